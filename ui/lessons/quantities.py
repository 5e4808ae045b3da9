"""Quantities: what stands in braces in a chapter, computed by the core."""

from collections.abc import Callable, Mapping

from pooling.experiments import Facts
from ui.lessons import LessonError
from ui.lessons.figures.base import Fact, Figure, written

GIVEN = "given"
Experiments = Mapping[str, Callable[[], Facts]]


def quantity(reference: str, figures: Mapping[str, Figure], experiments: Experiments) -> Fact:
    """Return a quantity: "toy.windows" of a figure, "noise.max" of an experiment, or "given 1,000".

    >>> quantity("given 1,000", {}, {}).text
    '1,000'

    Raises
    ------
    LessonError
        There is no such figure or experiment, or it has no such quantity.
    """
    if reference.startswith(f"{GIVEN} "):
        text = reference.removeprefix(f"{GIVEN} ").strip()
        return Fact(text, text)
    owner, dot, wanted = reference.partition(".")
    if not dot or not wanted:
        raise LessonError(
            f"“{{{reference}}}” is no quantity. Write a figure or an experiment, a point and what you want "
            "of it, such as {toy.windows}."
        )
    if owner in figures:
        return figures[owner].fact(wanted)
    return _measured(owner, wanted, figures, experiments)


def _measured(experiment: str, field: str, figures: Mapping[str, Figure], experiments: Experiments) -> Fact:
    if experiment not in experiments:
        raise LessonError(
            f"There is no figure and no experiment “{experiment}”. This chapter has the figures "
            f"{', '.join(figures) or '(none)'}; the experiments are {', '.join(experiments) or '(none)'}."
        )
    facts = experiments[experiment]()
    if field not in facts:
        raise LessonError(f"The experiment “{experiment}” has no “{field}”; it has {', '.join(facts)}.")
    value = facts[field]
    return Fact(written(value), value)

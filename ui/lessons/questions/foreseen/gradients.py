"""Questions for the gradient of an input cell: what known mistakes give in its place."""

from collections.abc import Iterator

import numpy as np

from pooling.kinds.dispatch import plan_windows
from pooling.misconceptions.gradients import wrong_gradients
from pooling.misconceptions.mistake import Mistake
from ui.lessons.questions.mistaken import Act, Foreseen, Mistaken, number_texts, one_text
from ui.lessons.questions.pooled import Pooled, altered
from ui.lessons.questions.sentences import filled, section
from ui.stepper.reduction_words import REDUCTION_WORDS

Place = tuple[int, ...]


def foresee_gradient(figure: Pooled, place: Place) -> Foreseen:
    """Foresee the answers to "what comes back to this cell?"."""
    texts = number_texts(float(figure.gradient[place]) + 0.0)
    return Foreseen([[text] for text in texts], _wrong(figure, place), show=f"step/{_reader(figure, place)}")


def _wrong(figure: Pooled, place: Place) -> Iterator[Mistaken]:
    said, rules, titles = section("gradient"), section("gradient_rules"), section("title.gradient")
    spec = figure.spec
    parts = {"rule": rules.get(spec.reduction, rules["any"]), "size": int(np.prod(spec.window_shape))}
    right, found = float(figure.gradient[place]), set()
    for mistake in wrong_gradients(figure.first, spec, figure.upstream):
        value = float(mistake.results[place]) + 0.0
        if value != right and value == value and value not in found:
            found.add(value)
            say = filled(said[mistake.name], parts)
            act = _act(figure, mistake, place)
            yield Mistaken(mistake.name, [one_text(value)], say, act, titles[mistake.name])


def _act(figure: Pooled, mistake: Mistake, place: Place) -> Act | None:
    """Let the figure send the gradient back by another rule; a tie is shown where it is."""
    words = section("act")
    if mistake.spec is not None and figure.x.ndim == figure.spec.rank:
        noun = REDUCTION_WORDS[mistake.spec.reduction].noun
        other = altered(figure, figure.x, mistake.spec, panel="gradient", start=_reader(figure, place))
        return Act(filled(words["back"], {"noun": noun}), other)
    if mistake.name in ("shared", "every_winner", "last_of_tie"):
        return Act(words["look"], show=f"step/{_reader(figure, place)}")
    return None


def _reader(figure: Pooled, place: Place) -> int:
    """Return the first step, counted from 1, whose window reads the cell, best one that it ties in."""
    plan = plan_windows(figure.spec, figure.plan.input_shape)
    readers = [at for at, index in enumerate(plan.indices(), 1) if place in plan.cells(index)]
    tied = [at for at in readers if len(figure.steps[at - 1].winners) > 1]
    return (tied or readers or [1])[0]

"""What a pitfall looks at of an answer, as the text of a choice: one number, all of them, a shape."""

from collections.abc import Callable, Mapping

import numpy as np

from pooling.number_text import format_number
from ui.compare.pitfalls.outcomes import Outcome, Values, outcome_of
from ui.compare.pitfalls.read import Pitfall, Source
from ui.stepper.labels import by


def seen(pitfall: Pitfall, source: Source, look: str = "") -> str:
    """Return what is seen of a source's answer: the pitfall's look at it, or another one."""
    outcome = outcome_of(pitfall, source)
    if outcome.words:
        return outcome.words
    return LOOKS[look or pitfall.look](pitfall, outcome)


def numbers_text(values: Values) -> str:
    """Write all numbers, a slash between rows: "11, 12 / 15, 16"."""
    rows = np.atleast_2d(values).reshape(-1, values.shape[-1] if values.ndim else 1)
    return " / ".join(", ".join(map(format_number, row)) for row in rows)


def _numbers(outcome: Outcome) -> Values:
    if outcome.values is None:
        raise ValueError("there are no numbers to look at, only a shape.")
    return outcome.values


def _changed(pitfall: Pitfall, outcome: Outcome) -> str:
    before = _numbers(outcome_of(pitfall, Source("before")))
    return str(int((_numbers(outcome) != before).sum()))


LOOKS[look or pitfall.look](pitfall, outcome)


def numbers_text(values: Values) -> str:
    """Write all numbers, a slash between rows: "11, 12 / 15, 16"."""
    rows = np.atleast_2d(values).reshape(-1, values.shape[-1] if values.ndim else 1)
    return " / ".join(", ".join(map(format_number, row)) for row in rows)


def batch_text(shape: tuple[int, ...]) -> str:
    """Write the shape of a batch of one: "(1, 3, 2, 2)"."""
    return str((1, *shape))


def _numbers(outcome: Outcome) -> Values:
    if outcome.values is None:
        raise ValueError("there are no numbers to look at, only a shape.")
    return outcome.values


def _changed(pitfall: Pitfall, outcome: Outcome) -> str:
    before = _numbers(outcome_of(pitfall, Source("before")))
    return str(int((_numbers(outcome) != before).sum()))


def _full(pitfall: Pitfall, outcome: Outcome) -> str:
    shape = _numbers(outcome).shape
    return batch_text(shape if _channels_first(pitfall, outcome) else (*shape[1:], shape[0]))


def _channels_first(pitfall: Pitfall, outcome: Outcome) -> bool:
    return len(_numbers(outcome)) == len(input_of(pitfall))


LOOKS: Mapping[str, Callable[[Pitfall, Outcome], str]] = {
    "cell": lambda pitfall, outcome: format_number(_numbers(outcome)[pitfall.at]),
    "all": lambda _, outcome: numbers_text(_numbers(outcome)),
    "number": lambda _, outcome: format_number(_numbers(outcome).item()),
    "shape": lambda _, outcome: by(outcome.shape),
    "full": lambda _, outcome: str(outcome.shape),
    "changed": _changed,
}

"""What a pitfall looks at of an answer, as the text of a choice: one number, all of them, a shape."""

from collections.abc import Callable, Mapping

import numpy as np

from pooling.number_text import format_number
from ui.compare.pitfalls.outcomes import Outcome, outcome_of
from ui.compare.pitfalls.read import Pitfall, Source
from ui.compare.tables import Values
from ui.stepper.labels import by


def seen(pitfall: Pitfall, source: Source, look: str = "") -> str:
    """Return what is seen of a source's answer: the pitfall's look at it, or another one."""
    outcome = outcome_of(pitfall, source)
    return outcome.words or LOOKS[look or pitfall.look](pitfall, outcome)


def numbers_text(values: Values) -> str:
    """Write all numbers, a slash between rows: "11, 12 / 15, 16"."""
    rows = values.reshape(-1, values.shape[-1])
    return " / ".join(", ".join(map(format_number, row)) for row in rows)


def _numbers(outcome: Outcome) -> Values:
    if outcome.values is None:
        raise ValueError("There are no numbers to look at, only a shape.")
    return outcome.values


def _changed(pitfall: Pitfall, outcome: Outcome) -> str:
    before = _numbers(outcome_of(pitfall, Source("before")))
    return str(np.count_nonzero(_numbers(outcome) != before))


LOOKS: Mapping[str, Callable[[Pitfall, Outcome], str]] = {
    "cell": lambda pitfall, outcome: format_number(_numbers(outcome)[pitfall.at]),
    "all": lambda _, outcome: numbers_text(_numbers(outcome)),
    "number": lambda _, outcome: format_number(_numbers(outcome).item()),
    "shape": lambda _, outcome: by(outcome.shape),
    "full": lambda _, outcome: str(outcome.shape),
    "changed": _changed,
}
"""The looks by name. Sentences may have another one than the pitfall's choices: `{same.shape}`."""

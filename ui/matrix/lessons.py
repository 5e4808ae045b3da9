"""The caption of the figure: what an example or a pattern shows, what to try, and what came out of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec
from pooling.kinds.dispatch import pool
from pooling.number_text import format_number
from ui.matrix.examples import EXAMPLES, Next
from ui.matrix.words import PATTERN_POINTS
from ui.stepper.labels import by

MOST_NUMBERS = 9  # of an output, in a sentence
BACK = "Back to the example"
CHANGED = "Example “{title}” with other settings: "  # what a title says may not hold for them
OTHERWISE = "the output is {output}."
NO_WINDOW = "no window fits."
PATTERN_NEXT = {
    "all_negative": Next(
        "Try window 3, padding Same",
        "All negative: the largest real number of each window stays, {output}. Padding is −∞; if it were 0, "
        "it would be the maximum of every window at the border.",
        {"window_rows": 3, "window_cols": 3, "padding": "same"},
    )
}


@dataclass(frozen=True)
class Lesson:
    """A caption, and the change that it advises: the text of its button, and the settings behind it.

    Attributes
    ----------
    example : the name of the example that it is about, or an empty text
    """

    text: str
    label: str = ""
    settings: Mapping[str, Any] | None = None
    example: str = ""

    @property
    def data(self) -> dict[str, str]:
        """What the component is sent."""
        return {"text": self.text, "button": self.label}


def lesson(
    shown: Mapping[str, Any], pattern: str, x: NDArray[Any], spec: PoolSpec, last: str = ""
) -> Lesson | None:
    """Return the caption for the shown settings, whose numbers make a `pattern` or none; there may be none.

    While the input is that of an example its caption stays, and follows the settings. If several have this
    input, it is the one whose settings are shown, or else the `last` one.
    """
    same_input = [name for name, one in EXAMPLES.items() if _is_input(one.settings, shown)]
    if same_input:
        return _on_example(sorted(same_input, key=lambda name: name != last), shown, x, spec)
    return _on_pattern(pattern, shown, x, spec) if pattern else None


def _on_example(names: list[str], shown: Mapping[str, Any], x: NDArray[Any], spec: PoolSpec) -> Lesson:
    for name in names:
        example = EXAMPLES[name]
        if example.settings == shown:
            return _with_next(_filled(example.note, x, spec), example.next, name)
        advised = example.next
        if advised and advised.settings and {**example.settings, **advised.settings} == shown:
            return Lesson(_filled(advised.note, x, spec), BACK, example.settings, name)
    example = EXAMPLES[names[0]]
    text = _filled(OTHERWISE, x, spec) if _fits(x, spec) else NO_WINDOW
    return Lesson(CHANGED.format(title=example.title) + text, BACK, example.settings, names[0])


def _on_pattern(name: str, shown: Mapping[str, Any], x: NDArray[Any], spec: PoolSpec) -> Lesson:
    advised = PATTERN_NEXT.get(name)
    if advised and {**shown, **advised.settings} == shown and _fits(x, spec):
        return Lesson(_filled(advised.note, x, spec))
    return _with_next(PATTERN_POINTS[name], advised)


def _with_next(text: str, advised: Next | None, example: str = "") -> Lesson:
    if advised is None:
        return Lesson(text, example=example)
    settings = EXAMPLES[advised.example].settings if advised.example else advised.settings
    return Lesson(text, advised.label, settings, example)


def _is_input(example: Mapping[str, Any], shown: Mapping[str, Any]) -> bool:
    return all(example[key] == shown[key] for key in ("source", "matrix"))


def _fits(x: NDArray[Any], spec: PoolSpec) -> bool:
    try:
        pool(x, spec)
    except PoolingError:
        return False
    return True


def _filled(note: str, x: NDArray[Any], spec: PoolSpec) -> str:
    """Put what the core makes of `x` into a note: its numbers, or only its shape if they are many."""
    y = pool(x, spec)
    numbers = [format_number(value) for value in y.ravel().tolist()]
    shape = by(y.shape[-spec.rank :])
    output = ", ".join(numbers) if len(numbers) <= MOST_NUMBERS else f"{shape} numbers"
    return note.format(output=output, shape=shape)

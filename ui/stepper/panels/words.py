"""Every sentence of the stepper's panels: templates filled by Python and by the stepper."""

from collections.abc import Mapping
from math import prod
from typing import Any

from pooling import PoolSpec, WindowPlan
from pooling.kinds.base import Layer
from pooling.windows.axes import AxisPlan
from pooling.windows.uneven import UnevenAxis
from ui.layers.mistake_words import CELL, layer_mistakes
from ui.stepper.panels.mistake_words import own_sentences
from ui.stepper.reduction_words import REDUCTION_WORDS

CHROME = {"tabs": "Explanations", "close": "Hide", "waiting": "Calculating…"}

SHAPE = {"alt": "{name}: {formula}"}


def axis_notes(axis: AxisPlan, extra: Mapping[str, Any] | None) -> list[str]:
    """Name the cells of an axis that no window uses, and a window that does not fit."""
    return [*_unread(axis), *([_extra_window(axis, **extra)] if extra else [])]


def _unread(axis: AxisPlan) -> list[str]:
    unread = [position for position, reads in enumerate(axis.reads()) if not reads]
    end = axis.positions(axis.output_size - 1)[-1]
    rest = [position for position in unread if position > end]
    between = len(unread) - len(rest)
    one, many = axis.name.removesuffix("s"), axis.name
    notes = []
    if rest:
        notes.append(
            f"The last {one} is never used."
            if len(rest) == 1
            else f"The last {len(rest)} {many} are never used."
        )
    if between:
        gaps = f"1 {one} is" if between == 1 else f"{between} {many} are"
        notes.append(f"{gaps} skipped between used {many}.")
    return notes or [f"Every {one} is used."]


def _extra_window(axis: AxisPlan, start: int, kind: str) -> str:
    one = axis.name.removesuffix("s")
    over = start + axis.extent - axis.size - axis.after
    cells = f"{over} {one if over == 1 else axis.name}"
    return {
        "overhang": f"The last window extends {cells} past the end; ceil mode keeps it.",
        "floor": f"One more window would start at {one} {start} and extend {cells} past the end; "
        "ceil mode would add it.",
        "struck": f"Ceil mode would add a window at {one} {start}, but it would start in the padding, "
        "so it is left out.",
    }[kind]


COVERAGE = {
    "label": "How often each cell is used",
    "cell": "Row {row}, column {col}: {value}",
}
MOST_COUNTS = 4
ALIKE = "The same in every channel."


_NUMBERS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TIMES = ("never", "once", "twice", *(f"{n} times" for n in _NUMBERS))


def times(n: int) -> str:
    """Say how often: "never", "once", "four times", "12 times"."""
    return _TIMES[n] if n < len(_TIMES) else f"{n} times"


def coverage_sentence(counts: dict[int, int]) -> str:
    """Say how often cells are used; `counts` maps a number of uses to its number of cells."""
    total, read = sum(counts.values()), sum(cells for reads, cells in counts.items() if reads)
    if counts == {1: total}:
        return "Every cell is used exactly once." if total > 1 else "The cell is used once."
    ever = "Every cell is used" if read == total else f"Only {read:,} of {total:,} cells are used"
    often = {reads: cells for reads, cells in sorted(counts.items()) if reads}
    if len(often) == 1:
        each = " " if read == total else ", each "
        return f"{ever}{each}{times(next(iter(often)))}."
    if len(often) <= MOST_COUNTS:
        return f"{ever}: {', '.join(f'{_cells(n)} {times(reads)}' for reads, n in often.items())}."
    least, most = min(often), max(often)
    are = "is" if often[most] == 1 else "are"
    return f"{ever}, {least} to {most:,} times; {_cells(often[most])} {are} used {times(most)}."


def _cells(n: int) -> str:
    return "1 cell" if n == 1 else f"{n:,} cells"


def coverage_reason(plan: WindowPlan) -> str:
    """Explain overlaps or gaps between windows by the stride, if there are any and if there is one."""
    if any(isinstance(axis, UnevenAxis) for axis in plan.axes):
        return ""
    if any(axis.stride > axis.extent and axis.output_size > 1 for axis in plan.axes):
        return "A stride longer than the window skips the cells in between."
    if any(axis.stride < axis.extent and axis.output_size > 1 for axis in plan.axes):
        return "Windows overlap because a stride is shorter than the window."
    return ""


CHANNEL_CODE = "Shown for channel 0; the other channels run the same code."
CHANNEL_PREDICT = "You predict channel 0; the others are revealed with it."
CODE_OF = "from pooling/{file}"
CODE_GIVEN = "x is the input, {shape}"
CODE = {
    "next": "Next line",
    "line": "Line {n}: {text}",
    "sets": "{name} = {value}",
    "window": "{source}[{places}]: {values}",
    "nothing": "no cells",
    "result": "y[{places}] = {value}",
    "library": "The library’s own code",
    "fast": "How the library does it fast",
}

PREDICT = {
    "ask": "What is the output at row {row}, column {col}?",
    "kinds": "What is asked",
    "field": "Your number",
    "check": "Check",
    "next": "Next",
    "show": "Show it",
    "again": "New round",
    "score": "{right} of {tried} right on the first try",
    "right": "Right: {result}.",
    "shown": "It is {result}.",
    "done": "All results are revealed.",
    "wrong": "Not {typed}. Look again at the orange window.",
    "empty": "Type a number first, such as 2.5 or 2,5.",
    "unreadable": "“{typed}” is not a number. Type one, such as 2.5 or 2,5.",
    "not_finite": "The output here is a finite number, not {typed}. Type one, such as 2.5 or 2,5.",
    "swapped": "{typed} belongs at row {col}, column {row}: you swapped row and column. The row comes first.",
    "cell": "{typed} is one of the cells in the window, but not the result.",
    "neighbour": "{typed} is the result one window {side}. Look where the orange window is now.",
    "front": "further front",
    "back": "further back",
    "up": "further up",
    "down": "further down",
    "left": "to the left",
    "right_side": "to the right",
}


def predict_words(spec: PoolSpec) -> dict[str, str]:
    """Return the words of the question for a result; of some layers a cell is wrong for another reason."""
    own = CELL.get(spec.kind) if isinstance(spec, Layer) else None
    return PREDICT | ({"cell": own} if own else {})


def mistakes(spec: PoolSpec) -> dict[str, str]:
    """Name the mistake for each wrong way to reduce a window; `{typed}` is the learner's number."""
    noun = REDUCTION_WORDS[spec.reduction].noun
    others = {
        name: f"{{typed}} is the {words.noun}; we asked for the {noun}."
        for name, words in REDUCTION_WORDS.items()
    }
    if spec.reduction == "avg":
        others["sum"] = "{typed} is the sum; divide it by {divisor}."
    if isinstance(spec, Layer):
        return {f"as {name}": say for name, say in others.items()} | layer_mistakes(spec, noun)
    size = prod(spec.window_shape)
    others |= own_sentences(spec)
    return others | {
        "zero": "{typed} counts padding as 0, but padding is ignored: use the real cells only.",
        "real": "{typed} is the average of the cells, but the divisor is set: divide by {divisor}.",
        "window": f"{{typed}} divides by {size}, the size of the window; divide by {{divisor}}: "
        f"{'the divisor is set' if spec.divisor_override is not None else 'only these cells count'}.",
        "divisor": "{typed} is the average of the real cells, but padding counts here: divide by {divisor}.",
    }

"""Every sentence of the stepper's panels: templates that Python and the stepper fill."""

from collections.abc import Mapping
from typing import Any

from pooling import WindowPlan
from pooling.axes import AxisPlan

TABS = {
    "shape": "Shape",
    "coverage": "Coverage",
    "gradient": "Gradient",
    "code": "Code",
    "fast": "Fast code",
    "predict": "Predict",
}
CHROME = {"tabs": "Explanations", "close": "Hide", "waiting": "Working it out…"}

SHAPE = {"alt": "{name}: {formula}", "window": "window {i}", "pad": "pad"}


def axis_notes(axis: AxisPlan, extra: Mapping[str, Any] | None) -> list[str]:
    """Say what happens to the cells of an axis that no window reads, and to a window that does not fit."""
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
            f"The last {one} is never read."
            if len(rest) == 1
            else f"The last {len(rest)} {many} are never read."
        )
    if between:
        gaps = f"1 {one} is" if between == 1 else f"{between} {many} are"
        notes.append(f"{gaps} skipped between the cells that windows read.")
    return notes or [f"Every {one} is read."]


def _extra_window(axis: AxisPlan, start: int, kind: str) -> str:
    one = axis.name.removesuffix("s")
    over = start + axis.extent - axis.size - axis.after
    cells = f"{over} {one if over == 1 else axis.name}"
    return {
        "overhang": f"The last window hangs over the end by {cells}; with ceil mode it counts.",
        "floor": f"One more window would start at {one} {start} and hang over the end by {cells}; "
        "with ceil mode it would count.",
        "struck": f"Ceil mode would add a window that starts at {one} {start}, in the padding: "
        "it is struck out.",
    }[kind]


COVERAGE = {
    "label": "How often each cell is read",
    "legend": "{n}×",
    "never": "never",
    "cell": "Row {row}, column {col}: read {value}",
}
MOST_COUNTS = 4
ALIKE = "The same in every channel."


_NUMBERS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TIMES = ("never", "once", "twice", *(f"{n} times" for n in _NUMBERS))


def times(n: int) -> str:
    """Say how often: "never", "once", "four times", "12 times"."""
    return _TIMES[n] if n < len(_TIMES) else f"{n} times"


def coverage_sentence(counts: dict[int, int]) -> str:
    """Say how often cells are read; `counts` maps a number of reads to its number of cells."""
    total, read = sum(counts.values()), sum(cells for reads, cells in counts.items() if reads)
    if counts == {1: total}:
        return (
            f"Every one of the {total} cells is read exactly once." if total > 1 else "The cell is read once."
        )
    ever = f"All {total} cells are read" if read == total else f"{read} of {total} cells are ever read"
    often = {reads: cells for reads, cells in sorted(counts.items()) if reads}
    if len(often) == 1:
        return f"{ever}, each {times(next(iter(often)))}."
    if len(often) <= MOST_COUNTS:
        return f"{ever}: {', '.join(f'{_cells(n)} {times(reads)}' for reads, n in often.items())}."
    least, most = min(often), max(often)
    return f"{ever}, from {times(least)} to {times(most)}; {_cells(often[most])} {times(most)}."


def _cells(n: int) -> str:
    return "1 cell" if n == 1 else f"{n} cells"


def coverage_reason(plan: WindowPlan) -> str:
    """Say why windows overlap or leave gaps, if they do."""
    if any(axis.stride > axis.extent and axis.output_size > 1 for axis in plan.axes):
        return "Where a stride is longer than the window, cells between two windows are skipped."
    if any(axis.stride < axis.extent and axis.output_size > 1 for axis in plan.axes):
        return "Windows overlap because a stride is shorter than the window."
    return ""


CHANNEL_CODE = "These are the numbers of channel 0; the others run through the same lines."
CHANNEL_PREDICT = "Channel 0 is asked; the others are uncovered with it."
CODE = {
    "of": "from pooling/{file}",
    "next": "Next line",
    "variables": "Variables",
    "line": "Line {n}: {text}",
    "reduce": "reduction.of_window is {name}",
}

PREDICT = {
    "ask": "What goes to row {row}, column {col} of the output?",
    "field": "Your number",
    "check": "Check",
    "next": "Next",
    "show": "Show it",
    "again": "New round",
    "score": "{right} of {tried} right at the first try",
    "right": "Right: {result}.",
    "shown": "It is {result}.",
    "done": "Every result is uncovered.",
    "wrong": "{typed} is not it. Read the cells in the amber window once more.",
    "empty": "Nothing is typed yet: type one number, such as 2.5 or 2,5.",
    "unreadable": "You typed “{typed}”, which is not one number: type one, such as 2.5 or 2,5.",
    "swapped": "{typed} belongs to row {col}, column {row}: row and column are swapped. The row comes first.",
    "neighbour": "{typed} is the result one window {side}: look where the amber window is now.",
    "front": "further front",
    "back": "further back",
    "up": "further up",
    "down": "further down",
    "left": "to the left",
    "right_side": "to the right",
    "covered": "?",
    "near": "{typed} is close, but not within the four digits shown.",
}


def mistakes(reduction: str) -> dict[str, str]:
    """Say, for each wrong way of working a window out, what was done; `{typed}` is the learner's number."""
    asked = {
        "max": "here its greatest cell is asked",
        "min": "here its least cell is asked",
        "avg": "here its mean is asked",
        "sum": "here its sum is asked",
        "lp": "here its p-norm is asked",
        "softmax": "here its softmax-weighted mean is asked",
    }[reduction]
    return {
        "zero": "{typed} takes padding as 0, but padding is not a value: only the real cells count.",
        "divisor": "{typed} is the mean of the real cells, but here padding counts too: divide by {divisor}.",
        "max": "{typed} is the greatest cell of the window; " + f"{asked}.",
        "min": "{typed} is the least cell of the window; " + f"{asked}.",
        "avg": "{typed} is the mean of the window; " + f"{asked}.",
        "sum": "{typed} is the sum of the window: "
        + ("divide it by {divisor}." if reduction == "avg" else f"{asked}."),
    }

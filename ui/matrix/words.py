"""Every sentence about editing the matrix: patterns, slices, rows and columns, the brush."""

from collections.abc import Sequence

from pooling.matrices import count_things
from pooling.volumes import MOST_CELLS
from ui.stepper.labels import by

AXES = {"slice": "slice", "row": "row", "col": "column"}

HISTORY = {
    "undo": "Undo",
    "undo_help": "Undo the last edit",
    "redo": "Redo",
    "redo_help": "Redo the edit you undid",
}

FILL = {
    "label": "Fill",
    "help": "Fill with a pattern or resize",
    "pattern": "Pattern",
    "rows": "Rows",
    "cols": "Columns",
    "seed": "Seed",
    "seed_help": "Same seed, same matrix.",
    "none": "Choose a pattern to fill these rows and columns. Undo brings your numbers back.",
}

PATTERN_TITLES = {
    "ramp": "Ramp",
    "checkerboard": "Checkerboard",
    "edge": "Edge",
    "single_dot": "Single dot",
    "random": "Random",
    "all_negative": "All negative",
    "ties": "Ties",
}

PATTERN_POINTS = {
    "ramp": "Ramp: the largest number of each window is its last, the smallest its first, and the average "
    "lies halfway between.",
    "checkerboard": "Checkerboard: in a window with an even side, half the cells are 0 and half are 8. Max "
    "gives 8 everywhere, average gives 4: the board is gone.",
    "edge": "Edge: with a window of 2 columns, the edge lies inside a window. Max moves it one column left, "
    "min one column right, and average puts a 4 in between.",
    "single_dot": "Single dot: max keeps the 9, wherever it is in its window; the average of 4 cells weakens "
    "it to 2.25.",
    "random": "Random: if the windows tile the matrix, the mean of their averages is the mean of all cells. "
    "The mean of their maxima is never lower.",
    "all_negative": "All negative: if padding were 0, it would be the maximum of every window at the border. "
    "Try a window of 3 with padding Same: here padding is −∞ and is never chosen.",
    "ties": "Ties: all cells of a window with side 2 are equal. The first in reading order gets all the "
    "gradient: open Gradient to see it.",
}


def too_many(axis: str, most: int, source: str = "matrix") -> str:
    """Say why there can be no more slices, rows or columns."""
    if source == "row" and axis == "row":
        return "1-D input has only one row; choose Matrix to add rows."
    if source == "row" and axis == "slice":
        return "1-D input has no slices; choose 3-D to add some."
    name = _name(axis, source)
    there = count_things(most, name)
    return f"There are {there} already, and no more are allowed here; remove a {name} first."


def too_many_cells(axis: str, cells: int, source: str = "matrix") -> str:
    """Say why one more line would make too many cells in all slices together."""
    return (
        f"Another {_name(axis, source)} would make {cells} cells, and at most {MOST_CELLS} are allowed; "
        "remove rows, columns or slices first."
    )


def too_few(axis: str, source: str = "matrix") -> str:
    """Say why the last slice, row or column has to stay."""
    name = _name(axis, source)
    return f"This is the only {name}, and at least 1 is needed; edit its numbers instead."


def _name(axis: str, source: str) -> str:
    """Return the name of an axis; the slices of a matrix are its channels."""
    return "channel" if axis == "slice" and source == "matrix" else AXES[axis]


def pasted_part(came: Sequence[int], used: Sequence[int]) -> str:
    """Say that a pasted block was cut."""
    return f"Only {by(used)} of the pasted {by(came)} numbers fit here; the rest is left out."

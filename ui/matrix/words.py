"""Every sentence about changing the matrix: patterns, slices, rows and columns, the brush."""

from collections.abc import Sequence

from pooling.matrices import count_things
from pooling.volumes import MOST_CELLS
from ui.stepper.labels import by

AXES = {"slice": "slice", "row": "row", "col": "column"}

HISTORY = {
    "undo": "Undo",
    "undo_help": "Take back the last change of the matrix.",
    "redo": "Redo",
    "redo_help": "Make the change again that was taken back last.",
}

FILL = {
    "label": "Fill",
    "help": "Fill the matrix with a pattern, or give it another shape.",
    "pattern": "Pattern",
    "rows": "Rows",
    "cols": "Columns",
    "seed": "Seed",
    "seed_help": "Names the random numbers: the same seed draws the same matrix.",
    "none": "Choose a pattern; it fills the rows and columns above. Undo brings your numbers back.",
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
    "ramp": "Ramp: the greatest number of a window is always its last, the least its first, and the average "
    "lies halfway between them.",
    "checkerboard": "Checkerboard: half of every window with an even side is 0 and half is 8, so max answers "
    "8 everywhere and average 4: the board is gone.",
    "edge": "Edge: it lies inside a window of 2 columns. Max moves it one column to the left, min one to the "
    "right, and average puts a 4 between.",
    "single_dot": "Single dot: max keeps the 9 wherever it stands in its window; an average over 4 cells "
    "thins it to 2.25.",
    "random": "Random: where the windows tile the matrix, the mean of their averages is the mean of all "
    "cells, and the mean of their maxima never lies below it.",
    "all_negative": "All negative: padding that counts as 0 would win every maximum at the border. Choose a "
    "window of 3 and padding Same: here padding is −∞ and never wins.",
    "ties": "Ties: all cells of a window with side 2 are equal and win together; the first in reading order "
    "gets the whole gradient: open Gradient to see it flow.",
}


def too_many(axis: str, most: int, source: str = "matrix") -> str:
    """Refuse another slice, row or column."""
    if source == "row" and axis == "row":
        return "1-D input is one row and cannot get another; choose Matrix to add rows."
    if source == "row" and axis == "slice":
        return "1-D input is one row and has no slices; choose 3-D to add some."
    name = _name(axis, source)
    there = count_things(most, name)
    return f"There are {there}, and more are not allowed here; drop a {name} before you add one."


def too_many_cells(axis: str, cells: int, source: str = "matrix") -> str:
    """Refuse a line with which several slices would have too many cells together."""
    return (
        f"With another {_name(axis, source)} there would be {cells} cells, and {MOST_CELLS} are allowed; "
        "drop rows, columns or slices first."
    )


def too_few(axis: str, source: str = "matrix") -> str:
    """Refuse to drop the last slice, row or column."""
    name = _name(axis, source)
    return f"This is the only {name}, and at least 1 is needed; change its numbers instead of dropping it."


def _name(axis: str, source: str) -> str:
    """Several slices of a matrix are channels."""
    return "channel" if axis == "slice" and source == "matrix" else AXES[axis]


def pasted_part(came: Sequence[int], used: Sequence[int]) -> str:
    """Say that a pasted block was cut."""
    return f"The matrix ends there: of the pasted {by(came)} numbers, {by(used)} were used."

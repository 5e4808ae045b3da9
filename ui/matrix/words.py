"""Sentences about changing the matrix; those about a limit or a text stand where it is checked."""

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


def pasted_part(came: str, used: str) -> str:
    """Say that a pasted block was cut, from its shape and that of the part."""
    return f"The matrix ends there: of the pasted {came} numbers, {used} were used."


def last_is_used(sentence: str, kind: str) -> str:
    """Say what is pooled while the text in the box cannot be read."""
    last = "numbers that could be read are" if kind in ("row", "volume") else "matrix that could be read is"
    return f"{sentence} The last {last} used."

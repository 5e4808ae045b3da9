"""Sentences about editing the matrix; those about limits are beside their checks."""

EDIT = {"label": "Edit matrix", "box": "Matrix"}

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
    "Here padding is −∞ and is never chosen.",
    "ties": "Ties: all cells of a window with side 2 are equal. The first in reading order gets all the "
    "gradient: open Gradient to see it.",
}


def pasted_part(came: str, used: str) -> str:
    """Say that a pasted block was cut: `came` is its shape, `used` the shape that fits."""
    return f"Only {used} of the pasted {came} numbers fit here; the rest is left out."


def typed_too_much(length: int, most: int) -> str:
    """Say that a text is too long for a cell."""
    return (
        f"The text is {length:,} characters long, and a cell holds at most {most}; type one number, or "
        "select a cell and paste several."
    )


def last_is_used(sentence: str, kind: str) -> str:
    """Say what is pooled while the text in the box is invalid."""
    last = "numbers" if kind in ("row", "volume") else "matrix"
    return f"{sentence} Still using the last valid {last}."

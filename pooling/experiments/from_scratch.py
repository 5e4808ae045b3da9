"""Two slips in code from scratch that a square input hides, run here to see what they do."""

from functools import cache
from math import isqrt

import numpy as np

from pooling.experiments.facts import Facts
from pooling.spec import PoolSpec
from pooling.windows import plan_windows

WINDOW = 2
WIDE, FLAT = (4, 6), (2, 8)
"""Rows and columns of an input where the root is no whole number, and of one where it is."""


def root_shape(windows: int) -> tuple[int, int]:
    """Return the shape that a square root guesses from the number of windows.

    >>> root_shape(6), root_shape(4)
    ((2, 2), (2, 2))
    """
    return isqrt(windows), isqrt(windows)


def windows_by(rows: int, columns: int, searched: int) -> int:
    """Count the whole windows of a loop whose columns run over `searched` in place of `columns`."""
    fitting = [start for start in range(0, searched, WINDOW) if start + WINDOW <= columns]
    return len([start for start in range(0, rows, WINDOW) if start + WINDOW <= rows]) * len(fitting)


@cache
def square_root() -> Facts:
    """Reshape as many results as there are windows to the square that the root guesses."""
    facts: dict[str, int | float | str] = {}
    for name, shape in (("wide", WIDE), ("flat", FLAT)):
        true = plan_windows(PoolSpec.of("max", WINDOW), shape).output_shape
        windows = true[0] * true[1]
        guess = root_shape(windows)
        facts |= {
            f"{name}_windows": windows,
            f"{name}_guess": f"{guess[0]} × {guess[1]}",
            f"{name}_said": _reshaped(windows, guess),
        }
    return facts


def _reshaped(windows: int, shape: tuple[int, int]) -> str:
    """Return what NumPy says to this shape: nothing if it takes it."""
    try:
        np.zeros(windows).reshape(shape)
    except ValueError as error:
        return str(error)
    return ""


@cache
def columns_by_rows() -> Facts:
    """Count the windows of a 4 × 6 input for a loop that counts rows on both axes."""
    rows, columns = WIDE
    made, there = windows_by(rows, columns, rows), windows_by(rows, columns, columns)
    return {"made": made, "there": there, "skipped_columns": columns - rows}

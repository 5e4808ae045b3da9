"""What a window's numbers become: one row per reduction; to add a reduction is to add a row."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

SCALE = 2.0**64
"""Totals too large for a float are summed again divided by this power of two, which loses no digit."""


@dataclass(frozen=True)
class Reduction:
    """One way to turn a window into a number.

    Attributes:
        name: the key in `REDUCTIONS`.
        of_window: the definition: the window's real cells, in reading order, and the divisor -> the result.
        gathers: the ufunc that puts two cells together; windows are pooled by applying it axis after axis.
        picks: whether the result is one of the window's cells, so that cells can win, and keeps their dtype.
        divides: whether the total is divided by the divisor.
    """

    name: str
    of_window: Callable[[Sequence[float], int], float]
    gathers: np.ufunc
    picks: bool = False
    divides: bool = False

    def result_dtype(self, dtype: np.dtype[Any]) -> np.dtype[Any]:
        """Return the result's dtype: extremes keep the input's, totals of integers are float64."""
        return dtype if self.picks or dtype.kind == "f" else np.dtype(np.float64)


def _greatest(values: Sequence[float], _divisor: int) -> float:
    """Return the greatest value, or NaN as soon as one is in the window.

    >>> _greatest([1, 3, 2], 3)
    3
    """
    return math.nan if any(map(math.isnan, values)) else max(values)


def _least(values: Sequence[float], _divisor: int) -> float:
    return math.nan if any(map(math.isnan, values)) else min(values)


def _sum(values: Sequence[float], _divisor: int) -> float:
    return _mean(values, 1)


def _mean(values: Sequence[float], divisor: int) -> float:
    """Return the total over the divisor; only a result that is itself too large for a float becomes infinite.

    >>> _mean([3, 5, 1], 3)
    3.0
    >>> _mean([1e308, 1e308], 2)
    1e+308
    """
    total = float(sum(values))
    if math.isfinite(total):
        return total / divisor
    return sum(value / SCALE for value in values) / divisor * SCALE


REDUCTIONS: dict[str, Reduction] = {
    row.name: row
    for row in (
        Reduction("max", _greatest, np.maximum, picks=True),
        Reduction("min", _least, np.minimum, picks=True),
        Reduction("avg", _mean, np.add, divides=True),
        Reduction("sum", _sum, np.add),
    )
}

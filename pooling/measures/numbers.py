"""What describes an array in a few numbers: its range, mean and spread, and how many cells are active."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError

NOTHING = 1e-12
"""A total this small beside the sum of the magnitudes is what rounding left of 0."""


@dataclass(frozen=True)
class Numbers:
    """An array in a few numbers; NaN makes all of them NaN but the counts.

    Attributes
    ----------
    cells : int
        Cells of all channels.
    low, high : float
        The smallest and the largest.
    mean, deviation : float
        The mean, and the standard deviation: the root of the mean squared distance from it.
    active : int
        Cells above the threshold.
    total : float
        The sum.
    """

    cells: int
    low: float
    high: float
    mean: float
    deviation: float
    active: int
    total: float

    @property
    def active_share(self) -> float:
        """Active cells among all cells."""
        return self.active / self.cells


def describe(values: ArrayLike, above: float = 0.0) -> Numbers:
    """Describe an array; a cell is active if it is greater than `above`.

    Raises
    ------
    PoolingError
        If there is no cell.

    Examples
    --------
    >>> describe([[1, 3], [5, -1]])
    Numbers(cells=4, low=-1.0, high=5.0, mean=2.0, deviation=2.23606797749979, active=3, total=8.0)
    """
    cells = np.asarray(values, np.float64)
    if cells.size == 0:
        raise PoolingError(
            f"The array has the shape {cells.shape}, no cell; give it at least one to describe."
        )
    scaled, exponent = scale(cells)
    with np.errstate(
        invalid="ignore", over="ignore"
    ):  # infinities have no spread, and sums may exceed all numbers
        middle = scaled.mean()
        deviation = np.sqrt(np.square(scaled - middle).mean())
        mean, spread, total = np.ldexp([middle, deviation, _total(scaled)], exponent).tolist()
    active = int(np.count_nonzero(cells > above))
    return Numbers(cells.size, float(cells.min()), float(cells.max()), mean, spread, active, total)


def _total(cells: NDArray[np.float64]) -> float:
    total = float(cells.sum())
    return 0.0 if abs(total) <= NOTHING * float(np.abs(cells).sum()) else total


def scale(cells: NDArray[np.float64]) -> tuple[NDArray[np.float64], int]:
    """Return the cells divided by a power of two, so that none is above 1, and the exponent.

    Squares and sums then neither exceed the largest number nor vanish.

    >>> scale(np.array([3.0, -1e300]))[1]
    997
    """
    sizes = np.abs(cells)
    exponent = int(np.frexp(sizes[np.isfinite(sizes)].max(initial=0.0))[1])
    return np.ldexp(cells, -exponent), exponent

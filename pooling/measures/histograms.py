"""How often numbers occur before and after pooling, counted in the same bins."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError

Floats = NDArray[np.float64]
MOST_WHOLE = 32
"""So many whole numbers have a bin each."""
LARGEST_WHOLE = 2.0**50
"""Up to here there are numbers halfway between whole ones."""


@dataclass(frozen=True)
class Histogram:
    """Two arrays counted in the same bins.

    Attributes
    ----------
    edges : tuple of float
        Where the bins begin and end, one more than there are bins; each bin has its lower edge.
    before, after : tuple of float
        The share of each array's cells that lies in each bin.
    left_out : int
        Cells of both that are NaN or infinite, and lie in no bin.
    """

    edges: tuple[float, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]
    left_out: int


def histogram(before: ArrayLike, after: ArrayLike, bins: int = 24) -> Histogram:
    """Count two arrays in the same bins, from the smallest number of both to the largest.

    If `before` has whole numbers alone, a bin has as many of them as every other: one each in a range of at
    most 32, else so many that there are at most `bins` bins.

    Raises
    ------
    PoolingError
        If `bins` is less than 1.

    Examples
    --------
    >>> histogram([1, 2, 2, 3], [3, 3])
    Histogram(edges=(0.5, 1.5, 2.5, 3.5), before=(0.25, 0.5, 0.25), after=(0.0, 0.0, 1.0), left_out=0)
    """
    if bins < 1:
        raise PoolingError(f"bins is {bins}; a histogram needs at least 1.")
    arrays = [np.asarray(values, np.float64).ravel() for values in (before, after)]
    finite = [values[np.isfinite(values)] for values in arrays]
    edges = _edges(finite[0], finite[1], bins)
    left_out = sum(values.size for values in arrays) - sum(values.size for values in finite)
    shares = [_shares(some, edges, values.size) for some, values in zip(finite, arrays, strict=True)]
    return Histogram(tuple(edges.tolist()), shares[0], shares[1], left_out)


def _edges(before: Floats, after: Floats, bins: int) -> Floats:
    cells = np.concatenate([before, after])
    low, high = float(cells.min(initial=np.inf)), float(cells.max(initial=-np.inf))
    if low > high:
        return np.array([-0.5, 0.5])
    if max(-low, high) < LARGEST_WHOLE and bool((before == np.rint(before)).all()):
        return _whole_edges(math.floor(low), math.ceil(high), bins)
    if low == high:
        return np.array([low - abs(low) / 2, low + abs(low) / 2])
    if math.isinf(high - low):
        return np.asarray(2 * np.linspace(low / 2, high / 2, bins + 1))
    return np.linspace(low, high, bins + 1)


def _whole_edges(low: int, high: int, bins: int) -> Floats:
    """Return edges halfway between whole numbers."""
    numbers = high - low + 1
    width = 1 if numbers <= MOST_WHOLE else -(-numbers // bins)
    return low - 0.5 + width * np.arange(-(-numbers // width) + 1.0)


def _shares(cells: Floats, edges: Floats, size: int) -> tuple[float, ...]:
    return tuple((np.histogram(cells, edges)[0] / max(size, 1)).tolist())

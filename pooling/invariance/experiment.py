"""How much of a small shift is left after each pool."""

from dataclasses import dataclass
from itertools import accumulate, repeat
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.fast import pool
from pooling.invariance.equivariance import equivariance_errors
from pooling.invariance.metrics import cosine_distances, count_distinct, same_shares
from pooling.invariance.shifts import all_shifts
from pooling.invariance.ways import Way
from pooling.spec import PoolSpec
from pooling.validation.arrays import as_real_array


@dataclass(frozen=True)
class LevelReport:
    """What all shifts of at most J cells change at one level, compared with the unshifted picture there.

    The maps have shape `(2J + 1, 2J + 1)`; entry `[J + down, J + right]` belongs to that shift. The shares
    and means leave out the shift (0, 0), which always agrees with itself, unless there is no other.

    Attributes
    ----------
    level : int
        Number of pools so far; 0 is the picture itself.
    shape : tuple of int
        The picture's shape at this level.
    distinct : int
        Number of different results over all shifts, (0, 0) included.
    same : ndarray
        Share of equal cells, per shift (see `same_share`).
    cosine : ndarray
        Cosine distance, per shift (see `cosine_distance`).
    unlike : ndarray
        Distance between the shifted map and the map of the shifted picture, per shift (see
        `equivariance_errors`).
    """

    level: int
    shape: tuple[int, ...]
    distinct: int
    same: NDArray[np.float64]
    cosine: NDArray[np.float64]
    unlike: NDArray[np.float64]

    @property
    def exact_share(self) -> float:
        """Share of the shifts after which not one cell differs."""
        return _mean_without_centre(self.same == 1)

    @property
    def mean_same(self) -> float:
        """Mean share of equal cells."""
        return _mean_without_centre(self.same)

    @property
    def mean_cosine(self) -> float:
        """Mean cosine distance."""
        return _mean_without_centre(self.cosine)

    @property
    def mean_unlike(self) -> float:
        """Mean equivariance error."""
        return _mean_without_centre(self.unlike)


def levels(image: ArrayLike, spec: PoolSpec | Way, count: int) -> list[NDArray[Any]]:
    """Return the image, of shape `(..., H, W)`, and the result after each of `count` pools in a row.

    Raises
    ------
    PoolingError
        If the count is negative, or a level is too small for the next pool.

    Examples
    --------
    >>> [level.shape for level in levels(np.zeros((64, 64)), PoolSpec.of("max", 2, padding="same"), 4)]
    [(64, 64), (32, 32), (16, 16), (8, 8), (4, 4)]
    """
    if count < 0:
        raise PoolingError(f"The number of pools is {count}; it must be 0 or more: raise it.")
    once = spec if isinstance(spec, Way) else lambda level: pool(level, spec)
    return list(accumulate(repeat(None, count), lambda level, _: once(level), initial=as_real_array(image)))


def survey(
    image: ArrayLike, spec: PoolSpec | Way, count: int, amount: int, border: str = "replicate"
) -> list[LevelReport]:
    """Pool every shift of `image` of at most `amount` cells in both axes, and report on each level.

    Raises
    ------
    PoolingError
        As `levels` and `all_shifts`.
    """
    moved = levels(all_shifts(image, amount, border), spec, count)
    strides = spec.window if isinstance(spec, Way) else (spec.strides[0], spec.strides[-1])
    return [_report(level, results, amount, strides, border) for level, results in enumerate(moved)]


def distinct_results(
    image: ArrayLike, spec: PoolSpec | Way, count: int, amount: int, border: str = "replicate"
) -> int:
    """Return how many different results all shifts of at most `amount` cells have after `count` pools.

    1 means exactly invariant: all such shifts give the same result. (0, 0) is one of the shifts.

    Raises
    ------
    PoolingError
        As `survey`.
    """
    return count_distinct(levels(all_shifts(image, amount, border), spec, count)[-1])


def exact_share(
    image: ArrayLike, spec: PoolSpec | Way, count: int, amount: int, border: str = "replicate"
) -> list[float]:
    """Return, for the image and after each pool, the share of shifts with exactly the unshifted result.

    (0, 0) is left out; an amount of 0 gives 1.0 everywhere.

    Raises
    ------
    PoolingError
        As `survey`.
    """
    return [report.exact_share for report in survey(image, spec, count, amount, border)]


def _report(
    level: int, results: NDArray[Any], amount: int, strides: tuple[int, int], border: str
) -> LevelReport:
    steps = (strides[0] ** level, strides[1] ** level)
    flat = results.reshape(*results.shape[:2], -1)
    origin = flat[amount, amount]
    return LevelReport(
        level,
        results.shape[2:],
        count_distinct(results),
        same_shares(flat, origin),
        cosine_distances(flat, origin),
        equivariance_errors(results, steps, border),
    )


def _mean_without_centre(values: NDArray[Any]) -> float:
    others = np.delete(values, values.size // 2)
    return float(others.mean() if others.size else values.mean())

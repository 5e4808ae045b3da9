"""The median of every window, by what is quickest: a network of comparisons, counting, or sorting.

A box has no median that could be made of its rows' medians, so there are no separable passes. Windows of few
cells go through a sorting network (`network_medians`), all at once. Where the input has few different
numbers, as bytes do, one sum of windows for each counts how many cells are no greater. Other windows are
copied side by side and put in order (`pooling.vectorized.window_cells`): the cost grows with the cells of all
windows together, and above `MOST_CELLS` it is rejected.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.errors import PoolingError
from pooling.planes.arithmetic import Array, Pool
from pooling.planes.exact_integers import magnitude
from pooling.planes.frame_medians import frame_medians
from pooling.planes.network_medians import FEW_CELLS, network_medians, network_part
from pooling.planes.wide_medians import is_wide, wide_medians
from pooling.vectorized.window_cells import (
    AxisWindows,
    Part,
    distinct_windows,
    window_cells,
)
from pooling.windows import WindowPlan

FEW_VALUES = 256
"""Different numbers up to which counting may be quicker than sorting."""
COUNTED = 5
"""Cells of the input and of the output that are counted in the time in which one is sorted."""
MOST_CELLS = 2**28
"""Cells of all windows together: sorting so many takes some ten seconds."""
HALF_RANGE = 2**62
"""Two integers below this have a sum of 64 bits."""
Middle = tuple[Array, Array]
"""The two middle cells of every window in order, which are one in windows of an odd number."""


def pool_median(planes: Array, plan: WindowPlan, pool: Pool) -> Array:
    """Return every window's median, in float64 for integers.

    Raises
    ------
    PoolingError
        If so many cells would have to be sorted that it takes minutes.
    """
    low, high = middle_cells(planes, plan, pool)
    if planes.dtype.kind == "f" and np.array_equal(low, high):
        return low
    if planes.dtype.kind == "f":
        low, high = (each.astype(np.promote_types(planes.dtype, np.float64)) for each in (low, high))
        means = (low + high) / 2
        return np.where(np.isfinite(means), means, low / 2 + high / 2)  # of two too large to be added
    wide: Any = (
        object if magnitude(planes) >= HALF_RANGE else np.uint64 if planes.dtype.kind == "u" else np.int64
    )
    halves: Array = (low.astype(wide) + high.astype(wide)) / 2
    return halves.astype(np.float64)


def middle_cells(planes: Array, plan: WindowPlan, pool: Pool) -> Middle:
    """Return the two middle cells of every window; NaN, twice, where a window has one."""
    if is_wide(plan, FEW_CELLS):
        return wide_medians(planes, plan)
    inner = network_part(plan)
    if inner is None:
        return _middle_of_many(planes, plan, pool)
    shape = planes.shape[: -len(plan.axes)] + plan.output_shape
    result = np.empty(shape, planes.dtype), np.empty(shape, planes.dtype)
    network_medians(planes, plan, inner, result)
    frame_medians(planes, plan, inner, result)  # of few cells: larger windows that are alike are wide
    return result


def _middle_of_many(planes: Array, plan: WindowPlan, pool: Pool) -> Middle:
    whole = tuple(range(axis.output_size) for axis in plan.axes)
    leading = prod(planes.shape[: -len(plan.axes)])
    work = leading * prod(int(each.sizes.sum()) for each in distinct_windows(plan, whole))
    cells = planes.size + leading * plan.window_count
    values = _few_values(planes) if work > cells else None
    if values is not None and work * COUNTED > cells * len(values):
        return _count(planes, values, plan, pool)
    if work > MOST_CELLS:
        raise PoolingError(
            f"The median puts the cells of every window in order, and these windows have {work:,} cells "
            f"together; at most {MOST_CELLS:,} are allowed: use a smaller window, or larger strides."
        )
    shape = planes.shape[: -len(plan.axes)] + plan.output_shape
    result = np.empty(shape, planes.dtype), np.empty(shape, planes.dtype)
    _sort_part(planes, plan, whole, result)
    return result


def _few_values(planes: Array) -> Array | None:
    """Return the different numbers, in order, if they are few and none is NaN."""
    values: Array = np.unique(planes)
    few = 0 < len(values) <= FEW_VALUES and values[-1] == values[-1]
    return values if few else None


def _count(planes: Array, values: Array, plan: WindowPlan, pool: Pool) -> Middle:
    """Count, for every window, the numbers of which at most half the cells are no greater."""
    ranks = (plan.cell_counts - 1) // 2, plan.cell_counts // 2
    found = [np.zeros(planes.shape[: -len(plan.axes)] + plan.output_shape, np.uint8) for _ in ranks]
    for value in values[:-1]:
        counts = pool(plan, (planes <= value).astype(np.uint8), "sum")
        for place, rank in zip(found, ranks, strict=True):
            place += counts <= rank
    low, high = (values[place] for place in found)
    return low, high


def _sort_part(planes: Array, plan: WindowPlan, part: Part, result: Middle) -> None:
    """Put the windows of a part in order."""
    axes = distinct_windows(plan, part)
    if planes.dtype.itemsize == 1:
        planes = planes.astype(np.int32)  # sorting bytes takes ten times as long
    leading, kinds = planes.shape[: -len(plan.axes)], tuple(len(axis.sizes) for axis in axes)
    made = [np.empty((prod(leading), prod(kinds)), planes.dtype) for _ in result]
    for block in window_cells(planes, plan, axes):
        block.cells.sort(axis=-1)
        for out, at in zip(made, ((block.sizes - 1) // 2, block.sizes // 2), strict=True):
            out[block.planes, block.windows] = _at(block.cells, at)
    for out, each in zip(result, made, strict=True):
        where: Any = (..., *(slice(some.start, some.stop) for some in part))
        out[where] = expand(each.reshape(leading + kinds), axes)


def expand(kinds: Array, axes: Sequence[AxisWindows]) -> Array:
    """Give every window what belongs to its kind."""
    where: Any = (..., *np.ix_(*(axis.inverse for axis in axes)))
    expanded: Array = kinds[where]
    return expanded


def _at(ordered: Array, place: NDArray[np.int64]) -> Array:
    places = np.broadcast_to(place, ordered.shape[:-1])[..., np.newaxis]
    taken = np.take_along_axis(ordered, places, -1)[..., 0]
    if ordered.dtype.kind == "f":
        taken[np.isnan(ordered[..., -1])] = np.nan  # NaN is sorted to the end
    return taken

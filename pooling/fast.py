"""Pooling, fast: a box-shaped window is pooled along one axis after the other, a shifted slice at a time.

The greatest of a 3 × 3 window is the greatest of its three rows' greatest, and sums split the same way: 3 + 3
operations in place of 3 × 3, each on whole slices. `pooling.reference` is the definition this is held against.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.arrays import restore_format, spatial_last
from pooling.composite import COMPOSITE, pool_composite
from pooling.reductions import REDUCTIONS, SCALE, Reduction
from pooling.spec import PoolSpec
from pooling.windows import AxisPlan, WindowPlan, plan_windows


def pool(x: ArrayLike, spec: PoolSpec, *, data_format: str = "channels_first") -> NDArray[Any]:
    """Pool every plane of `x`, of shape `(..., H, W)` for a 2-D window; `x` is never written to.

    >>> pool([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], PoolSpec.of("max", 2))
    array([[6, 4],
           [7, 9]])

    Returns:
        The input's dtype for max and min; float64 for avg and sum of integers; NaN wherever a window has one.

    Raises:
        PoolingError: as `plan_windows`, or `x` is not an array of real numbers with enough axes.
    """
    planes = spatial_last(x, spec.rank, data_format)
    plan = plan_windows(spec, planes.shape[-spec.rank :])
    if spec.reduction in COMPOSITE:
        return restore_format(pool_composite(planes, plan), spec.rank, data_format)
    reduction = REDUCTIONS[spec.reduction]
    return restore_format(_gather_and_divide(planes, plan, reduction), spec.rank, data_format)


def _gather_and_divide(planes: NDArray[Any], plan: WindowPlan, reduction: Reduction) -> NDArray[Any]:
    if reduction.picks:
        return _gather(planes, plan, reduction.gathers)
    wide = planes.astype(np.promote_types(planes.dtype, np.float64), copy=False)
    divisors = plan.divisors if reduction.divides else 1
    with np.errstate(over="ignore", invalid="ignore"):  # inf and inf − inf are answers here, not accidents
        totals = _gather(wide, plan, reduction.gathers) / divisors
        if not np.isfinite(totals).all():
            rescued = _gather(wide / SCALE, plan, reduction.gathers) / divisors * SCALE
            totals = np.where(np.isfinite(totals), totals, rescued)
        return totals.astype(reduction.result_dtype(planes.dtype), copy=False)


def _gather(planes: NDArray[Any], plan: WindowPlan, gathers: np.ufunc) -> NDArray[Any]:
    rank = len(plan.axes)
    for axis, axis_plan in enumerate(plan.axes):
        planes = _gather_axis(planes, planes.ndim - rank + axis, axis_plan, gathers)
    return planes


def _gather_axis(planes: NDArray[Any], axis: int, plan: AxisPlan, gathers: np.ufunc) -> NDArray[Any]:
    """Put together the cells of each window along one axis: the result's axis has `plan.output_size` cells.

    Offset t of window i is input cell i·stride − before + t·dilation. For one t these are a slice of the input, cut
    to the windows for which the cell exists; padding is thereby left out and never needs a value.
    """
    lines = np.moveaxis(planes, axis, 0)
    result = np.full((plan.output_size, *lines.shape[1:]), _identity(gathers, planes.dtype), planes.dtype)
    for offset in range(plan.window):
        windows, cells = matching_slices(plan, offset)
        gathers(result[windows], lines[cells], out=result[windows])
    return np.moveaxis(result, 0, axis)


def matching_slices(plan: AxisPlan, offset: int) -> tuple[slice, slice]:
    """Return the windows whose cell number `offset` lies in the input, and those cells, as slices of one length."""
    shift = plan.before - offset * plan.dilation
    first = max(0, -(-shift // plan.stride))
    last = min(plan.output_size, (plan.size - 1 + shift) // plan.stride + 1)
    if first >= last:
        return slice(0, 0), slice(0, 0)
    start, stop = first * plan.stride - shift, (last - 1) * plan.stride - shift + 1
    return slice(first, last), slice(start, stop, plan.stride)


def _identity(gathers: np.ufunc, dtype: np.dtype[Any]) -> Any:
    """Return the number that changes nothing: −inf or the least integer for max, 0 for sums."""
    if gathers.identity is not None:
        return gathers.identity
    low, high = (-np.inf, np.inf) if dtype.kind == "f" else (np.iinfo(dtype).min, np.iinfo(dtype).max)
    return low if gathers is np.maximum else high

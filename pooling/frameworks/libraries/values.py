"""The numbers in a library's windows, by how it computes: what NaN does, what an average divides by."""

from dataclasses import replace
from functools import reduce
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.errors import PoolingError
from pooling.fast import pool
from pooling.frameworks.libraries.geometry import own_spec
from pooling.frameworks.libraries.library import Numbers
from pooling.planes.pool import pool_planes
from pooling.validation.sizes import check_size
from pooling.windows import WindowPlan, plan_windows

Array = NDArray[Any]


def pooled(x: Array, plan: WindowPlan, numbers: Numbers) -> Array:
    """Pool `x`, of shape `(..., spatial axes)`, in the windows of `plan` as a library does.

    Raises
    ------
    PoolingError
        If the arrays would be too large.
    """
    name = plan.spec.reduction
    x = _taken(x, numbers.floats if name in ("max", "min") else numbers.total_floats)
    if min(plan.output_shape) < 1:
        return np.zeros(x.shape[: -len(plan.axes)] + tuple(max(0, n) for n in plan.output_shape), x.dtype)
    if name in ("max", "min"):
        return _extreme(x, plan, numbers)
    return _average(x, plan, numbers) if name == "avg" else _reduced(x, plan, 0.0)


def _taken(x: Array, floats: frozenset[str]) -> Array:
    """Return the input in a float that the library computes in."""
    if x.dtype.kind == "f" and x.dtype.name not in floats:
        with np.errstate(over="ignore"):
            return x.astype(np.float32)
    return x


def _extreme(x: Array, plan: WindowPlan, numbers: Numbers) -> Array:
    low = _lowest(x.dtype) if numbers.lowest else -np.inf
    if plan.spec.reduction == "min" or x.dtype.kind != "f":
        return _reduced(x, plan, _highest(x.dtype) if plan.spec.reduction == "min" else _least(x.dtype))
    if numbers.nan == "wins":
        return _reduced(x, plan, low)
    result: Array = _reduced(np.where(np.isnan(x), -np.inf, x), plan, low)
    return result.clip(x.dtype.type(low))


def _lowest(dtype: np.dtype[Any]) -> float:
    return float(np.finfo(dtype).min) if dtype.kind == "f" else int(np.iinfo(dtype).min)


def _least(dtype: np.dtype[Any]) -> float:
    return -np.inf if dtype.kind == "f" else int(np.iinfo(dtype).min)


def _highest(dtype: np.dtype[Any]) -> float:
    return np.inf if dtype.kind == "f" else int(np.iinfo(dtype).max)


def _average(x: Array, plan: WindowPlan, numbers: Numbers) -> Array:
    plan = _dividing(plan, numbers)
    if x.dtype.kind == "f" and _may_overflow(x, plan, numbers):
        return _added_one_by_one(x, plan, numbers)
    if _has_lost(plan):
        return _divided(_reduced(x, _as(plan, "sum"), 0.0), plan, numbers)
    return _reduced(x, plan, 0.0)


def _dividing(plan: WindowPlan, numbers: Numbers) -> WindowPlan:
    """Return the plan with a whole window as its divisor, where that is what the library counts."""
    spec = plan.spec
    if not spec.count_include_pad or numbers.counts != "window" or spec.divisor_override is not None:
        return plan
    return replace(plan, spec=replace(spec, divisor_override=prod(spec.window_shape)))


def _divided(totals: Array, plan: WindowPlan, numbers: Numbers) -> Array:
    """Divide totals by the divisors of windows some of which may have no cell."""
    with np.errstate(all="ignore"):
        divisors = np.maximum(plan.divisors, 0) if plan.spec.divisor_override is None else plan.divisors
        wide = totals / divisors
        empty = np.where(divisors == 0, numbers.empty_average, wide)
    return empty.astype(totals.dtype if totals.dtype.kind == "f" else np.float64)


def _may_overflow(x: Array, plan: WindowPlan, numbers: Numbers) -> bool:
    """Whether a sum of a window's cells can exceed the type that it is added up in."""
    finite = np.abs(x[np.isfinite(x)].astype(np.float64))
    cells = prod(plan.spec.window_shape)
    return bool(float(finite.max(initial=0)) > float(np.finfo(_adds_in(x.dtype, numbers)).max) / cells)


def _adds_in(dtype: np.dtype[Any], numbers: Numbers) -> np.dtype[Any]:
    return np.dtype(np.float32) if dtype == np.float16 and numbers.wide_half else dtype


def _added_one_by_one(x: Array, plan: WindowPlan, numbers: Numbers) -> Array:
    """Add up a window's cells in reading order, in the type of the library: a sum may become infinite."""
    with np.errstate(all="ignore"):
        added = x.astype(_adds_in(x.dtype, numbers))
        padded, valid = _filled(added, plan, 0.0)
        spans = [range(axis.window) for axis in valid.axes]
        cells = (_cell(padded, valid, offset) for offset in np.ndindex(*map(len, spans)))
        total = reduce(np.add, cells)
        return _divided(total, plan, numbers).astype(x.dtype)


def _cell(padded: Array, plan: WindowPlan, offset: tuple[int, ...]) -> Array:
    """Return the cell at one place of every window."""
    places: list[Any] = [...]
    places += (
        slice(t * axis.dilation, t * axis.dilation + (axis.output_size - 1) * axis.stride + 1, axis.stride)
        for t, axis in zip(offset, plan.axes, strict=True)
    )
    cell: Array = padded[tuple(places)]
    return cell


def _reduced(x: Array, plan: WindowPlan, empty: float) -> Array:
    """Reduce every window; one without a cell holds `empty`."""
    if _has_lost(plan):
        return pool_planes(*_filled(x, plan, empty))
    spec = own_spec(plan)
    try:
        if plan_windows(spec, plan.input_shape).axes == plan.axes:
            return pool(x, spec)
    except PoolingError:
        pass
    return pool_planes(x, plan)


def _has_lost(plan: WindowPlan) -> bool:
    return any(axis.first_lost() is not None for axis in plan.axes)


def _filled(x: Array, plan: WindowPlan, value: float) -> tuple[Array, WindowPlan]:
    """Return the input with its padding written down, and its plan, in which windows have all cells."""
    ends = [(axis.before, max(0, axis.span - axis.before - axis.size)) for axis in plan.axes]
    shape = tuple(before + axis.size + after for (before, after), axis in zip(ends, plan.axes, strict=True))
    check_size(x.shape[: -len(ends)] + shape, x.dtype, "The padded input")
    padded = np.pad(x, ((0, 0),) * (x.ndim - len(ends)) + tuple(ends), constant_values=value)
    axes = tuple(replace(axis, size=n, before=0, after=0) for axis, n in zip(plan.axes, shape, strict=True))
    return padded, WindowPlan(replace(plan.spec, padding="valid"), shape, axes)


def _as(plan: WindowPlan, reduction: str) -> WindowPlan:
    return replace(plan, spec=replace(plan.spec, reduction=reduction))

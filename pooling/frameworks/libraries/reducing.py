"""Windows reduced where our core refuses: without a cell, overhanging, added up in the type of the cells."""

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.errors import PoolingError
from pooling.fast import pool
from pooling.planes.pool import pool_planes
from pooling.validation.sizes import check_size
from pooling.windows import WindowPlan, plan_windows

Array = NDArray[Any]
MOST_ADDED = 4096
"""Cells of a window that are added up one by one; of more, the whole sum alone may exceed the type."""


def reduced(x: Array, plan: WindowPlan, empty: float) -> Array:
    """Reduce every window by our core; one without a cell holds `empty`.

    Raises
    ------
    PoolingError
        If the arrays would be too large, or a sum of integers has more than 64 bits.
    """
    if min(plan.output_shape) < 1:
        return _nothing(x, plan)
    if has_lost(plan):
        return pool_planes(*filled(x, plan, empty))
    spec = replace(plan.spec, padding=plan.pads)
    return pool(x, spec) if _is_ours(plan) else pool_planes(x, plan)


def cropped(x: Array, plan: WindowPlan) -> tuple[Array, WindowPlan]:
    """Return the input without the cells that negative padding takes off, and the plan of the rest.

    After the end, only averages leave cells out: so does ONNX Runtime, which alone has negative padding.
    """
    if min(min(pads) for pads in plan.pads) >= 0:
        return x, plan
    ends = [min(0, axis.after) if plan.spec.reduction == "avg" else 0 for axis in plan.axes]
    kept = [slice(max(0, -axis.before), axis.size + end) for axis, end in zip(plan.axes, ends, strict=True)]
    axes = tuple(
        replace(axis, size=part.stop - part.start, before=max(0, axis.before), after=max(0, axis.after))
        for axis, part in zip(plan.axes, kept, strict=True)
    )
    index: tuple[Any, ...] = (..., *kept)
    return x[index], replace(plan, axes=axes, input_shape=tuple(axis.size for axis in axes))


def _nothing(x: Array, plan: WindowPlan) -> Array:
    """Return the array without cells of an input into which no window fits."""
    return np.zeros(x.shape[: -len(plan.axes)] + tuple(max(0, n) for n in plan.output_shape), x.dtype)


def _is_ours(plan: WindowPlan) -> bool:
    try:
        return plan_windows(replace(plan.spec, padding=plan.pads), plan.input_shape).axes == plan.axes
    except PoolingError:
        return False


def has_lost(plan: WindowPlan) -> bool:
    """Whether a window has no cell of the input."""
    return any(axis.first_lost() is not None for axis in plan.axes)


def filled(x: Array, plan: WindowPlan, value: float) -> tuple[Array, WindowPlan]:
    """Return the input with its padding written down, and its plan, in which windows have all cells."""
    ends = [(axis.before, axis.padded_size - axis.before - axis.size) for axis in plan.axes]
    shape = tuple(axis.padded_size for axis in plan.axes)
    check_size(x.shape[: -len(ends)] + shape, x.dtype, "The padded input")
    padded = np.pad(x, ((0, 0),) * (x.ndim - len(ends)) + tuple(ends), constant_values=value)
    axes = (replace(axis, size=n, before=0, after=0) for axis, n in zip(plan.axes, shape, strict=True))
    return padded, WindowPlan(replace(plan.spec, padding="valid"), shape, tuple(axes))


def add_one_by_one(x: Array, plan: WindowPlan, dtype: np.dtype[Any]) -> Array:
    """Add up a window's cells in reading order, in a type that sums may exceed, and are infinite then."""
    if min(plan.output_shape) < 1:
        return _nothing(x.astype(dtype), plan)
    added, valid = filled(x.astype(dtype), plan, 0.0)
    with np.errstate(all="ignore"):
        if prod(plan.spec.window_shape) <= MOST_ADDED:
            return reduce(np.add, _cells(added, valid))
        wide = reduced(x.astype(np.float64), replace(plan, spec=replace(plan.spec, reduction="sum")), 0.0)
        return wide.astype(dtype)


def _cells(padded: Array, plan: WindowPlan) -> Iterator[Array]:
    """Go through the cells of all windows at once, in reading order."""
    for offset in np.ndindex(plan.spec.window_shape):
        places: list[Any] = [...]
        for t, axis in zip(offset, plan.axes, strict=True):
            start = t * axis.dilation
            places.append(slice(start, start + (axis.output_size - 1) * axis.stride + 1, axis.stride))
        yield padded[tuple(places)]


def lowest(dtype: np.dtype[Any]) -> float:
    """Return what a maximum starts from."""
    return -np.inf if dtype.kind == "f" else int(np.iinfo(dtype).min)


def highest(dtype: np.dtype[Any]) -> float:
    """Return what a minimum starts from."""
    return np.inf if dtype.kind == "f" else int(np.iinfo(dtype).max)

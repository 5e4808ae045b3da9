"""A plan as slices: pairs of output cells and input cells that NumPy can process a whole slice at a time.

Every function here takes a `WindowPlan`, also of adaptive pooling, and processes one axis after the other.
"""

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.axes import AxisPlan
from pooling.uneven import UnevenAxis
from pooling.windows import WindowPlan

Array = NDArray[Any]
Piece = tuple[slice, slice]
Index = tuple[Any, ...]


def matching_slices(plan: AxisPlan, offset: int) -> Piece:
    """Return the windows whose cell number `offset` lies in the input, and those cells, as slices.

    Both slices have the same length. Cell t of window i is input cell i·stride − before + t·dilation. Padding
    is left out, so it needs no value.
    """
    shift = plan.before - offset * plan.dilation
    first = max(0, -(-shift // plan.stride))
    last = min(plan.output_size, (plan.size - 1 + shift) // plan.stride + 1)
    if first >= last:
        return slice(0, 0), slice(0, 0)
    start, stop = first * plan.stride - shift, (last - 1) * plan.stride - shift + 1
    return slice(first, last), slice(start, stop, plan.stride)


def axis_pieces(plan: AxisPlan) -> list[Piece]:
    """Return (windows, cells) pairs of slices; together they pair every window with each of its real cells.

    No cell and no window occurs twice within a pair, and a window's cells are in reading order.
    """
    if isinstance(plan, UnevenAxis):
        joined = [(i, cell) for i in range(plan.output_size) for cell in plan.positions(i)]
        return [(slice(i, i + 1), slice(cell, cell + 1)) for i, cell in joined]
    return [matching_slices(plan, offset) for offset in range(plan.window)]


def box_pieces(plan: WindowPlan) -> Iterator[tuple[Index, Index]]:
    """Pair windows and cells as `axis_pieces` does, over all axes at once: indices of output and input."""
    for pairs in product(*map(axis_pieces, plan.axes)):
        windows, cells = zip(*pairs, strict=True)
        yield (..., *windows), (..., *cells)


def reduce_windows(planes: Array, plan: WindowPlan, ufunc: np.ufunc) -> Array:
    """Reduce every window with `ufunc`, such as `np.add`; the dtype stays."""
    for axis, axis_plan in zip(range(-len(plan.axes), 0), plan.axes, strict=True):
        lines = np.moveaxis(planes, axis, 0)
        shape = (axis_plan.output_size, *lines.shape[1:])
        result = np.full(shape, identity(ufunc, planes.dtype), planes.dtype)
        for windows, cells in axis_pieces(axis_plan):
            ufunc(result[windows], lines[cells], out=result[windows])
        planes = np.moveaxis(result, 0, axis)
    return planes


def identity(ufunc: np.ufunc, dtype: np.dtype[Any]) -> Any:
    """Return the number that changes nothing: −inf or the least integer for max, 0 for sums."""
    if ufunc.identity is not None:
        return ufunc.identity
    ends = (-np.inf, np.inf) if dtype.kind == "f" else (np.iinfo(dtype).min, np.iinfo(dtype).max)
    low, high = map(dtype.type, ends)
    return low if ufunc(low, high) == high else high


def scatter_windows(shares: Array, plan: WindowPlan) -> Array:
    """Add to every cell the `shares` of its windows: the transpose of `reduce_windows` with `np.add`."""
    for axis, axis_plan in zip(range(-len(plan.axes), 0), plan.axes, strict=True):
        lines = np.moveaxis(shares, axis, 0)
        result = np.zeros((axis_plan.size, *lines.shape[1:]), shares.dtype)
        for windows, cells in axis_pieces(axis_plan):
            result[cells] += lines[windows]
        shares = np.moveaxis(result, 0, axis)
    return shares


def find_winners(planes: Array, plan: WindowPlan, ufunc: np.ufunc) -> tuple[Array, NDArray[np.int64]]:
    """Return every window's extreme (or its NaN) and the flat index of the first cell that has it.

    Columns are reduced first: a row's winner is the first of its cells, the window's that of the first row.
    """
    places = np.arange(prod(plan.input_shape)).reshape(plan.input_shape)
    values, winners = planes, np.broadcast_to(places, planes.shape)
    for axis, axis_plan in zip(range(-1, -len(plan.axes) - 1, -1), reversed(plan.axes), strict=True):
        values, winners = _winners_along(values, winners, axis, axis_plan, ufunc)
    return values, winners


def _winners_along(
    values: Array, places: Array, axis: int, plan: AxisPlan, ufunc: np.ufunc
) -> tuple[Array, Array]:
    """Return, along one axis, each window's extreme and the place it comes from."""
    no_worse = np.greater_equal if ufunc is np.maximum else np.less_equal
    lines, origins = np.moveaxis(values, axis, 0), np.moveaxis(places, axis, 0)
    best = np.full((plan.output_size, *lines.shape[1:]), identity(ufunc, values.dtype), values.dtype)
    winners = np.zeros(best.shape, np.int64)
    for windows, cells in reversed(axis_pieces(plan)):  # backwards, so that the first of ties stays
        wins = no_worse(lines[cells], best[windows])
        if values.dtype.kind == "f":
            wins |= np.isnan(lines[cells])
        np.copyto(best[windows], lines[cells], where=wins)
        np.copyto(winners[windows], origins[cells], where=wins)
    return np.moveaxis(best, 0, axis), np.moveaxis(winners, 0, axis)

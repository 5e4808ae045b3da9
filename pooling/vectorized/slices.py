"""Whole planes at a time: every window reduced, shared out again, or asked for its winner.

Every function here takes a `WindowPlan`, also of adaptive pooling, and processes one axis after the other:
small windows by a slice for each of their places, others in blocks (`pooling.vectorized.doubling`).
"""

from functools import partial
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.vectorized.doubling import State, merge_lines, spread_windows
from pooling.windows import WindowPlan
from pooling.windows.axes import AxisPlan
from pooling.windows.uneven import UnevenAxis

Array = NDArray[Any]
Piece = tuple[slice, slice]
FEW = 16
"""Cells along an axis up to which a slice for each is faster than blocks."""


def is_small(plan: AxisPlan) -> bool:
    """Whether windows are processed by a slice for each of their places."""
    return plan.window <= FEW and not isinstance(plan, UnevenAxis)


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
    return [matching_slices(plan, offset) for offset in range(plan.window)]


def reduce_windows(planes: Array, plan: WindowPlan, ufunc: np.ufunc) -> Array:
    """Reduce every window with `ufunc`, such as `np.add`; the dtype stays."""
    for axis, axis_plan in zip(range(-len(plan.axes), 0), plan.axes, strict=True):
        lines = np.moveaxis(planes, axis, 0)
        if is_small(axis_plan):
            result = _reduce_lines(lines, axis_plan, ufunc)
        else:
            (result,) = merge_lines((lines,), axis_plan, lambda one, other: (ufunc(*one, *other),))
        planes = np.moveaxis(result, 0, axis)
    return planes


def _reduce_lines(lines: Array, plan: AxisPlan, ufunc: np.ufunc) -> Array:
    result = np.full((plan.output_size, *lines.shape[1:]), identity(ufunc, lines.dtype), lines.dtype)
    for windows, cells in axis_pieces(plan):
        ufunc(result[windows], lines[cells], out=result[windows])
    return result


def identity(ufunc: np.ufunc, dtype: np.dtype[Any]) -> Any:
    """Return the number that changes nothing: −inf or the least integer for max, 0 for sums."""
    if ufunc.identity is not None:
        return ufunc.identity
    low, high = map(dtype.type, ends(dtype))
    return low if ufunc(low, high) == high else high


def ends(dtype: np.dtype[Any]) -> tuple[Any, Any]:
    """Return what no number of `dtype` is below, and what none is above."""
    return (-np.inf, np.inf) if dtype.kind == "f" else (np.iinfo(dtype).min, np.iinfo(dtype).max)


def scatter_windows(shares: Array, plan: WindowPlan) -> Array:
    """Add to every cell the `shares` of its windows: the transpose of `reduce_windows` with `np.add`."""
    for axis, axis_plan in zip(range(-len(plan.axes), 0), plan.axes, strict=True):
        lines = np.moveaxis(shares, axis, 0)
        scatter = _scatter_lines if is_small(axis_plan) else spread_windows
        shares = np.moveaxis(scatter(lines, axis_plan), 0, axis)
    return shares


def _scatter_lines(lines: Array, plan: AxisPlan) -> Array:
    result = np.zeros((plan.size, *lines.shape[1:]), lines.dtype)
    for windows, cells in axis_pieces(plan):
        result[cells] += lines[windows]
    return result


def find_winners(planes: Array, plan: WindowPlan, ufunc: np.ufunc) -> tuple[Array, NDArray[np.int64]]:
    """Return every window's extreme (or its NaN) and the flat index of the first cell that has it.

    Columns are reduced first: a row's winner is the first of its cells, the window's that of the first row.
    """
    places = np.arange(prod(plan.input_shape)).reshape(plan.input_shape)
    state: State = planes, np.broadcast_to(places, planes.shape)
    for axis, axis_plan in zip(range(-1, -len(plan.axes) - 1, -1), reversed(plan.axes), strict=True):
        lines = tuple(np.moveaxis(each, axis, 0) for each in state)
        if is_small(axis_plan):
            made = _winners_along(lines, axis_plan, ufunc)
        else:
            made = merge_lines(lines, axis_plan, partial(_better, ufunc))
        state = tuple(np.moveaxis(each, 0, axis) for each in made)
    values, winners = state
    return values, winners


def _winners_along(lines: State, plan: AxisPlan, ufunc: np.ufunc) -> State:
    """Return, along the first axis, each window's extreme and the place it comes from."""
    shape, dtype = (plan.output_size, *lines[0].shape[1:]), lines[0].dtype
    best = np.full(shape, identity(ufunc, dtype), dtype), np.zeros(shape, np.int64)
    for windows, cells in reversed(axis_pieces(plan)):  # backwards, so that the first of ties stays
        wins = _wins(ufunc, lines[0][cells], best[0][windows])
        for there, new in zip(best, lines, strict=True):
            np.copyto(there[windows], new[cells], where=wins)
    return best


def _better(ufunc: np.ufunc, one: State, other: State) -> State:
    """Return the better of two extremes, with its place; of equal ones the first."""
    wins = _wins(ufunc, one[0], other[0])
    return tuple(np.where(wins, *pair) for pair in zip(one, other, strict=True))


def _wins(ufunc: np.ufunc, one: Array, other: Array) -> NDArray[np.bool_]:
    """Whether `one` is no worse than what comes after it; NaN is better than any number."""
    no_worse = np.greater_equal if ufunc is np.maximum else np.less_equal
    wins: NDArray[np.bool_] = no_worse(one, other)
    if one.dtype.kind == "f":
        wins |= np.isnan(one)
    return wins

"""Medians of wide windows one column apart: numbers become ranks of 16 bits, and padding a chessboard.

Networks compare twice as many numbers of 16 bits at once as of 32. And half of the padding of a window are
numbers below all, the other half numbers above all, one more of either at most: so windows that touch padding
go through the network of the others, which gives the ranks beside the middle too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.planes.arithmetic import Array
from pooling.planes.network_medians import SHARED_CELLS, network_ranks
from pooling.planes.parts import parts
from pooling.planes.sorting_network import middle_ranks
from pooling.vectorized.slices import ends, is_small
from pooling.windows import WindowPlan

RANKS = np.iinfo(np.uint16)
LEAST_PART = 2**15
"""Cells of a part at least."""
RANKED_BYTES = 512
"""Bytes of a window's cells from which on ranks are found in less time than they save."""

UNKNOWN = -1
Places = NDArray[np.int64]


def is_wide(plan: WindowPlan, few: int) -> bool:
    """Whether windows of more than a `few` cells are small enough for a network, and no axis is shorter."""
    fits = all(is_small(axis) and axis.size >= axis.extent for axis in plan.axes)
    return fits and few < plan.most_cells <= SHARED_CELLS and plan.axes[-1].stride == 1


def wide_medians(planes: Array, plan: WindowPlan) -> tuple[Array, Array]:
    """Return the two middle cells of every window."""
    low, high = _in_parts(planes, plan, [np.empty(0, planes.dtype)] * 2)
    return low, high


def wide_middle(planes: Array, plan: WindowPlan) -> tuple[Array, Array, Places, Places]:
    """Return the same and their flat places: `UNKNOWN` without ranks, or if other cells are equal."""
    kinds = [np.empty(0, planes.dtype)] * 2 + [np.empty(0, np.int64)] * 2
    low, high, first, second = _in_parts(planes, plan, kinds)
    return low, high, first, second


def _in_parts(planes: Array, plan: WindowPlan, kinds: Sequence[Array]) -> list[Array]:
    """Return what `_middle` finds in all parts, in arrays of these kinds."""
    flat = planes.reshape(-1, *plan.input_shape)
    result = [np.empty((len(flat), *plan.output_shape), kind.dtype) for kind in kinds]
    row = prod(plan.input_shape[1:])
    at_once = max(LEAST_PART, RANKS.max - plan.axes[0].extent * row)  # so that its ranks have 16 bits
    for part in parts(len(flat), plan, at_once):
        before = (part.cells[1].start or 0) * row
        for out, found in zip(result, _middle(flat[part.cells], part.plan, before), strict=False):
            out[part.windows] = found
    return [each.reshape(planes.shape[: -len(plan.axes)] + plan.output_shape) for each in result]


def _middle(cells: Array, plan: WindowPlan, before: int) -> Iterator[Any]:
    """Yield the lower and upper middle cells, then their places; `before` a band are so many cells."""
    if _has_ranks(cells, plan):
        yield from _middle_by_ranks(cells, plan, before)
    else:
        yield from (*_middle_of(cells, plan, *ends(cells.dtype)), UNKNOWN, UNKNOWN)


def _middle_by_ranks(cells: Array, plan: WindowPlan, before: int) -> Iterator[Any]:
    order = np.argsort(cells, axis=None)
    ranks = np.empty(cells.size, RANKS.dtype)
    ranks[order] = np.arange(1, cells.size + 1)
    middle = [each - 1 for each in _middle_of(ranks.reshape(cells.shape), plan, RANKS.min, RANKS.max)]
    ordered = cells.reshape(-1)[order]
    yield from (ordered[each] for each in middle)
    places, same = order % prod(plan.input_shape) + before, ordered[1:] == ordered[:-1]
    places[1:][same] = places[:-1][same] = UNKNOWN
    yield from (places[each] for each in middle)


def _has_ranks(cells: Array, plan: WindowPlan) -> bool:
    """Whether ranks are quicker, and there are as many; NaN has none."""
    small = cells.dtype.itemsize <= RANKS.dtype.itemsize or cells.size >= RANKS.max
    return (
        not small and plan.most_cells * cells.dtype.itemsize >= RANKED_BYTES and bool((cells == cells).all())
    )


def _middle_of(cells: Array, plan: WindowPlan, low: Any, high: Any) -> tuple[Array, Array]:
    """Find the middle of real cells among padding, half of it `low` and half `high`."""
    axes = tuple(replace(axis, size=axis.padded_size, before=0, after=0) for axis in plan.axes)
    shape = tuple(axis.size for axis in axes)
    inside: Any = (..., *(slice(axis.before, axis.before + axis.size) for axis in plan.axes))
    padded = np.empty((len(cells), *shape), cells.dtype)
    padded[:] = np.where(_colours([np.arange(axis.size) // axis.dilation for axis in axes]) > 0, low, high)
    padded[inside] = cells
    count = prod(plan.spec.window_shape)
    ranks = middle_ranks(count) if count % 2 == 0 else range(count // 2 - 1, count // 2 + 2)
    made = [np.empty((len(cells), *plan.output_shape), cells.dtype) for _ in ranks]
    spec = replace(plan.spec, padding=((0, 0),) * len(axes), ceil_mode=False)
    every = tuple(range(axis.output_size) for axis in axes)
    network_ranks(padded, WindowPlan(spec, shape, axes), every, ranks, made)
    more = _more_of_low(plan)
    if len(made) == 2:
        return np.where(more > 0, made[1], made[0]), np.where(more < 0, made[0], made[1])
    return np.where(more < 0, made[0], made[1]), np.where(more > 0, made[2], made[1])


def _more_of_low(plan: WindowPlan) -> NDArray[np.int64]:
    """Return how many more of the low numbers than of the high ones every window has: −1, 0 or 1.

    A box of cells has as many of both colours, unless all its sides are odd: then one more of its corner's.
    """
    real = [axis.real_cells() for axis in plan.axes]
    starts = [np.arange(axis.output_size) * axis.stride for axis in plan.axes]
    colours = [
        _colours([place // axis.dilation for place, axis in zip(places, plan.axes, strict=True)])
        for places in (
            starts,
            [first + axis.before for (first, _), axis in zip(real, plan.axes, strict=True)],
        )
    ]
    odd = reduce(np.multiply.outer, [counts % 2 for _, counts in real])
    more: NDArray[np.int64] = colours[0] * (prod(plan.spec.window_shape) % 2) - colours[1] * odd
    return more


def _colours(along: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return 1 and −1 like the fields of a chessboard, by places along each axis."""
    colours: NDArray[np.int64] = reduce(np.multiply.outer, [1 - 2 * (places % 2) for places in along])
    return colours

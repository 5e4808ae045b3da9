"""Medians of wide windows one column apart: numbers become ranks of 16 bits, and padding a chessboard.

Networks compare twice as many numbers of 16 bits at once as of 32. And half of the padding of a window are
numbers below all, the other half numbers above all, one more of either at most: so windows that touch padding
go through the network of the others, which gives the ranks beside the middle too.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from pooling.windows.axes import AxisPlan

RANKS = np.iinfo(np.uint16)
LEAST_PART = 2**15
"""Cells of a part at least."""
RANKED_BYTES = 512
"""Bytes of a window's cells from which on ranks are found in less time than they save."""


def is_wide(plan: WindowPlan, few: int) -> bool:
    """Whether windows of more than a `few` cells are small enough for a network, and no axis is shorter."""
    fits = all(is_small(axis) and axis.size >= axis.extent for axis in plan.axes)
    return fits and few < plan.most_cells <= SHARED_CELLS and plan.axes[-1].stride == 1


def wide_medians(planes: Array, plan: WindowPlan) -> tuple[Array, Array]:
    """Return the two middle cells of every window."""
    flat = planes.reshape(-1, *plan.input_shape)
    result = [np.empty((len(flat), *plan.output_shape), planes.dtype) for _ in range(2)]
    overlap = plan.axes[0].extent * prod(plan.input_shape[1:])
    for part in parts(
        len(flat), plan, max(LEAST_PART, RANKS.max - overlap)
    ):  # so that its ranks have 16 bits
        for out, found in zip(result, _middle(flat[part.cells], part.plan), strict=True):
            out[part.windows] = found
    shape = planes.shape[: -len(plan.axes)] + plan.output_shape
    return result[0].reshape(shape), result[1].reshape(shape)


def _middle(cells: Array, plan: WindowPlan) -> tuple[Array, Array]:
    if not _has_ranks(cells, plan):
        return _middle_of(cells, plan, *ends(cells.dtype))
    order = np.argsort(cells, axis=None)
    ranks = np.empty(cells.size, RANKS.dtype)
    ranks[order] = np.arange(1, cells.size + 1)
    low, high = _middle_of(ranks.reshape(cells.shape), plan, RANKS.min, RANKS.max)
    ordered = cells.reshape(-1)[order]
    return ordered[low - 1], ordered[high - 1]


def _has_ranks(cells: Array, plan: WindowPlan) -> bool:
    """Whether ranks are quicker, and there are as many; NaN has none."""
    small = cells.dtype.itemsize <= RANKS.dtype.itemsize or cells.size >= RANKS.max
    return (
        not small and plan.most_cells * cells.dtype.itemsize >= RANKED_BYTES and bool((cells == cells).all())
    )


def _middle_of(cells: Array, plan: WindowPlan, low: Any, high: Any) -> tuple[Array, Array]:
    """Find the middle of real cells among padding, half of it `low` and half `high`."""
    axes = tuple(replace(axis, size=_padded_size(axis), before=0, after=0) for axis in plan.axes)
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


def _padded_size(axis: AxisPlan) -> int:
    return max(axis.span, axis.before + axis.size)


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

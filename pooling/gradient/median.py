"""The gradient of the median: half to each of the two middle cells, which are one if their number is odd."""

from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.planes.arithmetic import Array, Pool
from pooling.planes.median import Middle, expand, middle_cells
from pooling.planes.network_medians import cell_slices, network_part
from pooling.vectorized.scatter import scatter_add
from pooling.vectorized.window_cells import (
    Block,
    Part,
    distinct_windows,
    frame_parts,
    window_cells,
)
from pooling.windows import WindowPlan


def median_gradient(planes: Array, plan: WindowPlan, grad: Array, pool: Pool) -> Array:
    """Return d loss / d `planes`, given d loss / d output; of equal cells, the first is the middle one."""
    halves = grad / 2
    lower, upper = (
        scatter_add(halves, places, plan.input_shape) for places in middle_places(planes, plan, pool)
    )
    both: Array = lower + upper
    return both


def middle_places(planes: Array, plan: WindowPlan, pool: Pool) -> Middle:
    """Return the flat places of every window's two middle cells."""
    values = middle_cells(planes, plan, pool)
    found = np.empty(values[0].shape, np.int64), np.empty(values[0].shape, np.int64)
    inner = network_part(plan)
    parts = [tuple(range(axis.output_size) for axis in plan.axes)]
    if inner:
        parts = list(frame_parts(plan, inner))
        _find_inside(planes, plan, inner, values, found)
    for part in parts:
        _find_in_part(planes, plan, part, values, found)
    return found


def _find_inside(planes: Array, plan: WindowPlan, inner: Part, values: Middle, found: Middle) -> None:
    """Find the middle cells of windows that are alike: all first cells, all second cells, and so on."""
    part = _within(inner)
    (low, high), (first, second) = ([each[part] for each in both] for both in (values, found))
    places = np.arange(prod(plan.input_shape)).reshape(plan.input_shape)
    cells = [(planes[_every(at)], places[at]) for at in cell_slices(plan, inner)]
    for cell, place in reversed(cells):  # backwards, so that the first of equal cells stays
        np.copyto(first, place, where=_same(cell, low))
    np.copyto(second, first)
    if len(cells) % 2 == 0:
        for cell, place in reversed(cells):
            np.copyto(second, place, where=(cell == high) & (place != first))


def _find_in_part(planes: Array, plan: WindowPlan, part: Part, values: Middle, found: Middle) -> None:
    """Find the middle cells of any windows, each different set of cells once."""
    axes, where = distinct_windows(plan, part), _within(part)
    examples: Any = (..., *np.ix_(*(axis.example for axis in axes)))
    low, high = (each[where][examples] for each in values)
    made = np.empty(low.shape, np.int64), np.empty(low.shape, np.int64)
    kinds = prod(len(axis.example) for axis in axes)
    flat = [each.reshape(low.size // kinds, kinds) for each in (low, high, *made)]
    for block in window_cells(planes, plan, axes):
        lower, upper, *outs = (each[block.planes, block.windows] for each in flat)
        for out, places in zip(outs, _find(block, lower, upper), strict=True):
            out[...] = places
    for out, each in zip(found, made, strict=True):
        out[where] = expand(each, axes)


def _within(part: Part) -> Any:
    return _every(tuple(slice(some.start, some.stop) for some in part))


def _every(at: tuple[slice, ...]) -> Any:
    """Index the spatial axes of every plane."""
    return (..., *at)


def _find(block: Block, low: Array, high: Array) -> Middle:
    """Return the places of the first cell that equals `low`, and of the next that equals `high`."""
    first = (_same(block.cells, low[..., np.newaxis]) & block.real).argmax(-1)
    others = (block.cells == high[..., np.newaxis]) & block.real
    np.put_along_axis(others, first[..., np.newaxis], False, -1)
    has_two = (block.sizes % 2 == 0) & (low == low)  # of NaN, the first alone
    second = np.where(has_two, others.argmax(-1), first)
    windows = np.arange(len(block.places))
    return block.places[windows, first], block.places[windows, second]


def _same(cells: Array, values: Array) -> NDArray[np.bool_]:
    """Find the cells that equal their window's value; NaN equals NaN."""
    same: NDArray[np.bool_] = cells == values
    if cells.dtype.kind == "f" and np.isnan(values).any():
        same |= np.isnan(cells) & np.isnan(values)
    return same

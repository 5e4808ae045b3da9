"""The gradient of the median: half to each of the two middle cells, which are one if their number is odd."""

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.gradient.first_equal import LARGEST_KEY, find_by_slices, has_few_padding
from pooling.planes.arithmetic import Array, Pool
from pooling.planes.median import Middle, expand, middle_cells
from pooling.planes.network_medians import FEW_CELLS, network_part
from pooling.planes.wide_medians import UNKNOWN, is_wide, wide_middle
from pooling.vectorized.scatter import scatter_add
from pooling.vectorized.window_cells import Block, Part, distinct_windows, window_cells
from pooling.windows import WindowPlan

FEW_UNKNOWN = 1 / 64
"""Of all windows: so many are looked through one by one."""


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
    if not is_wide(plan, FEW_CELLS):
        return _find_all(planes, plan, middle_cells(planes, plan, pool))
    low, high, *found = wide_middle(planes, plan)
    unknown = np.minimum(*found) == UNKNOWN
    if np.count_nonzero(unknown) > FEW_UNKNOWN * unknown.size:
        return _find_all(planes, plan, (low, high))
    if unknown.any():
        _find_some(planes, plan, unknown, (low, high), found)
    return found[0], found[1]


def _find_all(planes: Array, plan: WindowPlan, values: Middle) -> Middle:
    found = np.empty(values[0].shape, np.int64), np.empty(values[0].shape, np.int64)
    if network_part(plan) and has_few_padding(plan) and planes.dtype.itemsize <= LARGEST_KEY:
        find_by_slices(planes, plan, values, found)
    else:
        _find_in_part(planes, plan, tuple(range(axis.output_size) for axis in plan.axes), values, found)
    return found


def _find_some(
    planes: Array, plan: WindowPlan, some: NDArray[np.bool_], values: Middle, found: Sequence[Array]
) -> None:
    """Find the middle cells of `some` windows, whose cells are copied side by side."""
    plane, *windows = np.nonzero(some.reshape(-1, *plan.output_shape))
    places, real = np.zeros((len(plane), 1), np.int64), np.ones((len(plane), 1), bool)
    for axis, index in zip(plan.axes, windows, strict=True):
        at = (index * axis.stride - axis.before)[:, None] + np.arange(axis.window) * axis.dilation
        places = (places[..., None] * axis.size + at[:, None]).reshape(len(plane), -1)
        real = (real[..., None] & ((at >= 0) & (at < axis.size))[:, None]).reshape(len(plane), -1)
    cells = planes.reshape(-1, prod(plan.input_shape))[plane[:, None], np.where(real, places, 0)]
    block = Block(cells[np.newaxis], places, real, real.sum(axis=1), slice(None), slice(None))
    low, high = (each[some][np.newaxis] for each in values)
    for out, each in zip(found, _find(block, low, high), strict=True):
        out[some] = each[0]


def _find_in_part(planes: Array, plan: WindowPlan, part: Part, values: Middle, found: Middle) -> None:
    """Find the middle cells of any windows, each different set of cells once."""
    axes = distinct_windows(plan, part)
    where: Any = (..., *(slice(some.start, some.stop) for some in part))
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

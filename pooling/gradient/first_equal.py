"""Where in its window a middle cell is: all first cells are compared, then all second cells, and so on.

A window's cells are counted until one is equal, in bytes, which are eight times as quick as places. Padding
equals nothing.
"""

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.planes.arithmetic import Array
from pooling.planes.median import Middle
from pooling.windows import WindowPlan
from pooling.windows.axes import AxisPlan

LARGEST_KEY = 8
"""Bytes of a number that an integer can stand for."""
MOST_PADDING = 4
"""Cells of the padded input for each one of the input and of the output."""
AT_ONCE = 2**17
"""Cells at once."""
Places = NDArray[np.int64]


def has_few_padding(plan: WindowPlan) -> bool:
    """Whether padding may be cells."""
    cells = prod(plan.input_shape) + plan.window_count
    return prod(axis.padded_size for axis in plan.axes) <= MOST_PADDING * cells


def find_by_slices(planes: Array, plan: WindowPlan, values: Middle, found: tuple[Places, Places]) -> None:
    """Find the place of the first cell that equals the lower value, and of the next that equals the upper."""
    shape = tuple(axis.padded_size for axis in plan.axes)
    inside: Any = (..., *(slice(axis.before, axis.before + axis.size) for axis in plan.axes))
    outside = np.ones(shape, bool)
    outside[inside] = False
    flat = planes.reshape(-1, *plan.input_shape)
    low, high, *outs = (each.reshape(-1, *plan.output_shape) for each in (*values, *found))
    corners, offsets = _places(plan)
    step = max(1, AT_ONCE // prod(shape))
    for first in range(0, len(flat), step):
        some = slice(first, first + step)
        padded = np.zeros((len(flat[some]), *shape), planes.dtype)
        padded[inside] = flat[some]
        for out, counts in zip(outs, _count(padded, outside, plan, low[some], high[some]), strict=True):
            out[some] = corners + offsets[counts]


def _places(plan: WindowPlan) -> tuple[Places, Places]:
    """Return the flat places of the corners of windows, which may be padding, and of cells beside them."""
    corners, offsets = np.zeros((), np.int64), np.zeros(1, np.int64)
    for axis in plan.axes:
        starts = np.arange(axis.output_size) * axis.stride - axis.before
        corners = corners[..., np.newaxis] * axis.size + starts
        offsets = (offsets[:, np.newaxis] * axis.size + np.arange(axis.window) * axis.dilation).reshape(-1)
    return corners, offsets


def _count(padded: Array, outside: Array, plan: WindowPlan, low: Array, high: Array) -> list[Array]:
    """Count the cells before the first that equals `low`, and before the next that equals `high`."""
    cells, *values = _keys(padded, low, high)
    if any(axis.stride > 1 for axis in plan.axes):
        slices = [(..., *at) for at in product(*map(_cuts, plan.axes))]
        counts = _count_in(cells, outside, slices, *values)
    else:
        counts = _count_in_rows(cells, outside, plan, values)
    has_two = (plan.cell_counts % 2 == 0) & (low == low)  # of NaN, the first alone
    return [counts[0], np.where(has_two, counts[1], counts[0])]


def _count_in_rows(cells: Array, outside: Array, plan: WindowPlan, values: Sequence[Array]) -> list[Array]:
    """Do the same where windows are one cell apart: their next cells are the same long row, one later."""
    shape, begins = cells.shape, [0]
    for size, axis in zip(cells.shape[1:], plan.axes, strict=True):
        begins = [begin * size + at * axis.dilation for begin in begins for at in range(axis.window)]
    length = outside.size - begins[-1]
    inside: Any = (..., *map(slice, plan.output_shape))
    rows = np.zeros((2, *shape), cells.dtype)
    for row, each in zip(rows, values, strict=True):
        row[inside] = each
    slices = [(..., slice(begin, begin + length)) for begin in begins]
    made = np.zeros((2, shape[0], outside.size), np.uint8)
    low, high = rows.reshape(made.shape)[..., :length]
    made[..., :length] = _count_in(cells.reshape(shape[0], -1), outside.reshape(-1), slices, low, high)
    return list(made.reshape(2, *shape)[inside])


def _count_in(cells: Array, outside: Array, slices: Sequence[Any], low: Array, high: Array) -> list[Array]:
    one, other = _Search(low), _Search(high)
    for at in slices:
        is_new = one.go_on(cells[at], outside[at])
        is_new |= outside[at]
        other.go_on(cells[at], is_new)
    return [one.counts, other.counts]


def _keys(cells: Array, *values: Array) -> list[Array]:
    """Return numbers that are equal where these are, and NaN equals NaN."""
    if cells.dtype.kind != "f" or not np.isnan(cells).any():
        return [cells, *values]
    one_zero = [numbers + cells.dtype.type(0) for numbers in (cells, *values)]  # −0 is 0
    for numbers in one_zero:
        numbers[np.isnan(numbers)] = np.nan
    return [numbers.view(f"i{cells.dtype.itemsize}") for numbers in one_zero]


def _cuts(axis: AxisPlan) -> list[slice]:
    """Return the first cells of all windows of an axis as a slice, then their second cells, and so on."""
    reach = (axis.output_size - 1) * axis.stride + 1
    return [slice(start, start + reach, axis.stride) for start in range(0, axis.extent, axis.dilation)]


class _Search:
    """How many cells of every window come before the first that has its value."""

    def __init__(self, values: Array) -> None:
        self._values = values
        self._goes_on = np.ones(values.shape, bool)
        self._spare = np.empty(values.shape, bool)
        self.counts = np.zeros(values.shape, np.uint8)

    def go_on(self, cells: Array, never: Array) -> NDArray[np.bool_]:
        """Look at the next cells, of which some can `never` be it; return where the search has ended."""
        np.not_equal(cells, self._values, out=self._spare)
        self._spare |= never
        self._spare &= self._goes_on
        found = self._goes_on ^ self._spare
        self._goes_on, self._spare = self._spare, self._goes_on
        self.counts += self._goes_on.view(np.uint8)
        return found

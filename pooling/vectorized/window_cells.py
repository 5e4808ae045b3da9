"""The cells of many windows side by side, each different set of cells once, some windows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pooling.vectorized.slices import ends, is_small
from pooling.windows import WindowPlan
from pooling.windows.axes import Integers

Array = NDArray[Any]
AT_ONCE = 2**20
"""Cells that are copied at once, so that many windows take little memory."""
Part = tuple[range, ...]
"""Some windows: a range along each axis."""


class AxisWindows(NamedTuple):
    """The different windows along an axis: windows that read the same cells are one."""

    first: Integers
    sizes: Integers
    example: Integers
    """A window of each kind, counted in the part."""
    inverse: Integers
    """Of which kind each window is."""


class Block(NamedTuple):
    """The cells of some windows in some planes."""

    cells: Array
    """Of shape (planes, windows, cells); behind a window's own cells stands what no number exceeds."""
    places: Integers
    """The flat places of the cells in their plane, (windows, cells)."""
    real: NDArray[np.bool_]
    """Which of the cells are each window's own, (windows, cells)."""
    sizes: Integers
    """How many are, (windows,)."""
    planes: slice
    windows: slice
    """Which planes and windows these are, in reading order."""


def inner_part(plan: WindowPlan) -> Part | None:
    """Return the windows that touch no padding, or None if there are none, or they are not alike."""
    whole = tuple(axis.whole_windows() for axis in plan.axes)
    return whole if all(whole) and all(map(is_small, plan.axes)) else None


def distinct_windows(plan: WindowPlan, part: Part) -> list[AxisWindows]:
    """Find the different windows of a part along each axis."""
    found = []
    for axis, some in zip(plan.axes, part, strict=True):
        first, counts = axis.real_cells(some.start, some.stop)
        _, index, inverse = np.unique(
            first * (axis.size + 1) + counts, return_index=True, return_inverse=True
        )
        found.append(AxisWindows(first[index], counts[index], index, inverse))
    return found


def window_cells(planes: Array, plan: WindowPlan, axes: Sequence[AxisWindows]) -> Iterator[Block]:
    """Yield the cells of every combination of these kinds of windows in every plane, block by block."""
    flat = planes.reshape(-1, prod(plan.input_shape))
    most = [int(axis.sizes.max()) for axis in axes]
    number, shape = prod(len(axis.sizes) for axis in axes), [len(axis.sizes) for axis in axes]
    windows_at_once = max(1, AT_ONCE // prod(most))
    planes_at_once = max(1, AT_ONCE // (prod(most) * min(number, windows_at_once)))
    for start in range(0, number, windows_at_once):
        windows = slice(start, min(start + windows_at_once, number))
        at = np.unravel_index(np.arange(windows.start, windows.stop), shape)
        places, real, counts = _places(plan, axes, at, most)
        for first in range(0, len(flat), planes_at_once):
            some = slice(first, first + planes_at_once)
            cells = flat[some][:, places]
            if not real.all():
                cells[:, ~real] = ends(planes.dtype)[1]
            yield Block(cells, places, real, counts, some, windows)


def _places(
    plan: WindowPlan, axes: Sequence[AxisWindows], at: Sequence[Integers], most: Sequence[int]
) -> tuple[Integers, NDArray[np.bool_], Integers]:
    """Return the flat places of the windows' cells, which of them are real, and how many."""
    rank = len(axes)
    places, real = np.zeros((1,) * (rank + 1), np.int64), np.ones((1,) * (rank + 1), bool)
    for n, (axis, windows, which, length) in enumerate(zip(plan.axes, axes, at, most, strict=True)):
        offsets = np.arange(length).reshape((1,) * (n + 1) + (-1,) + (1,) * (rank - 1 - n))
        each = (slice(None), *(np.newaxis,) * rank)
        is_real = offsets < windows.sizes[which][each]
        positions = np.where(is_real, windows.first[which][each] + offsets * axis.dilation, 0)
        places = places * axis.size + positions
        real = real & is_real
    counts = reduce(np.multiply, (windows.sizes[which] for windows, which in zip(axes, at, strict=True)))
    return places.reshape(len(counts), -1), real.reshape(len(counts), -1), counts

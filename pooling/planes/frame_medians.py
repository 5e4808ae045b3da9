"""Medians of the windows that touch padding, by the network of the others: padding is half −∞ and half +∞.

Where the padding of a window cannot be halved, its lower middle cell is found with more of −∞, and its upper
one with more of +∞.
"""

from __future__ import annotations

from functools import lru_cache
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pooling.planes.arithmetic import Array
from pooling.planes.sorting_network import middle_ranks, ranks_of_wires
from pooling.vectorized.slices import ends
from pooling.vectorized.window_cells import Part
from pooling.windows import WindowPlan
from pooling.windows.axes import Integers

AT_ONCE = 2**18
"""Cells at once."""
KEPT = 2
"""Frames that are kept for the next call: to find the cells of one takes as long as the network."""


class Frame(NamedTuple):
    """All windows that touch padding, and their cells."""

    windows: tuple[Integers, ...]
    places: Integers
    """Flat places in a plane behind which stand −∞ and +∞, (cells, 2, windows): with more of either."""


@lru_cache(maxsize=KEPT)
def find_frame(plan: WindowPlan, inner: Part) -> Frame:
    """Find the windows that are not `inner`."""
    outer = np.ones(plan.output_shape, bool)
    outer[tuple(slice(some.start, some.stop) for some in inner)] = False
    windows = np.nonzero(outer)
    places, real = np.zeros((1, len(windows[0])), np.int64), np.ones((1, len(windows[0])), bool)
    for axis, index in zip(plan.axes, windows, strict=True):
        at = index * axis.stride - axis.before + np.arange(axis.window)[:, None] * axis.dilation
        places = (places[:, None] * axis.size + at).reshape(-1, len(index))
        real = (real[:, None] & (at >= 0) & (at < axis.size)).reshape(-1, len(index))
    return Frame(windows, _place_padding(places, real, prod(plan.input_shape)))


def _place_padding(places: Integers, real: NDArray[np.bool_], low: int) -> Integers:
    """Let padding be the number at `low` or that after it, so that the middle is that of the real cells."""
    count, cells, order = len(real), real.sum(axis=0), np.cumsum(~real, axis=0)
    lowest = (count - 1) // 2 - (cells - 1) // 2, count // 2 - cells // 2
    pads = [np.where(order <= below, low, low + 1) for below in lowest]
    return np.stack([np.where(real, places, each) for each in pads], axis=1)


def frame_medians(planes: Array, plan: WindowPlan, inner: Part, result: tuple[Array, Array]) -> None:
    """Put the middle cells of the windows that touch padding where they belong in `result`."""
    if tuple(map(len, inner)) == plan.output_shape:
        return
    frame = find_frame(plan, inner)
    flat = planes.reshape(-1, prod(plan.input_shape))
    outs = [each.reshape(-1, *plan.output_shape) for each in result]
    together = max(1, AT_ONCE // frame.places.size)
    for first in range(0, len(flat), together):
        middle = _middle(flat[first : first + together], frame.places)
        for out, cells in zip(outs, middle, strict=True):
            where: Any = (slice(first, first + together), *frame.windows)
            out[where] = cells


def _middle(flat: Array, places: Integers) -> tuple[Array, Array]:
    """Return the lower and the upper middle cells, of shape (planes, windows)."""
    padding = np.empty((len(flat), 2), flat.dtype)
    padding[:] = ends(flat.dtype)
    cells = np.concatenate([flat, padding], axis=1).take(places, axis=1)
    middle = ranks_of_wires(np.moveaxis(cells, 0, 1), middle_ranks(len(places)))
    return middle[0][:, 0], middle[-1][:, 1]

"""Into how large parts a plane is best cut, so that a part's buffers have room and little is read twice."""

from math import prod, sqrt
from typing import NamedTuple

from pooling.axes import AxisPlan
from pooling.windows import WindowPlan

ROW_START = 50
"""What it costs to start on a new row, in numbers worked on."""
LOADING = 0.2
"""What it costs to copy a part that does not lie in one piece, as a share of pooling it."""
FEW_CHANNELS = 16
"""Channels of which copying some, out of more, costs twice as much."""


class Size(NamedTuple):
    """What a part reads: cells along the first and last axis (all along one between), numbers of each."""

    rows: int
    columns: int
    channels: int


class Room(NamedTuple):
    """Numbers that a part may have: where it lies in one piece; where a buffer more is taken to copy it."""

    in_place: int
    copied: int


def best_size(plan: WindowPlan, channels: int, room: Room) -> Size:
    """Choose bands of whole rows, tiles, or tiles of some channels: what has room and costs least."""
    if len(plan.axes) == 1:
        return Size(room.in_place // channels, 1, channels)
    last = padded(plan.axes[-1])
    bands = Size(room.in_place // (_between(plan) * last * channels), last, channels)
    fewer = [channels >> halvings for halvings in range(max(1, channels.bit_length() - 2))]  # 4 at least
    tiles = [_tile(plan, some, room.copied) for some in fewer]
    return min([bands, *tiles], key=lambda size: _cost(plan, size, channels))


def padded(axis: AxisPlan) -> int:
    """Return the cells along an axis, padding included."""
    return axis.before + axis.size + axis.after


def _between(plan: WindowPlan) -> int:
    return prod(map(padded, plan.axes[1:-1]))


def _tile(plan: WindowPlan, channels: int, room: int) -> Size:
    """Return the tile of which the least is read twice: as many extents high as it is wide, or so."""
    first, last, unit = plan.axes[0], plan.axes[-1], _between(plan) * channels
    rows = sqrt(room * first.extent / (last.extent * unit + ROW_START))
    columns = min(int(room / (rows * unit)), padded(last))
    return Size(min(room // (max(columns, 1) * unit), padded(first)), columns, channels)


def _cost(plan: WindowPlan, size: Size, channels: int) -> tuple[bool, float]:
    """Return whether a part is too large, and what it costs to pool a number: about 1."""
    first, last = plan.axes[0], plan.axes[-1]
    numbers = size.columns * _between(plan) * size.channels
    reads = (1 + _times_read(first, size.rows)) / 2 * _times_read(last, size.columns)
    if size.columns == padded(last) and size.channels == channels:
        return size.rows < first.extent, reads
    some = FEW_CHANNELS / size.channels if size.channels < channels else 0
    too_large = size.rows < first.extent or size.columns < last.extent
    return too_large, reads * (1 + ROW_START / max(numbers, 1)) + LOADING * (1 + some)


def _times_read(axis: AxisPlan, cells: int) -> float:
    """Return how often parts of so many cells read a cell, on average; they have a window's at least."""
    cells = max(cells, axis.extent)
    windows = min((cells - axis.extent) // axis.stride + 1, axis.output_size)
    return cells / (windows * axis.stride)

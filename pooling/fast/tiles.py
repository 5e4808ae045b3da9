"""Tiles: parts of the input so small that they and their buffers stay in the processor's cache.

A tile is a group of small planes or a band of rows. Where the window is so tall that most rows of a band
would be read twice, it is a part of these rows or of their channels. Without tiles: 1.2 to 3.5 × for large
inputs; with bands alone, 2 × for 63×63 averages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import ceil, prod
from typing import NamedTuple

from pooling.fast.program import Shape
from pooling.windows import WindowPlan
from pooling.windows.axes import AxisPlan

Rooms = tuple[int, int]  # numbers of a tile; and of one of parts of rows, which is copied and may have fewer
ROW_START = 50  # what it costs to start on a new row, in numbers worked on
GAPS = 0.4  # what it costs to copy parts of rows, which have gaps between them, as a share of pooling


class Span(NamedTuple):
    """Neighbouring windows along one axis and the cells they read: `size`, `before` of them padding."""

    windows: slice
    cells: slice
    before: int
    size: int


class TileShape(NamedTuple):
    """What tiles have in common that run the same program; all for (planes, spatial axes, channels)."""

    cells: Shape  # how many, with their padding
    windows: Shape  # how many
    inside: tuple[tuple[int, int], ...]  # the first cell that is not padding, and the first that is again

    @property
    def is_padded(self) -> bool:
        """Whether there is padding."""
        return self.inside != tuple((0, size) for size in self.cells)


class Tile(NamedTuple):
    """Where a tile lies in the input and in the result, along each axis."""

    cells: tuple[slice, ...]
    windows: tuple[slice, ...]
    shape: TileShape


@dataclass(frozen=True)
class Tiling:
    """All tiles: every choice of a span along each axis, made when it is wanted, the largest first."""

    spans: tuple[tuple[Span, ...], ...]

    def __len__(self) -> int:
        return prod(map(len, self.spans))

    def __iter__(self) -> Iterator[Tile]:
        return map(_tile, product(*self.spans))


def _tile(spans: Sequence[Span]) -> Tile:
    shape = TileShape(
        cells=tuple(span.size for span in spans),
        windows=tuple(span.windows.stop - span.windows.start for span in spans),
        inside=tuple((span.before, span.before + span.cells.stop - span.cells.start) for span in spans),
    )
    return Tile(tuple(span.cells for span in spans), tuple(span.windows for span in spans), shape)


def one_plane(plan: WindowPlan, channels: int) -> Tile:
    """Return a whole plane as one tile."""
    axes = [_span(axis, 0, axis.output_size) for axis in plan.axes]
    return _tile([_part(0, 1), *axes, _part(0, channels)])


def cut(plan: WindowPlan, planes: int, channels: int, rooms: Rooms, threads: int) -> Tiling:
    """Cut (planes, spatial axes, channels) into tiles of as many numbers as have room, or one window."""
    plane = prod(one_plane(plan, channels).shape.cells)
    size = (*plan.output_shape, max(1, channels)) if plane <= rooms[0] else _best_size(plan, channels, rooms)
    together = max(1, min(rooms[0] // max(1, plane), ceil(planes / threads)))
    axes = [_split(axis, most) for axis, most in zip(plan.axes, size, strict=False)]
    return Tiling((_group(planes, together), *axes, _group(channels, size[-1])))


def _group(count: int, most: int) -> tuple[Span, ...]:
    """Split planes or channels."""
    return tuple(_part(start, min(start + most, count)) for start in range(0, count, most))


def _part(start: int, stop: int) -> Span:
    return Span(slice(start, stop), slice(start, stop), 0, stop - start)


def _split(axis: AxisPlan, most: int) -> tuple[Span, ...]:
    """Split an axis into spans of about equal length, at most so many windows; the first is the longest."""
    pieces = ceil(axis.output_size / most)
    ends = [ceil(axis.output_size * i / pieces) for i in range(pieces + 1)]
    return tuple(_span(axis, start, stop) for start, stop in pairwise(ends))


def _span(axis: AxisPlan, first: int, last: int) -> Span:
    """Return windows `first` to `last` − 1; all windows of an axis without padding take the whole axis."""
    start = first * axis.stride - axis.before
    stop = (last - 1) * axis.stride - axis.before + axis.extent
    if (first, last) == (0, axis.output_size) and start == 0 and stop <= axis.size:
        stop = axis.size  # cells that no window reads too: the tile then lies in one piece
    return Span(slice(first, last), slice(max(start, 0), min(stop, axis.size)), max(-start, 0), stop - start)


def _best_size(plan: WindowPlan, channels: int, rooms: Rooms) -> Shape:
    """Return the windows along each axis, and the channels, of the tile that has room and costs least."""
    first, *others = plan.axes
    costs = {}
    for columns, some in product(_halves(plan.output_shape[-1]), _halves(channels)):
        size = [*plan.output_shape[:-1], columns, some]
        room = rooms[size[1:] != [*plan.output_shape[1:], channels]]
        row = prod(map(_cells, others, size[1:])) * some
        size[0] = min(max((room // row - first.extent) // first.stride + 1, 1), first.output_size)
        costs[tuple(size)] = _cost(plan, channels, size, room)
    return min(costs, key=lambda size: costs[size])


def _halves(count: int) -> list[int]:
    """Return `count`, a half of it, a quarter … down to 1."""
    return [ceil(count / 2**i) for i in range(count.bit_length())]


def _cells(axis: AxisPlan, windows: int) -> int:
    return (windows - 1) * axis.stride + axis.extent


def _cost(plan: WindowPlan, channels: int, size: Sequence[int], room: int) -> tuple[bool, float]:
    """Return whether a tile is too large, and what it costs to pool a number: 1 and what is read twice."""
    cells = *map(_cells, plan.axes, size), size[-1]
    reads = [n / (windows * axis.stride) for n, windows, axis in zip(cells, size, plan.axes, strict=False)]
    cost = (1 + reads[0]) / 2 * reads[-1]
    if size[1:] != [*plan.output_shape[1:], channels]:
        run = prod(cells[1:]) if size[-1] == channels else size[-1]
        cost = cost * (1 + ROW_START / run) + GAPS
    return prod(cells) > room, cost

"""How an input is cut into blocks that stay in the processor's cache."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from math import ceil, prod
from typing import NamedTuple

from pooling.layout import Room, best_size, padded
from pooling.windows import AxisPlan, WindowPlan

Shape = tuple[int, ...]

FEW = 64
"""Blocks up to which they are made once; more are made as they are wanted, and take no memory."""


class Limits(NamedTuple):
    """What a call may use.

    Attributes:
        threads: at most so many; between two operations they wait for one another, so that more are no use.
        thread_bytes: each for at least so much input.
        buffer_bytes: a block's buffer takes at most so much; more leaves the cache, far less is all overhead.
        part: all buffers together take at most this part of the input.
        least_bytes: but may always take this much.
    """

    threads: int = min(os.cpu_count() or 1, 8)
    thread_bytes: int = 2**19
    buffer_bytes: int = 2**21
    part: float = 0.11  # what is small beside the buffers must not make it more than 1/8
    least_bytes: int = 2**19


class Span(NamedTuple):
    """Neighbouring windows along one axis, and the cells they read: `size`, `before` of them padding."""

    windows: slice
    cells: slice
    before: int
    size: int


class Block(NamedTuple):
    """What is pooled in one go: some planes, and of each of them a span along every axis.

    Attributes:
        cells: where it lies in an input of shape (planes, spatial axes, channels).
        windows: where its result lies in the output.
        before: padding cells before it along each axis.
        shape: its planes, its cells along each spatial axis, padding included, and its channels.
        padded: whether it has padding.
        passes: per spatial axis, what is pooled along it and what becomes of that, as (outer, size, unit).
    """

    cells: tuple[slice, ...]
    windows: tuple[slice, ...]
    before: tuple[int, ...]
    shape: Shape
    padded: bool
    passes: tuple[tuple[tuple[int, int, int], tuple[int, int, int]], ...]


@dataclass(frozen=True)
class Cut:
    """The blocks of an input: every group of planes with every choice of one span along each axis.

    Attributes:
        planes: the groups of planes.
        spans: along each spatial axis, and along the channels.
        threads: how many should share the blocks.
    """

    planes: tuple[slice, ...]
    spans: tuple[tuple[Span, ...], ...]
    threads: int

    def __len__(self) -> int:
        return len(self.planes) * prod(map(len, self.spans))

    def __iter__(self) -> Iterator[Block]:
        return iter(self._few) if len(self) <= FEW else self._made()

    @cached_property
    def _few(self) -> tuple[Block, ...]:
        return tuple(self._made())

    def _made(self) -> Iterator[Block]:
        return (_block(planes, spans) for planes in self.planes for spans in product(*self.spans))


class Demand(NamedTuple):
    """What pooling an input takes: its bytes, and for each number of a block that many buffers and bytes."""

    input_bytes: int
    buffers: float
    item_bytes: int


def cut(plan: WindowPlan, planes: int, channels: int, demand: Demand, limits: Limits) -> Cut:
    """Cut an input of shape (planes, spatial axes, channels) into groups of small planes or parts of one."""
    threads = max(1, min(limits.threads, demand.input_bytes // limits.thread_bytes))
    total = max(limits.least_bytes, demand.input_bytes * limits.part)
    each = [min(limits.buffer_bytes, total / threads / (demand.buffers + more or 1)) for more in (0, 1)]
    room = Room(*(max(1, int(buffer / demand.item_bytes)) for buffer in each))
    plane = prod(map(padded, plan.axes)) * channels
    if plane <= room.in_place:
        together = max(1, min(room.in_place // max(1, plane), ceil(planes / threads)))
        whole = [[span(axis, 0, axis.output_size)] for axis in plan.axes]
        spans = [*whole, _channels(channels, max(1, channels))]
    else:
        together, spans = 1, _parts(plan, channels, room)
    groups = [slice(i, min(i + together, planes)) for i in range(0, planes, together)]
    blocks = len(groups) * prod(map(len, spans))
    return Cut(tuple(groups), tuple(map(tuple, spans)), min(threads, blocks))


def _parts(plan: WindowPlan, channels: int, room: Room) -> list[list[Span]]:
    """Cut one plane: return the spans along each spatial axis, and along the channels."""
    size = best_size(plan, channels, room)
    spans = [[span(axis, 0, axis.output_size)] for axis in plan.axes]
    if len(spans) > 1:
        spans[-1] = _pieces(plan.axes[-1], size.columns)
    spans[0] = _pieces(plan.axes[0], size.rows)
    return [*spans, _channels(channels, size.channels)]


def _channels(count: int, most: int) -> list[Span]:
    parts = [slice(start, min(start + most, count)) for start in range(0, count, most)]
    return [Span(part, part, 0, part.stop - part.start) for part in parts]


def _pieces(axis: AxisPlan, size: int) -> list[Span]:
    """Cut an axis into spans of about equal length that read at most `size` cells, or one window's."""
    most = max(1, (size - axis.extent) // axis.stride + 1)
    pieces = ceil(axis.output_size / most)
    # Rounded up, so that the first is the longest: it makes the buffers.
    ends = [ceil(axis.output_size * i / pieces) for i in range(pieces + 1)]
    return [span(axis, start, stop) for start, stop in pairwise(ends)]


def span(axis: AxisPlan, first: int, last: int) -> Span:
    """Return windows `first` to `last` − 1; all windows of an axis without padding take the whole axis."""
    start = first * axis.stride - axis.before
    stop = (last - 1) * axis.stride - axis.before + axis.extent
    if (first, last) == (0, axis.output_size) and start == 0 and stop <= axis.size:
        stop = axis.size  # cells that no window reads too: the block then lies in one piece
    return Span(slice(first, last), slice(max(start, 0), min(stop, axis.size)), max(-start, 0), stop - start)


def _block(planes: slice, spans: Sequence[Span]) -> Block:
    sizes = [planes.stop - planes.start, *(span.size for span in spans)]
    shape, passes = tuple(sizes), []
    for axis, part in enumerate(spans[:-1], 1):
        outer, unit = prod(sizes[:axis]), prod(sizes[axis + 1 :])
        before, sizes[axis] = sizes[axis], part.windows.stop - part.windows.start
        passes.append(((outer, before, unit), (outer, sizes[axis], unit)))
    return Block(
        cells=(planes, *(span.cells for span in spans)),
        windows=(planes, *(span.windows for span in spans)),
        before=tuple(span.before for span in spans),
        shape=shape,
        padded=any(span.size > span.cells.stop - span.cells.start for span in spans),
        passes=tuple(passes),
    )

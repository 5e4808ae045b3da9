"""How an input is cut into blocks that stay in the processor's cache."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from math import ceil, prod
from typing import NamedTuple

from pooling.axes import AxisPlan
from pooling.fast.layout import Room, best_size, padded
from pooling.windows import WindowPlan

Shape = tuple[int, ...]

FEW = 64
"""Blocks up to which they are made once; more are made as they are wanted, and take no memory."""


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
        kind: blocks of one kind are pooled alike.
    """

    cells: tuple[slice, ...]
    windows: tuple[slice, ...]
    kind: "Kind"


class Kind(NamedTuple):
    """What there is to know about a block but where it lies.

    Attributes:
        shape: its planes, its cells along each spatial axis, padding included, and its channels.
        real: per axis, the first cell that is not padding, and the first that is again.
        pooled: the shape of its result.
        passes: per spatial axis, what is pooled along it and what becomes of that, as (outer, size, unit).
    """

    shape: Shape
    real: tuple[tuple[int, int], ...]
    pooled: Shape
    passes: tuple[tuple[tuple[int, int, int], tuple[int, int, int]], ...]

    @property
    def padded(self) -> bool:
        """Whether there is padding."""
        return any(part != (0, size) for part, size in zip(self.real, self.shape[1:], strict=True))


@dataclass(frozen=True)
class Cut:
    """The blocks of an input: every group of planes with every choice of one span along each axis.

    Attributes:
        planes: the groups of planes.
        spans: along each spatial axis, and along the channels.
    """

    planes: tuple[slice, ...]
    spans: tuple[tuple[Span, ...], ...]

    def __len__(self) -> int:
        return len(self.planes) * prod(map(len, self.spans))

    def __iter__(self) -> Iterator[Block]:
        return iter(self._few) if len(self) <= FEW else self._made()

    @cached_property
    def _few(self) -> tuple[Block, ...]:
        return tuple(self._made())

    def _made(self) -> Iterator[Block]:
        return (_block(planes, spans) for planes in self.planes for spans in product(*self.spans))


def cut(plan: WindowPlan, planes: int, channels: int, room: Room, threads: int) -> Cut:
    """Cut an input of shape (planes, spatial axes, channels) into groups of small planes or parts of one."""
    plane = prod(map(padded, plan.axes)) * channels
    if plane <= room.in_place:
        together = max(1, min(room.in_place // max(1, plane), ceil(planes / threads)))
        spans = _whole(plan, channels)
    else:
        together, spans = 1, _parts(plan, channels, room)
    groups = [slice(i, min(i + together, planes)) for i in range(0, planes, together)]
    return Cut(tuple(groups), tuple(map(tuple, spans)))


def one_plane(plan: WindowPlan, channels: int) -> Block:
    """Return a whole plane as one block."""
    return _block(slice(0, 1), [spans[0] for spans in _whole(plan, channels)])


def _whole(plan: WindowPlan, channels: int) -> list[list[Span]]:
    spans = [[span(axis, 0, axis.output_size)] for axis in plan.axes]
    return [*spans, _channels(channels, max(1, channels))]


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
    real = tuple((part.before, part.before + part.cells.stop - part.cells.start) for part in spans)
    return Block(
        cells=(planes, *(part.cells for part in spans)),
        windows=(planes, *(part.windows for part in spans)),
        kind=Kind(shape, real, tuple(sizes), tuple(passes)),
    )

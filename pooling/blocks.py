"""How a large input is cut into blocks that stay in the processor's cache, and how threads share them."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import pairwise, product
from math import ceil, prod, sqrt
from typing import NamedTuple, TypeVar

from pooling.windows import AxisPlan, WindowPlan

Job = TypeVar("Job")
Shape = tuple[int, ...]

ROW_START = 50
"""What it costs to start on a new row, in numbers worked on."""
LOADING = 0.15
"""What it costs to copy a block that does not lie in one piece, as part of pooling it."""


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
    part: float = 1 / 8
    least_bytes: int = 2**20


class Span(NamedTuple):
    """Neighbouring windows along one axis, and the cells they read: `size`, of which the first `before` are padding."""

    windows: slice
    cells: slice
    before: int
    size: int


class Block(NamedTuple):
    """What is pooled in one go: some planes, and of each of them a span along every spatial axis.

    Attributes:
        cells: where it lies in an input of shape (planes, spatial axes, channels).
        windows: where its result lies in the output.
        before: padding cells before it along each spatial axis.
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


class Cut(NamedTuple):
    """All blocks of an input, and how many threads should share them."""

    blocks: tuple[Block, ...]
    threads: int


class Demand(NamedTuple):
    """What pooling an input takes: its bytes, and for each number of a block that many buffers and bytes."""

    input_bytes: int
    buffers: int
    item_bytes: int


def cut(plan: WindowPlan, planes: int, channels: int, demand: Demand, limits: Limits) -> Cut:
    """Cut an input of shape (planes, spatial axes, channels) into groups of small planes or parts of one."""
    threads = max(1, min(limits.threads, demand.input_bytes // limits.thread_bytes))
    total = max(limits.least_bytes, int(demand.input_bytes * limits.part))
    room = max(1, min(limits.buffer_bytes, total // (threads * max(1, demand.buffers))) // demand.item_bytes)
    per_plane = prod(map(_padded, plan.axes)) * channels
    if per_plane <= room:
        together = max(1, min(room // max(1, per_plane), ceil(planes / threads)))
        spans = [[span(axis, 0, axis.output_size)] for axis in plan.axes]
    else:
        together, spans = 1, _parts(plan, channels, room)
    groups = [slice(i, min(i + together, planes)) for i in range(0, planes, together)]
    blocks = tuple(_block(group, part, channels) for group in groups for part in product(*spans))
    return Cut(blocks, min(threads, len(blocks)))


def _parts(plan: WindowPlan, channels: int, room: int) -> list[list[Span]]:
    """Cut one plane into bands of whole rows; or into tiles, where bands would read too many cells twice."""
    first, last = plan.axes[0], plan.axes[-1]
    spans = [[span(axis, 0, axis.output_size)] for axis in plan.axes]
    if len(plan.axes) == 1:
        return [_pieces(first, room // channels)]
    row = prod(map(_padded, plan.axes[1:])) * channels
    unit = row // _padded(last)
    start = last.extent * unit + ROW_START  # what every row of a tile costs beside its own windows
    rows = min(max(sqrt(room * first.extent / start), first.extent + first.stride), _padded(first))
    columns = room / (rows * unit)
    if LOADING + first.extent / rows + start / (columns * unit) < first.extent / max(room / row, 1):
        return [_pieces(first, int(rows)), *spans[1:-1], _pieces(last, int(columns))]
    return [_pieces(first, room // row), *spans[1:]]


def _padded(axis: AxisPlan) -> int:
    return axis.before + axis.size + axis.after


def _pieces(axis: AxisPlan, size: int) -> list[Span]:
    """Cut an axis into spans of about equal length that read at most `size` cells, or one window's."""
    most = max(1, (size - axis.extent) // axis.stride + 1)
    pieces = ceil(axis.output_size / most)
    ends = [axis.output_size * i // pieces for i in range(pieces + 1)]
    return [span(axis, start, stop) for start, stop in pairwise(ends)]


def span(axis: AxisPlan, first: int, last: int) -> Span:
    """Return windows `first` to `last` − 1; all windows of an axis without padding take the whole axis."""
    start = first * axis.stride - axis.before
    stop = (last - 1) * axis.stride - axis.before + axis.extent
    if (first, last) == (0, axis.output_size) and start == 0 and stop <= axis.size:
        stop = axis.size  # cells that no window reads too: the block then lies in one piece
    return Span(slice(first, last), slice(max(start, 0), min(stop, axis.size)), max(-start, 0), stop - start)


def _block(planes: slice, spans: Sequence[Span], channels: int) -> Block:
    sizes = [planes.stop - planes.start, *(span.size for span in spans), channels]
    shape, passes = tuple(sizes), []
    for axis, part in enumerate(spans, 1):
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


def share(jobs: Sequence[Job], threads: int, make_worker: Callable[[], Callable[[Job], None]]) -> None:
    """Do every job; each thread takes the next as soon as it is free, with a worker of its own."""
    waiting = deque(jobs)

    def work() -> None:
        do = make_worker()
        for job in _taken_from(waiting):
            do(job)

    if threads == 1:
        work()
        return
    # Threads are started anew: that costs 0.03 ms of the milliseconds they save, and none outlives the call.
    with ThreadPoolExecutor(threads - 1) as others:
        started = [others.submit(work) for _ in range(threads - 1)]
        work()
        for thread in started:
            thread.result()


def _taken_from(waiting: deque[Job]) -> Iterator[Job]:
    with suppress(IndexError):  # none is left
        while True:
            yield waiting.popleft()

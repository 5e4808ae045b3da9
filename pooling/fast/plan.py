"""The plan: all that is settled before the numbers are there, for inputs of one shape and dtype."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, reduce
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pooling.fast.kernels import AxisPass
from pooling.fast.program import Array, Call, Calls, Operand, Program, Shape, allocate, buffer, copy
from pooling.fast.tiles import Tile, TileShape, cut, one_plane
from pooling.reductions import REDUCTIONS, Reduction
from pooling.slices import identity
from pooling.spec import PoolSpec
from pooling.windows import WindowPlan, plan_windows

DType = np.dtype[Any]

FEW = 64
"""Tiles up to which they are kept, which makes a 224² picture 1.2 to 1.3 times as fast."""


class Limits(NamedTuple):
    """What a call may use.

    Attributes:
        threads: at most so many,
        thread_bytes: each for at least so much input,
        step_bytes: and only if a ufunc call works on so much: between calls a thread may wait for the others.
        tile_bytes: a tile takes at most so much; more leaves the cache, far less is all overhead.
        share: all buffers together take at most this share of the input,
        least_bytes: but may always take this much.
        cached_bytes: an input up to this size seems to be in the cache; buffers may take as much, and are kept.
    """

    threads: int = 8
    thread_bytes: int = 2**19
    step_bytes: int = 2**18
    tile_bytes: int = 2**21
    share: float = 0.1  # what is small beside the buffers must not make it more than 1/8
    least_bytes: int = 2**19
    cached_bytes: int = 2**20


class Workspace:
    """What a thread works with: memory, and in it a program for each shape of tiles."""

    def __init__(self, pooling: "TilePooling") -> None:
        self.pooling, self.programs = pooling, dict[TileShape, Program]()
        self.memory = np.empty(0, pooling.working)

    def program(self, tile: Tile, x: Array) -> Program:
        """Return the program for `tile`, whose cells are `x`; it is recorded the first time."""
        program = self.programs.get(tile.shape)
        if program is None:
            calls = list(self.pooling.record(tile.shape, self.pooling.in_place(x)))
            size = allocate(calls)[1]
            if size > self.memory.size:
                self.programs.clear()
                self.memory = self.memory[:0].copy()  # the old memory goes before the new one comes
                self.memory = np.empty(size, self.memory.dtype)
            program = Program(calls, self.memory, self.pooling.divisor(tile))
            self.programs[tile.shape] = program
        return program


@dataclass(frozen=True)
class TilePooling:
    """How tiles of numbers of `dtype` are pooled, with `channels` numbers in each cell."""

    windows: WindowPlan
    channels: int
    dtype: DType

    @cached_property
    def reduction(self) -> Reduction:
        """The row in the table of reductions."""
        return REDUCTIONS[self.windows.spec.reduction]

    @cached_property
    def result_dtype(self) -> DType:
        """The dtype of the result."""
        return self.reduction.result_dtype(self.dtype)

    @cached_property
    def working(self) -> DType:
        """The dtype in which numbers are pooled."""
        return self.reduction.working_dtype(self.dtype, prod(self.windows.spec.window_shape))

    @cached_property
    def passes(self) -> tuple[AxisPass, ...]:
        """One pass for each axis along which there is something to do."""
        passes = []
        for i, axis in enumerate(self.windows.axes):
            unit = prod(self.windows.input_shape[i + 1 :]) * self.channels
            settings = i + 1, axis.window, axis.stride, axis.dilation, unit, self.working.itemsize
            passes.append(AxisPass(self.reduction.ufunc, self.reduction.selects, *settings))
        busy = [axis for axis in passes if (axis.window, axis.stride) != (1, 1)]
        return tuple(busy or passes[-1:])

    def divisor(self, tile: Tile) -> Array | int:
        """Return what the tile's totals are divided by: an array, or one number if it is the same for all."""
        if not self.reduction.divides:
            return 1
        include_pad = self.windows.spec.count_include_pad
        axes = zip(self.windows.axes, tile.windows[1:], strict=False)
        counts = [axis.counts(include_pad)[part] for axis, part in axes]
        divisor = reduce(np.multiply.outer, [c[:1] if c.min() == c.max() else c for c in counts])
        dtype = self.working if self.working.kind == "f" else np.float64
        return int(divisor.item()) if divisor.size == 1 else divisor[..., np.newaxis].astype(dtype)

    def buffers_per_number(self, contiguous: bool) -> float:
        """Return how many numbers the buffers hold for each number of a tile."""
        shape = one_plane(self.windows, self.channels).shape
        calls = list(self.record(shape, Operand("x", shape.cells) if contiguous else None))
        return max(allocate(calls)[1] / max(1, prod(shape.cells)), 1 / 8)

    def in_place(self, x: Array) -> Operand | None:
        """Return the tile `x` as an operand, or None if it lies in memory in such a way that it is copied first."""
        strides = [stride for stride, size in zip(x.strides, x.shape, strict=True) if size > 1]
        is_one_run = prod(x.shape[: self.passes[0].axis]) == 1
        usable = x.flags.c_contiguous or (is_one_run and strides[-1] == x.itemsize)
        return Operand("x", x.shape, contiguous=x.flags.c_contiguous) if usable else None

    def record(self, shape: TileShape, cells: Operand | None) -> Iterator[Call]:
        """Yield the calls that pool a tile, as it lies in memory (`cells`) or copied first."""
        if cells is None or self.working != self.dtype or shape.is_padded:
            cells = yield from self._load(shape)
        *others, last = self.passes
        for axis in others:
            pooled = *cells.shape[: axis.axis], shape.windows[axis.axis], *cells.shape[axis.axis + 1 :]
            cells = yield from axis.pool(cells, buffer(pooled))
        result, divisor = Operand("result", shape.windows), Operand("divisor")
        cast = self.result_dtype != self.working
        windows = yield from last.windows(cells, result, cast=cast)
        divides_first = cast and self.working.kind == "f"
        if self.reduction.divides and divides_first:
            yield divide, (windows, divisor), windows
        yield from last.pick(windows, result, cast=cast)
        if self.reduction.divides and not divides_first:
            yield divide, (result, divisor), result

    def _load(self, shape: TileShape) -> Calls:
        """Copy a tile, in order, with its padding, converted to the dtype it is pooled in."""
        cells = buffer(shape.cells)
        if shape.is_padded:
            yield self._fill, (), cells
        inside = tuple(slice(*part) for part in shape.inside)
        yield copy, (Operand("x"),), replace(cells, index=inside)
        return cells

    def _fill(self, *, out: Array) -> None:
        """Fill cells with a number that changes no result."""
        out.fill(identity(self.reduction.ufunc, self.working))


def divide(totals: Array, divisor: Array | int, *, out: Array) -> None:
    """Divide; by a power of two with a multiplication, as exact, and 1.2 to 1.4 times as fast for uint8."""
    if isinstance(divisor, int) and divisor & (divisor - 1) == 0:
        np.multiply(totals, 1 / divisor, out=out)
    else:
        np.divide(totals, divisor, out=out)


@dataclass(frozen=True)
class PoolPlan:
    """How to pool inputs of one shape and dtype; `spare` are workspaces for the next call, if these are kept."""

    pooling: TilePooling
    shape: Shape
    x_planes: Shape
    result_planes: Shape
    tiles: Collection[Tile]
    threads: int
    spare: list[Workspace] | None


@lru_cache(maxsize=32)
def plan_pool(
    spec: PoolSpec, shape: Shape, dtype: DType, channels_last: bool, contiguous: bool, limits: Limits
) -> PoolPlan:
    """Plan how to pool inputs of this shape and dtype, `contiguous` in memory or not.

    To plan takes many times as long as to pool a small picture: the last plans are kept.

    Raises:
        PoolingError: as `plan_windows`.
    """
    end = len(shape) - channels_last
    windows = plan_windows(spec, shape[end - spec.rank : end])
    leading, depth = shape[: end - spec.rank], shape[end:]
    planes, channels = prod(leading), prod(depth)
    pooling = TilePooling(windows, channels, dtype)
    x_bytes, item = prod(shape) * dtype.itemsize, pooling.working.itemsize
    small = x_bytes <= limits.cached_bytes
    buffer_bytes = limits.cached_bytes if small else max(limits.least_bytes, x_bytes * limits.share)
    numbers = buffer_bytes / item / pooling.buffers_per_number(contiguous)  # of all tiles at a time
    step_bytes = numbers * max(item, pooling.result_dtype.itemsize)
    worth = min(x_bytes // limits.thread_bytes, int(step_bytes // limits.step_bytes))
    threads = max(1, min(limits.threads, worth))
    room = int(min(limits.tile_bytes / item, numbers / threads))
    tiles = cut(windows, planes, channels, room, threads)
    return PoolPlan(
        pooling,
        shape=(*leading, *windows.output_shape, *depth),
        x_planes=(planes, *windows.input_shape, channels),
        result_planes=(planes, *windows.output_shape, channels),
        tiles=tuple(tiles) if len(tiles) <= FEW else tiles,
        threads=min(threads, len(tiles)),
        spare=[] if small and contiguous else None,
    )

"""The plan: all that is settled before the numbers are there, for inputs of one shape and dtype."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, reduce
from math import prod
from typing import Any, NamedTuple

import numpy as np

from pooling.fast.kernels import AxisPass
from pooling.fast.program import Array, Call, Calls, Operand, Shape, Workspace, allocate, buffer, copy
from pooling.fast.tiles import Tile, TileShape, Tiling, cut, one_plane
from pooling.reductions import REDUCTIONS, Reduction
from pooling.spec import PoolSpec
from pooling.validation.sizes import check_size
from pooling.vectorized.slices import identity
from pooling.windows import WindowPlan, plan_windows

DType = np.dtype[Any]
FEW = 64  # tiles up to which they are kept with the plan. Without: 1.2 × for 224² pictures


class Limits(NamedTuple):
    """What a call may use."""

    threads: int = 8  # at most so many
    thread_bytes: int = 2**19  # for at least so much input each
    step_bytes: int = 2**18  # and a ufunc call works on so much: between two, threads may wait for each other
    tile_bytes: int = 2**21  # a tile takes at most so much: more leaves the cache, far less is all overhead
    share: float = 0.1  # of the input that all buffers may take: with what is small beside them below 1/8
    least_bytes: int = 2**19  # but they may always take this much
    cached_bytes: int = 2**20  # of an input that is in the cache: buffers may take as much
    kept_bytes: int = 2**23  # of an input whose buffers, at most as much again as those, are kept


@dataclass(frozen=True)
class TilePooling:
    """How tiles are pooled."""

    windows: WindowPlan
    channels: int  # numbers in a cell
    reduction: Reduction
    dtype: DType  # of the input
    working: DType  # in which numbers are pooled
    result_dtype: DType

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
        if self.windows.spec.divisor_override is not None:
            return self.windows.spec.divisor_override
        spec, parts = self.windows.spec, zip(self.windows.axes, tile.windows[1:], strict=False)
        counts = [axis.counts(spec.count_include_pad, part.start, part.stop) for axis, part in parts]
        divisor = reduce(np.multiply.outer, [c[:1] if c.min() == c.max() else c for c in counts])
        dtype = self.working if self.working.kind == "f" else np.float64
        return int(divisor.item()) if divisor.size == 1 else divisor[..., np.newaxis].astype(dtype)

    def buffers_per_number(self, in_place: bool) -> float:
        """Return how many numbers the buffers hold for each number of a tile."""
        shape = one_plane(self.windows, self.channels).shape
        return max(sum(allocate(list(self.record(shape, in_place)))[1]) / max(1, prod(shape.cells)), 1 / 8)

    def record(self, shape: TileShape, in_place: bool) -> Iterator[Call]:
        """Yield the calls that pool a tile: `in_place`, or copied first, where it lies in pieces."""
        cells = Operand("x", shape.cells)
        if not in_place or self.working != self.dtype or shape.is_padded:
            cells = yield from self._load(shape)
        *others, last = self.passes
        for axis in others:
            pooled = *cells.shape[: axis.axis], shape.windows[axis.axis], *cells.shape[axis.axis + 1 :]
            out = buffer(pooled)
            cells = yield from axis.pick((yield from axis.windows(cells, out)), out)
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
    """Divide; by a power of two with a multiplication, as exact. Without: 1.2 to 1.3 × for uint8."""
    if isinstance(divisor, int) and divisor & (divisor - 1) == 0:
        np.multiply(totals, 1 / divisor, out=out)
    else:
        np.divide(totals, divisor, out=out)


@dataclass(frozen=True)
class PoolPlan:
    """How to pool inputs of one shape and dtype."""

    shape: Shape  # of the result
    pooling: TilePooling
    tiles: tuple[Tile, ...] | Tiling = ()  # none: whole planes at a time
    threads: int = 1
    spare: list[Workspace] | None = None  # for the next call, if it is worth keeping them


@lru_cache(maxsize=32)
def plan_pool(
    spec: PoolSpec, shape: Shape, dtype: DType, channels_last: bool, contiguous: bool, limits: Limits
) -> PoolPlan:
    """Plan how to pool such inputs. It takes longer than to pool a small one: the last plans are kept."""
    end = len(shape) - channels_last
    windows, reduction = plan_windows(spec, shape[end - spec.rank : end]), REDUCTIONS[spec.reduction]
    leading, channels = shape[: end - spec.rank], shape[end:]
    working = reduction.working_dtype(dtype, windows.most_cells)
    pooling = TilePooling(windows, prod(channels), reduction, dtype, working, reduction.result_dtype(dtype))
    result_shape = (*leading, *windows.output_shape, *channels)
    check_size(result_shape, pooling.result_dtype)
    if reduction.composed or windows.is_mostly_padding:
        return PoolPlan(result_shape, pooling)
    x_bytes, item = prod(shape) * dtype.itemsize, working.itemsize
    small = x_bytes <= limits.cached_bytes
    buffer_bytes = limits.cached_bytes if small else max(limits.least_bytes, x_bytes * limits.share)
    # Numbers that all tiles at a time may have, if they lie in one piece, and if they do not.
    whole, cut_up = (buffer_bytes / item / pooling.buffers_per_number(way) for way in (contiguous, False))
    step_bytes = whole * max(item, pooling.result_dtype.itemsize)
    worth = min(x_bytes // limits.thread_bytes, int(step_bytes // limits.step_bytes))
    threads = max(1, min(limits.threads, worth))
    room, less_room = (int(min(limits.tile_bytes / item, all_ / threads)) for all_ in (whole, cut_up))
    tiles = cut(windows, prod(leading), prod(channels), (room, less_room), threads)
    kept = tuple(tiles) if len(tiles) <= FEW else tiles
    spare: list[Workspace] | None = [] if x_bytes <= limits.kept_bytes and contiguous else None
    return PoolPlan(result_shape, pooling, kept, min(threads, len(tiles)), spare)

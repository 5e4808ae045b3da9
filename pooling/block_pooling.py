"""Pooling one block: load it if it cannot be used as it lies, pool along each axis, divide.

Totals are added up in the dtype they are wanted in, float16 in float32; those of integers exactly, in the
smallest integers that hold the largest possible total. Totals of floats that overflow on the way are noticed
by the processor's own flag, at no cost, and added up again as float64 divided by `SCALE`.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.blocks import Block, Demand
from pooling.passes import Pass
from pooling.reductions import REDUCTIONS, SCALE, Reduction
from pooling.scratch import Scratch
from pooling.slices import identity
from pooling.windows import WindowPlan

Array = NDArray[Any]
DType = np.dtype[Any]
Counts = tuple[NDArray[np.int64] | int, ...]


def working_dtype(plan: WindowPlan, dtype: DType) -> DType:
    """Return what numbers of `dtype` are pooled as.

    >>> from pooling import PoolSpec, plan_windows
    >>> working_dtype(plan_windows(PoolSpec.of("avg", 3), (8, 8)), np.dtype("uint8"))
    dtype('uint16')
    """
    native = dtype.newbyteorder("=")
    if native.kind == "f":
        return np.promote_types(native, np.float32)  # float16 is slow, and short of digits for a total
    if REDUCTIONS[plan.spec.reduction].picks:
        return native
    most = prod(plan.spec.window_shape) * max(abs(int(np.iinfo(native).min)), int(np.iinfo(native).max))
    exact = np.min_scalar_type(most if native.kind == "u" else -most)
    return exact if exact.kind in "iu" else np.dtype(np.float64)


def count_cells(plan: WindowPlan) -> Counts:
    """Return what each axis contributes to the divisors: a number for each window, or one for all."""
    counts = [axis.counts(plan.spec.count_include_pad) for axis in plan.axes]
    return tuple(int(c[0]) if c.min() == c.max() else c for c in counts)


@dataclass(frozen=True)
class BlockPooling:
    """How every block of an input of `dtype` is pooled by `plan`, with `channels` numbers side by side."""

    plan: WindowPlan
    channels: int
    dtype: DType
    result_dtype: DType
    counts: Counts
    factor: float = 1.0

    @cached_property
    def working(self) -> DType:
        """The dtype in which numbers are pooled: scaled down, even the smallest must keep their digits."""
        plain = working_dtype(self.plan, self.dtype)
        return plain if self.factor == 1 else np.promote_types(plain, np.float64)

    @cached_property
    def reduction(self) -> Reduction:
        """The row in the table of reductions."""
        return REDUCTIONS[self.plan.spec.reduction]

    @cached_property
    def passes(self) -> tuple[tuple[int, Pass], ...]:
        """The axes along which there is something to do, with what it is."""
        gathers, passes = self.reduction.gathers, []
        for i, axis in enumerate(self.plan.axes):
            unit = prod(self.plan.input_shape[i + 1 :]) * self.channels
            row_bytes = axis.output_size * unit * self.working.itemsize
            passes.append((i, Pass(gathers, axis.window, axis.stride, axis.dilation, unit, row_bytes)))
        busy = [(i, axis) for i, axis in passes if (axis.window, axis.stride) != (1, 1)]
        return tuple(busy or passes[-1:])

    def demand(self, cells: int, in_order: bool) -> Demand:
        """Return what it takes to pool an input of so many cells, that lies in memory in order or not."""
        loads = self.dtype != self.working or not in_order or any(map(any, self.plan.pads))
        flat, part, between = 0.0, 1.0, []
        for _, axis_pass in self.passes:
            flat = max(flat, part * axis_pass.buffers)
            part /= axis_pass.stride
            between.append(part)
        if self.result_dtype == self.working:
            between.pop()  # what the last pass writes is the result
        odd, even = max([float(loads), *between[1::2]]), max(between[::2], default=0.0)
        return Demand(cells * self.dtype.itemsize, flat + odd + even, self.working.itemsize)

    def run(self, x: Array, result: Array, block: Block, scratch: Scratch) -> None:
        """Pool `block` of `x`, of shape (planes, spatial axes, channels), into its place in `result`."""
        target = result[block.windows]
        if self.reduction.picks or self.working.kind != "f":
            self._run(x, target, block, scratch)
            return
        try:
            with np.errstate(all="ignore", over="raise"):
                self._run(x, target, block, scratch)
        except FloatingPointError:
            self._rescue(x, target, block, scratch)

    def _rescue(self, x: Array, target: Array, block: Block, scratch: Scratch) -> None:
        """Pool the block again, and scaled down: only what is itself too large for a float stays infinite."""
        wide = replace(self, factor=1 / SCALE)
        scaled = np.empty(target.shape, wide.working)
        with np.errstate(all="ignore"):
            self._run(x, target, block, scratch)
            wide._run(x, scaled, block, Scratch(wide.working))
            np.copyto(target, scaled * SCALE, where=~np.isfinite(target), casting="same_kind")

    def _run(self, x: Array, target: Array, block: Block, scratch: Scratch) -> None:
        cells = self._load(x[block.cells], block, scratch)
        pooled = self._gather(cells, target, block, scratch)
        if self.reduction.divides:
            pooled = self._divide(pooled, target, block)
        if pooled is not target:
            np.copyto(target, pooled, casting="same_kind")

    def _load(self, part: Array, block: Block, scratch: Scratch) -> Array:
        """Return the block flat: as it lies in the input, or a copy in order, with padding, as `working`."""
        if not block.padded and part.dtype == self.working and self.factor == 1 and part.flags.c_contiguous:
            return part.reshape(-1)
        flat = scratch.take("pooled 1", prod(block.shape))  # free again when the first pass is done
        if block.padded:
            flat.fill(identity(self.reduction.gathers, self.working))
        sizes = zip(block.before, part.shape[1:], strict=True)
        inside = [slice(start, start + size) for start, size in sizes]
        np.copyto(flat.reshape(block.shape)[(slice(None), *inside)], part, casting="same_kind")
        if self.factor != 1:
            flat *= self.factor
        return flat

    def _gather(self, cells: Array, target: Array, block: Block, scratch: Scratch) -> Array:
        """Pool along axis after axis; the last pass writes straight into `target` where it can."""
        *first, (axis, last) = self.passes
        for turn, (earlier, axis_pass) in enumerate(first):
            seen, wanted = block.passes[earlier]
            pooled = scratch.take(f"pooled {turn % 2}", prod(wanted))
            axis_pass.run(cells, seen, pooled.reshape(wanted), scratch)
            cells = pooled
        seen, wanted = block.passes[axis]
        place = _without_copy(target, wanted) if target.dtype == self.working else None
        if place is not None:
            last.run(cells, seen, place, scratch)
            return target
        pooled = scratch.take(f"pooled {len(first) % 2}", prod(wanted))
        last.run(cells, seen, pooled.reshape(wanted), scratch)
        return pooled.reshape(target.shape)

    def _divide(self, totals: Array, target: Array, block: Block) -> Array:
        if totals.dtype.kind != "f":
            np.copyto(target, totals)
            totals = target
        divisor = self._divisor(block)
        if isinstance(divisor, int) and divisor & (divisor - 1) == 0:
            return np.multiply(totals, 1 / divisor, out=totals)  # exact for a power of two, and quicker
        return np.divide(totals, divisor, out=totals)

    def _divisor(self, block: Block) -> Array | int:
        """Return the divisors of a block's windows, as one number if they are all the same."""
        divisor: Array | int = 1
        dtype = self.working if self.working.kind == "f" else np.float64
        for axis, counts in enumerate(self.counts):
            if isinstance(counts, int):
                divisor = divisor * counts
            else:
                beside = (1,) * (len(self.counts) - axis)
                divisor = divisor * counts[block.windows[axis + 1]].astype(dtype).reshape(-1, *beside)
        return divisor


def _without_copy(array: Array, shape: tuple[int, ...]) -> Array | None:
    try:
        return array.reshape(shape, copy=False)
    except ValueError:  # its rows are too far apart
        return None

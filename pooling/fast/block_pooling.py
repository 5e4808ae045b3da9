"""How to pool one block: load it if it cannot be used as it lies, pool along each axis, divide.

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

from pooling.fast.blocks import Block, Kind, one_plane
from pooling.fast.passes import Pass, copy
from pooling.fast.recipe import DIVISOR, INPUT, RESULT, BoundRecipe, Recipe, Value, View, Wanted
from pooling.reductions import REDUCTIONS, SCALE, Reduction
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
    if REDUCTIONS[plan.spec.reduction].selects:
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

    @cached_property
    def working(self) -> DType:
        """The dtype in which numbers are pooled."""
        return working_dtype(self.plan, self.dtype)

    @cached_property
    def reduction(self) -> Reduction:
        """The row in the table of reductions."""
        return REDUCTIONS[self.plan.spec.reduction]

    @cached_property
    def passes(self) -> tuple[tuple[int, Pass], ...]:
        """The axes along which there is something to do, with what it is."""
        item, passes = self.working.itemsize, []
        for i, axis in enumerate(self.plan.axes):
            unit = prod(self.plan.input_shape[i + 1 :]) * self.channels
            sizes = axis.window, axis.stride, axis.dilation, unit, item
            passes.append((i, Pass(self.reduction.selects, *sizes)))
        busy = [(i, axis) for i, axis in passes if (axis.window, axis.stride) != (1, 1)]
        return tuple(busy or passes[-1:])

    @cached_property
    def converts(self) -> bool:
        """Whether numbers are pooled in another dtype than their own."""
        return self.dtype != self.working

    @cached_property
    def one_divisor(self) -> int | None:
        """What all totals are divided by, if that is the same number; 1 where nothing is divided."""
        if not self.reduction.divides:
            return 1
        counts = [count for count in self.counts if isinstance(count, int)]
        return prod(counts) if len(counts) == len(self.counts) else None

    def buffers(self, in_place: bool) -> float:
        """Return how many numbers the buffers hold for each number of a block, used as it lies or copied."""
        kind = one_plane(self.plan, self.channels).kind
        in_place = in_place and not (self.converts or kind.padded)
        recipe = self.recipe(kind, in_place=in_place, fits=True)
        return max(sum(recipe.sizes) / max(1, prod(kind.shape)), 1 / 8)

    def recipe_for(self, kind: Kind, x: Array, result: Array) -> Recipe:
        """Return how to pool blocks that lie in memory as `x` does, with results that lie as `result`."""
        in_place = x.flags.c_contiguous and not (self.converts or kind.padded)
        fits = _reshapes(result, kind.passes[self.passes[-1][0]][1])
        return self.recipe(kind, in_place=in_place, fits=fits)

    def recipe(self, kind: Kind, *, in_place: bool, fits: bool) -> Recipe:
        """Return how to pool a block of this kind.

        It is used `in_place`, as it lies in the input, or copied first. If it `fits`, the last pass can write
        into the result as that lies.
        """
        recipe = Recipe(self.reduction.ufunc)
        value = Value(INPUT, kind.passes[self.passes[0][0]][0])
        if not in_place:
            value = self._load(recipe, kind, value)
        *first, (last, last_pass) = self.passes
        for axis, axis_pass in first:
            seen, wanted = kind.passes[axis]
            value = axis_pass.note(recipe, value._replace(seen=seen), Wanted(wanted))
        seen, wanted = kind.passes[last]
        out = Wanted(wanted, RESULT if fits else None)
        self._finish(recipe, last_pass, value._replace(seen=seen), out, kind)
        return recipe

    def _finish(self, recipe: Recipe, last: Pass, cells: Value, wanted: Wanted, kind: Kind) -> None:
        """Note the last pass, and what there is to do to its windows."""
        divides, result = self.reduction.divides, View(RESULT)
        if wanted.place is None or self.result_dtype != self.working:
            pooled = View(last.note(recipe, cells, Wanted(wanted.seen)).place, kind.pooled)
            if divides and self.working.kind == "f":
                recipe.call(_divide, pooled, View(DIVISOR))
            recipe.call(copy, result, pooled)
            if divides and self.working.kind != "f":
                recipe.call(_divide, result, View(DIVISOR))
        elif divides and self.one_divisor and last.stride == 1 < last.window and not last.writes_rows(wanted):
            windows = recipe.double(cells, last.steps, last.dilation)  # still flat
            flat = View(windows.place, (prod(windows.seen),))
            recipe.call(_divide, flat, View(DIVISOR))
            last.pick(recipe, windows, wanted)
        else:
            last.note(recipe, cells, wanted)
            if divides:
                recipe.call(_divide, result, View(DIVISOR))

    def _load(self, recipe: Recipe, kind: Kind, value: Value) -> Value:
        """Note: copy a block, in order, with its padding, converted to the dtype it is pooled in."""
        loaded = recipe.take(Wanted(value.seen))
        cells = View(loaded.place, kind.shape)
        if kind.padded:
            nothing = identity(self.reduction.ufunc, self.working)
            recipe.call(lambda numbers: numbers.fill(nothing), cells)
        inside = slice(None), *(slice(*part) for part in kind.real)
        recipe.call(copy, cells._replace(part=inside), View(INPUT))
        return loaded

    def divisor(self, block: Block) -> Array | int:
        """Return the divisors of a block's windows, as one number if they are all the same."""
        if self.one_divisor is not None:
            return self.one_divisor
        dtype = self.working if self.working.kind == "f" else np.float64
        divisor = np.ones((), dtype)
        for axis, counts in enumerate(self.counts):
            here = counts if isinstance(counts, int) else counts[block.windows[axis + 1]]
            beside = (1,) * (len(self.counts) - axis)
            divisor = divisor * np.reshape(here, (-1, *beside)).astype(dtype)
        return divisor

    def rescue(self, x: Array, result: Array, block: Block) -> None:
        """Pool a block whose totals overflow: only what is itself too large for a float may stay infinite."""
        wide = np.promote_types(self.working, np.float64)
        scaled = np.empty(result.shape, wide)
        with np.errstate(all="ignore"):
            for part, target, dtype in ((x, result, self.dtype), (x.astype(wide) / SCALE, scaled, wide)):
                pooling = replace(self, dtype=dtype, result_dtype=target.dtype)
                recipe = pooling.recipe(block.kind, in_place=False, fits=False)
                buffers = [np.empty(size, pooling.working) for size in recipe.sizes]
                BoundRecipe(recipe, buffers).run(part, target, pooling.divisor(block))
            np.copyto(result, scaled * SCALE, where=~np.isfinite(result), casting="same_kind")


def _divide(totals: Array, divisor: Array | int) -> None:
    if isinstance(divisor, int) and divisor & (divisor - 1) == 0:
        np.multiply(totals, 1 / divisor, out=totals)  # exact for a power of two, and quicker
    else:
        np.divide(totals, divisor, out=totals)


def _reshapes(array: Array, shape: tuple[int, ...]) -> bool:
    """Return whether `array` can be seen with `shape`, without a copy."""
    try:
        array.reshape(shape, copy=False)
    except ValueError:  # its rows are too far apart
        return False
    return True

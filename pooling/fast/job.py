"""All that can be settled before the numbers are there: how to pool, in which blocks, in how many threads."""

from dataclasses import dataclass, field
from functools import lru_cache
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pooling.fast.block_pooling import BlockPooling, count_cells
from pooling.fast.blocks import Cut, Kind, cut
from pooling.fast.layout import Room
from pooling.fast.recipe import BoundRecipe, Recipe
from pooling.fast.threads import PROCESSORS, free_processors
from pooling.reductions import REDUCTIONS
from pooling.spec import PoolSpec
from pooling.windows import WindowPlan, plan_windows

Array = NDArray[Any]
Shape = tuple[int, ...]


class Limits(NamedTuple):
    """What a call may use.

    Attributes:
        threads: at most so many,
        thread_bytes: each for at least so much input,
        step_bytes: and only if it works on so much in a step: after each it may have to wait for the others.
        block_bytes: a block takes at most so much; more leaves the cache, far less is all overhead.
        part: all buffers together take at most this part of the input.
        least_bytes: but may always take this much.
        near_bytes: so large an input is in the processor's cache, or so it seems; buffers may take as much.
    """

    threads: int = min(PROCESSORS, 8)
    thread_bytes: int = 2**19
    step_bytes: int = 2**18
    block_bytes: int = 2**21
    part: float = 0.1  # what is small beside the buffers must not make it more than 1/8
    least_bytes: int = 2**19
    near_bytes: int = 2**20


LIMITS = Limits()
"""How many threads and how much memory a call may use."""


class Kit:
    """What a thread works with: a recipe for each kind of blocks, and the buffers they share."""

    def __init__(self) -> None:
        self.recipes: dict[Kind, BoundRecipe] = {}
        self._buffers: list[Array] = []

    def add(self, kind: Kind, recipe: Recipe, dtype: np.dtype[Any]) -> BoundRecipe:
        """Give a recipe its buffers, of `dtype`; those that are missing are made."""
        if any(buffer.size < size for buffer, size in zip(self._buffers, recipe.sizes, strict=False)):
            self.recipes.clear()  # first, so that the old buffers are gone before there are new ones
            self._buffers.clear()
        self._buffers += [np.empty(size, dtype) for size in recipe.sizes[len(self._buffers) :]]
        self.recipes[kind] = bound = BoundRecipe(recipe, self._buffers)
        return bound

    @property
    def bytes(self) -> int:
        """Bytes of the buffers."""
        return sum(buffer.nbytes for buffer in self._buffers)


@dataclass(frozen=True)
class Job:
    """How to pool inputs of one shape and dtype.

    Attributes:
        plan: where the windows lie.
        shape, dtype: of the result.
        cells_shape, windows_shape: input and result as (planes, spatial axes, channels).
        pooling, cut: how each block is pooled, and the blocks.
        threads: how many should share them.
        near: whether the input is in the processor's cache, or so it seems.
        spare: kits for the next calls, as new memory takes longer than to pool what is near.
    """

    plan: WindowPlan
    shape: Shape
    dtype: np.dtype[Any]
    cells_shape: Shape
    windows_shape: Shape
    pooling: BlockPooling
    cut: Cut
    threads: int
    near: bool
    spare: list[Kit] = field(default_factory=list)


def prepare(x: Array, spec: PoolSpec, channels_last: bool) -> Job:
    """Return how to pool `x`, with no more threads than processors are free at this moment.

    Raises:
        PoolingError: as `plan_windows`.
    """
    limits = LIMITS
    if x.nbytes >= 2 * limits.thread_bytes:
        limits = limits._replace(threads=min(limits.threads, free_processors()))
    return _prepare(spec, x.shape, x.dtype, channels_last, x.flags.c_contiguous, limits)


@lru_cache(maxsize=32)  # for small inputs, planning takes longer than pooling
def _prepare(
    spec: PoolSpec, shape: Shape, dtype: np.dtype[Any], channels_last: bool, in_order: bool, limits: Limits
) -> Job:
    end = len(shape) - channels_last
    plan = plan_windows(spec, shape[end - spec.rank : end])
    leading, channels = shape[: end - spec.rank], shape[end:]
    planes, depth = prod(leading), prod(channels)
    result_dtype = REDUCTIONS[spec.reduction].result_dtype(dtype)
    pooling = BlockPooling(plan, depth, dtype, result_dtype, count_cells(plan))
    input_bytes, item = prod(shape) * dtype.itemsize, pooling.working.itemsize
    small = input_bytes <= limits.near_bytes
    numbers = (limits.near_bytes if small else max(limits.least_bytes, input_bytes * limits.part)) / item
    each = [pooling.buffers(way) for way in (in_order, False)]
    step_bytes = numbers / each[0] * max(item, result_dtype.itemsize)
    worth = min(input_bytes // limits.thread_bytes, int(step_bytes // limits.step_bytes))
    threads = max(1, min(limits.threads, worth))
    room = Room(*(int(min(limits.block_bytes / item, numbers / threads / copies)) for copies in each))
    blocks = cut(plan, planes, depth, room, threads)
    return Job(
        plan,
        shape=(*leading, *plan.output_shape, *channels),
        dtype=result_dtype,
        cells_shape=(planes, *plan.input_shape, depth),
        windows_shape=(planes, *plan.output_shape, depth),
        pooling=pooling,
        cut=blocks,
        threads=min(threads, len(blocks)),
        near=small and in_order,
    )

"""Pooling, fast: a box-shaped window is pooled along one axis after the other, block by block.

The greatest of a 3 × 3 window is the greatest of its three rows' greatest, and sums split the same way: 3 + 3
operations in place of 3 × 3, each on a whole block of cells that stays in the processor's cache
(`pooling.blocks`), and few of them, however wide the window (`pooling.passes`, `pooling.doubling`).
`pooling.reference` is the definition this is held against.
"""

from collections.abc import Iterable
from functools import lru_cache
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.arrays import as_real_array, restore_format, spatial_last
from pooling.block_pooling import BlockPooling, count_cells
from pooling.blocks import Block, Cut, Limits, cut
from pooling.composite import COMPOSITE, pool_composite
from pooling.errors import PoolingError
from pooling.reductions import REDUCTIONS
from pooling.scratch import Scratch
from pooling.spec import PoolSpec
from pooling.threads import free_processors, share
from pooling.windows import WindowPlan, plan_windows

Array = NDArray[Any]
LIMITS = Limits()
"""How many threads and how much memory a call may use."""


def pool(
    x: ArrayLike, spec: PoolSpec, *, data_format: str = "channels_first", out: Array | None = None
) -> Array:
    """Pool every plane of `x`, of shape `(..., H, W)` for a 2-D window; `x` is never written to.

    >>> pool([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], PoolSpec.of("max", 2))
    array([[6, 4],
           [7, 9]])

    Returns:
        The input's dtype for max and min; float64 for avg and sum of integers; NaN wherever a window has one.
        `out`, an array of the result's shape and dtype, is filled and returned where it is given.

    Raises:
        PoolingError: as `plan_windows`, or `x` is not real numbers with enough axes, or `out` does not fit.
    """
    array = as_real_array(x)
    planes = spatial_last(array, spec.rank, data_format)
    channels_last = data_format == "channels_last"
    job = _prepare(spec, array.shape, array.dtype, channels_last, array.flags.c_contiguous, _limits(array))
    if out is not None:
        _refuse_misfit(out, job, array)
    result = np.empty(job.shape, job.dtype) if out is None else out
    if spec.reduction in COMPOSITE:
        result[...] = restore_format(pool_composite(planes, job.plan), spec.rank, data_format)
    elif result.size:
        _pool_into(result, array, job, channels_last)
    return result


class _Job(NamedTuple):
    """All that can be known about pooling an input before its numbers are there."""

    plan: WindowPlan
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    pooling: BlockPooling
    cut: Cut


@lru_cache(maxsize=64)  # for small inputs, planning takes longer than pooling
def _prepare(
    spec: PoolSpec,
    shape: tuple[int, ...],
    dtype: np.dtype[Any],
    channels_last: bool,
    in_order: bool,
    limits: Limits,
) -> _Job:
    end = len(shape) - channels_last
    leading, channels = shape[: end - spec.rank], shape[end:]
    plan = plan_windows(spec, shape[end - spec.rank : end])
    result_dtype = REDUCTIONS[spec.reduction].result_dtype(dtype)
    pooling = BlockPooling(plan, prod(channels), dtype, result_dtype, count_cells(plan))
    blocks = cut(plan, prod(leading), prod(channels), pooling.demand(prod(shape), in_order), limits)
    return _Job(plan, (*leading, *plan.output_shape, *channels), result_dtype, pooling, blocks)


def _limits(x: Array) -> Limits:
    """Return the limits for `x` at this moment: no more threads than processors are free."""
    if x.nbytes < 2 * LIMITS.thread_bytes:
        return LIMITS
    return LIMITS._replace(threads=min(LIMITS.threads, free_processors()))


def _pool_into(result: Array, x: Array, job: _Job, channels_last: bool) -> None:
    """Pool block by block, both arrays seen as (planes, spatial axes, channels); or first part by part."""
    spec, channels = job.plan.spec, job.pooling.channels
    try:
        cells = x.reshape((-1, *job.plan.input_shape, channels), copy=False)
        windows = result.reshape((-1, *job.plan.output_shape, channels), copy=False)
    except ValueError:  # the leading axes do not follow one another in memory
        job = _prepare(spec, x.shape[1:], x.dtype, channels_last, x[0].flags.c_contiguous, _limits(x[0]))
        for part, place in zip(x, result, strict=True):
            _pool_into(place, part, job, channels_last)
        return

    def work(blocks: Iterable[Block]) -> None:
        scratch = Scratch(job.pooling.working)
        for block in blocks:
            job.pooling.run(cells, windows, block, scratch)

    share(job.cut, job.cut.threads, work)


def _refuse_misfit(out: object, job: _Job, x: Array) -> None:
    shape, dtype = job.shape, job.dtype
    if not isinstance(out, np.ndarray):
        raise PoolingError(
            f"out came as {type(out).__name__}; give a NumPy array of shape {shape} and dtype {dtype}."
        )
    if (out.shape, out.dtype) != (shape, dtype):
        raise PoolingError(
            f"out came with shape {out.shape} and dtype {out.dtype}; the result has shape {shape} and dtype "
            f"{dtype}: give np.empty({shape}, {dtype.name!r})."
        )
    if not out.flags.writeable:
        raise PoolingError("out came read-only; give an array that may be written to.")
    if np.may_share_memory(out, x):
        raise PoolingError(
            "out lies in the input's memory, which is never written to; give an array of its own."
        )

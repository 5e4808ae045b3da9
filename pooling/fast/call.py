"""`pool`: what is given, where the result goes, and the threads that do it block by block."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.arguments import explains_arguments
from pooling.arrays import DataFormat, as_real_array, restore_format, spatial_last
from pooling.composite import COMPOSITE, pool_composite
from pooling.errors import PoolingError
from pooling.fast.blocks import Block
from pooling.fast.job import Job, Kit, prepare
from pooling.fast.threads import share
from pooling.spec import PoolSpec

Array = NDArray[Any]

LEAST_BUFFER = 16
"""Numbers that NumPy may copy to work on them in one go, where they do not lie in one piece. By default it
copies rows up to thousands of numbers long, which takes as long again as working on them one by one.
"""


@explains_arguments
def pool(
    x: ArrayLike, spec: PoolSpec, *, data_format: DataFormat = "channels_first", out: Array | None = None
) -> Array:
    """Pool every plane of `x` with the settings of `spec`.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        Real numbers; never written to. The last axes are pooled, as many as the window has.
    spec : PoolSpec
        The settings.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.
    out : ndarray, optional
        Where to put the result; it must have the result's shape and dtype, and memory of its own.

    Returns
    -------
    ndarray, shape (..., rows, columns)
        One number per window, NaN wherever a window has one. Max and min keep the dtype of `x`; the others
        keep a float dtype, and give float64 for integers.

    Raises
    ------
    PoolingError
        As `plan_windows`, or if `x` is not real numbers with enough axes, or `out` does not fit.

    Notes
    -----
    The formulas are those of `pooling.formulas`; `pooling.reference.pool` computes the same with loops. A box
    is pooled axis by axis (separable passes), so the cost grows with the sum of the window's sides, not with
    their product.

    Examples
    --------
    >>> pool([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], PoolSpec.of("max", 2))
    array([[6, 4],
           [7, 9]])
    """
    array = as_real_array(x)
    planes = spatial_last(array, spec.rank, data_format)
    channels_last = data_format == "channels_last"
    job = prepare(array, spec, channels_last)
    if out is not None:
        _refuse_misfit(out, job, array)
    result = np.empty(job.shape, job.dtype) if out is None else out
    if spec.reduction in COMPOSITE:
        result[...] = restore_format(pool_composite(planes, job.plan), spec.rank, data_format)
    elif result.size:
        _pool_into(result, array, job, channels_last)
    return result


def _pool_into(result: Array, x: Array, job: Job, channels_last: bool) -> None:
    """Pool block by block, both arrays seen as (planes, spatial axes, channels); or first part by part."""
    try:
        cells, windows = x.reshape(job.cells_shape, copy=False), result.reshape(job.windows_shape, copy=False)
    except ValueError:  # the leading axes do not follow one another in memory
        job = prepare(x[0], job.plan.spec, channels_last)
        for part, place in zip(x, result, strict=True):
            _pool_into(place, part, job, channels_last)
    else:
        share(job.cut, job.threads, lambda blocks: _work(blocks, cells, windows, job))


def _work(blocks: Iterable[Block], x: Array, result: Array, job: Job) -> None:
    """Pool blocks, in one thread."""
    pooling = job.pooling
    overflow: Literal["ignore", "raise"] = "ignore" if pooling.reduction.selects else "raise"
    spare = job.spare if job.near and result.flags.c_contiguous else []
    kit = _take(spare)
    with np.errstate(all="ignore", over=overflow):
        np.setbufsize(LEAST_BUFFER)  # until the end of `with`
        for block in blocks:
            cells, windows = x[block.cells], result[block.windows]
            recipe = kit.recipes.get(block.kind)
            if recipe is None:
                recipe = kit.add(block.kind, pooling.recipe_for(block.kind, cells, windows), pooling.working)
            try:
                recipe.run(cells, windows, pooling.divisor(block))
            except FloatingPointError:
                pooling.rescue(cells, windows, block)
    spare.append(kit)


def _take(spare: list[Kit]) -> Kit:
    try:
        return spare.pop()
    except IndexError:  # or another thread took it
        return Kit()


def _refuse_misfit(out: object, job: Job, x: Array) -> None:
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

"""Execution: `pool` validates its arguments, and threads take the tiles one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from pooling.fast.plan import Limits, PoolPlan, TilePooling, plan_pool
from pooling.fast.program import Array, Workspace
from pooling.fast.tiles import Tile
from pooling.planes.exact_integers import fit_in_64_bits
from pooling.planes.pool import pool_planes
from pooling.process.processors import PROCESSORS, free_processors
from pooling.reductions import SCALE
from pooling.spec import PoolSpec
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, as_real_array, restore_format, spatial_last, validate_out
from pooling.windows import WindowPlan

LIMITS = Limits(threads=min(PROCESSORS, 8))
LEAST_BUFFER = 16  # numbers of a row that NumPy may copy to work on it, else 8192. Without: 1.2 to 1.8 ×


@explains_arguments
def pool(
    x: ArrayLike, spec: PoolSpec, *, data_format: DataFormat = "channels_first", out: Array | None = None
) -> Array:
    """Pool every plane of `x` with the settings of `spec`.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        Real numbers, or booleans, which count as 0 and 1 in int8: then max is any, and min is all. Never
        written to. The last axes are pooled, as many as the window has.
    spec : PoolSpec
        The settings.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.
    out : ndarray, optional
        Where to put the result; it must have the result's shape and dtype, and memory of its own.

    Returns
    -------
    ndarray, shape (..., rows, columns)
        One number per window, NaN wherever a window has one. Max and min keep the dtype of `x`, and all keep
        a float dtype. A sum of integers is exact, in int64 or uint64; the others give float64 for integers,
        an average the one nearest to the exact quotient.

    Raises
    ------
    PoolingError
        As `plan_windows`, or if `x` is not real numbers with enough axes, a sum of integers needs more than
        64 bits, or `out` does not fit.

    Notes
    -----
    The formulas are those of `pooling.reductions`; `pooling.reference.pool` computes the same with loops. A
    box is pooled axis by axis (separable passes), so the cost grows with the sum of the window's sides, not
    with their product; only the median's grows with all its cells.

    Examples
    --------
    >>> pool([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], PoolSpec.of("max", 2))
    array([[6, 4],
           [7, 9]])
    """
    array = as_real_array(x)
    planes = spatial_last(array, spec.rank, data_format)
    channels_last = data_format == "channels_last"
    plan = plan_for(array, spec, channels_last)
    if out is not None:
        validate_out(out, plan.shape, plan.pooling.result_dtype, array)
        if not out.flags.c_contiguous:  # cells in pieces are no numbers that can be copied as one
            out[...] = pool(x, spec, data_format=data_format)
            return out
    result = np.empty(plan.shape, plan.pooling.result_dtype) if out is None else out
    windows = plan.pooling.windows
    if not plan.tiles or not fit_in_64_bits(array, windows):
        pooled = pool_planes(planes, windows, _pool_as)
        result[...] = restore_format(pooled, spec.rank, data_format)
    else:
        _pool_into(result, array, plan, channels_last)
    return result


def _pool_as(plan: WindowPlan, planes: Array, name: str) -> Array:
    """Pool with another reduction."""
    pooled: Array = pool(planes, replace(plan.spec, reduction=name))
    return pooled


def plan_for(x: Array, spec: PoolSpec, channels_last: bool) -> PoolPlan:
    """Return how to pool `x`, with no more threads than processors are free at this moment."""
    limits = LIMITS
    if x.nbytes >= 2 * limits.thread_bytes:
        limits = limits._replace(threads=min(limits.threads, free_processors()))
    return plan_pool(spec, x.shape, x.dtype, channels_last, x.flags.c_contiguous, limits)


def _pool_into(result: Array, x: Array, plan: PoolPlan, channels_last: bool) -> None:
    """Pool tile by tile, with both arrays seen as (planes, spatial axes, channels); or first part by part."""
    windows, channels = plan.pooling.windows, plan.pooling.channels
    try:
        x_planes = x.reshape(-1, *windows.input_shape, channels, copy=False)
        result_planes = result.reshape(-1, *windows.output_shape, channels, copy=False)
    except ValueError:  # the leading axes do not follow one another in memory
        plan = plan_for(x[0], windows.spec, channels_last)
        for part, place in zip(x, result, strict=True):
            _pool_into(place, part, plan, channels_last)
    else:
        _share(plan, x_planes, result_planes)


def _share(plan: PoolPlan, x: Array, result: Array) -> None:
    """Pool the tiles, in threads that each take the next one when they are free; new threads take 0.03 ms."""
    tiles = iter(plan.tiles)  # made in C, so that each tile goes to one thread
    if plan.threads == 1:
        _pool_tiles(tiles, x, result, plan)
        return
    with ThreadPoolExecutor(plan.threads - 1) as others:
        started = [others.submit(_pool_tiles, tiles, x, result, plan) for _ in range(plan.threads - 1)]
        _pool_tiles(tiles, x, result, plan)
        for thread in started:
            thread.result()


def _pool_tiles(tiles: Iterator[Tile], x: Array, result: Array, plan: PoolPlan) -> None:
    """Pool tiles, in one thread."""
    pooling = plan.pooling
    overflow: Literal["ignore", "raise"] = "ignore" if pooling.reduction.selects else "raise"
    try:
        workspace = (plan.spare or []).pop()
    except IndexError:  # there is none, or another thread took it
        workspace = Workspace(pooling.working)
    with np.errstate(all="ignore", over=overflow):
        np.setbufsize(LEAST_BUFFER)  # until the end of `with`
        for tile in tiles:
            try:
                _pool_tile(tile, x[tile.cells], result[tile.windows], pooling, workspace)
            except FloatingPointError:
                _pool_scaled(tile, x[tile.cells], result[tile.windows], pooling)
    if plan.spare is not None:
        plan.spare.append(workspace)


def _pool_tile(tile: Tile, x: Array, result: Array, pooling: TilePooling, workspace: Workspace) -> None:
    program = workspace.programs.get(tile.shape)
    if program is None:
        calls = pooling.record(tile.shape, in_place=x.flags.c_contiguous)
        program = workspace.add(tile.shape, calls, pooling.divisor(tile))
    program.run(x, result)


def _pool_scaled(tile: Tile, x: Array, result: Array, pooling: TilePooling) -> None:
    """Pool a tile whose totals overflow: only what is itself too large for a float may stay infinite."""
    wide = np.promote_types(pooling.working, np.float64)
    scaling = replace(pooling, dtype=wide, working=wide, result_dtype=wide)
    scaled = np.empty(result.shape, wide)
    with np.errstate(all="ignore"):
        _pool_tile(tile, x, result, pooling, Workspace(pooling.working))
        _pool_tile(tile, x.astype(wide) / SCALE, scaled, scaling, Workspace(wide))
        np.copyto(result, scaled * SCALE, where=~np.isfinite(result), casting="same_kind")

"""Pooling as nested loops: the definition that the rest of this package is tested against."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.reductions import REDUCTIONS
from pooling.reductions.formulas import Window
from pooling.spec import PoolSpec
from pooling.validation.arrays import DataFormat, restore_format, spatial_last
from pooling.windows import plan_windows


def pool(x: ArrayLike, spec: PoolSpec, *, data_format: DataFormat = "channels_first") -> NDArray[Any]:
    """Pool every plane of `x`, one window after another.

    Parameters
    ----------
    x, spec, data_format
        As for `pooling.pool`.

    Returns
    -------
    ndarray, shape (..., rows, columns)
        One number per window.

    Raises
    ------
    PoolingError
        As `plan_windows`, or if `x` is not an array of real numbers with enough axes.

    Examples
    --------
    >>> pool([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], PoolSpec.of("avg", 2))
    array([[3.75, 2.25],
           [4.5 , 5.  ]])
    """
    planes = spatial_last(x, spec.rank, data_format)
    leading, spatial = planes.shape[: -spec.rank], planes.shape[-spec.rank :]
    plan = plan_windows(spec, spatial)
    dtype = REDUCTIONS[spec.reduction].result_dtype(planes.dtype)
    result = np.empty(leading + plan.output_shape, dtype)
    for channel in np.ndindex(leading):
        result[channel] = pool_plane(planes[channel], spec)
    return restore_format(result, spec.rank, data_format)


def pool_plane(plane: NDArray[Any], spec: PoolSpec) -> NDArray[Any]:
    """Pool one plane; what a beginner would write, for any rank."""
    plan = plan_windows(spec, plane.shape)
    reduction = REDUCTIONS[spec.reduction]
    result = np.empty(plan.output_shape, reduction.result_dtype(plane.dtype))
    for index in plan.indices():
        values = [plane[cell].item() for cell in plan.cells(index)]
        window = Window(values, plan.divisor(index), spec.p, spec.beta, spec.alpha)
        result[index] = reduction.result(window, plane.dtype)
    return result


def pool_1d(row: NDArray[Any], spec: PoolSpec) -> NDArray[Any]:
    """Pool one row of numbers, of shape (W,), as `pool_2d` does a plane: one loop.

    Raises
    ------
    PoolingError
        As `plan_windows`.
    """
    plan = plan_windows(spec, row.shape)
    ((pad_before, _),) = plan.pads
    reduction = REDUCTIONS[spec.reduction]
    out = np.empty(plan.output_shape, reduction.result_dtype(row.dtype))
    for i in range(out.shape[0]):
        start = i * spec.strides[0] - pad_before
        places = [start + k * spec.dilations[0] for k in range(spec.window_shape[0])]
        values = [row[place].item() for place in places if 0 <= place < row.shape[0]]  # no padding
        window = Window(values, int(plan.divisors[i]), spec.p, spec.beta, spec.alpha)
        out[i] = reduction.result(window, row.dtype)
    return out


def pool_2d(plane: NDArray[Any], spec: PoolSpec) -> NDArray[Any]:
    """Pool one plane, of shape (H, W), with two loops and no helper for the geometry: first code to read.

    Raises
    ------
    PoolingError
        As `plan_windows`.
    """
    plan = plan_windows(spec, plane.shape)
    (pad_top, _), (pad_left, _) = plan.pads
    reduction = REDUCTIONS[spec.reduction]
    out = np.empty(plan.output_shape, reduction.result_dtype(plane.dtype))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            top = i * spec.strides[0] - pad_top
            left = j * spec.strides[1] - pad_left
            rows = [top + k * spec.dilations[0] for k in range(spec.window_shape[0])]
            cols = [left + k * spec.dilations[1] for k in range(spec.window_shape[1])]
            real_rows = [row for row in rows if 0 <= row < plane.shape[0]]  # padding is left out
            real_cols = [col for col in cols if 0 <= col < plane.shape[1]]
            values = [plane[row, col].item() for row in real_rows for col in real_cols]
            window = Window(values, int(plan.divisors[i, j]), spec.p, spec.beta, spec.alpha)
            out[i, j] = reduction.result(window, plane.dtype)
    return out


def pool_3d(volume: NDArray[Any], spec: PoolSpec) -> NDArray[Any]:
    """Pool slices of rows and columns, of shape (D, H, W), as `pool_2d` does a plane: three loops.

    Raises
    ------
    PoolingError
        As `plan_windows`.
    """
    plan = plan_windows(spec, volume.shape)
    (pad_front, _), (pad_top, _), (pad_left, _) = plan.pads
    reduction = REDUCTIONS[spec.reduction]
    out = np.empty(plan.output_shape, reduction.result_dtype(volume.dtype))
    for h in range(out.shape[0]):
        for i in range(out.shape[1]):
            for j in range(out.shape[2]):
                front = h * spec.strides[0] - pad_front
                top = i * spec.strides[1] - pad_top
                left = j * spec.strides[2] - pad_left
                slices = [front + k * spec.dilations[0] for k in range(spec.window_shape[0])]
                rows = [top + k * spec.dilations[1] for k in range(spec.window_shape[1])]
                cols = [left + k * spec.dilations[2] for k in range(spec.window_shape[2])]
                real_slices = [at for at in slices if 0 <= at < volume.shape[0]]  # padding is left out
                real_rows = [row for row in rows if 0 <= row < volume.shape[1]]
                real_cols = [col for col in cols if 0 <= col < volume.shape[2]]
                cells = [(at, row, col) for at in real_slices for row in real_rows for col in real_cols]
                values = [volume[cell].item() for cell in cells]
                window = Window(values, int(plan.divisors[h, i, j]), spec.p, spec.beta, spec.alpha)
                out[h, i, j] = reduction.result(window, volume.dtype)
    return out

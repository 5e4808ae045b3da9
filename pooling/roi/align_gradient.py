"""The gradient of RoI align: shared out to the four neighbours of every sample."""

from __future__ import annotations

from itertools import product as pairs
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.planes.arithmetic import product
from pooling.planes.relative import LARGEST, largest
from pooling.roi.align import sampled_boxes
from pooling.roi.boxes import read_bins, read_gradients
from pooling.roi.samples import AxisSamples, corners
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, float_dtype, restore_format
from pooling.validation.settings import PerAxis

Array = NDArray[Any]


@explains_arguments
def roi_align_backward(
    x: ArrayLike,
    boxes: ArrayLike,
    output_shape: PerAxis,
    grad_output: ArrayLike,
    *,
    spatial_scale: float = 1.0,
    sampling_ratio: int = 0,
    aligned: bool = True,
    data_format: DataFormat = "channels_first",
) -> Array:
    """Return the gradient of `roi_align`: d loss / d `x`, given d loss / d output.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        What was pooled.
    boxes, output_shape
        As `roi_align` was called.
    grad_output : array_like, shape (boxes, ..., rows, columns)
        d loss / d output.
    spatial_scale, sampling_ratio, aligned, data_format
        As `roi_align` was called.

    Returns
    -------
    ndarray, shape of `x`
        d loss / d `x`, in the dtype of `grad_output`; float64 if that is an integer type.

    Raises
    ------
    PoolingError
        As `roi_align`, or if `grad_output` does not have the output's shape.

    Notes
    -----
    Each sample hands 1 / samples of its bin's gradient to its four neighbours, by their weights.

    Examples
    --------
    >>> roi_align_backward([[0.0, 1.0], [2.0, 3.0]], (0, 0, 2, 2), 1, [[4.0]], sampling_ratio=1)
    array([[1., 1.],
           [1., 1.]])
    """
    planes, axes, _ = sampled_boxes(
        x, boxes, output_shape, spatial_scale, sampling_ratio, aligned, data_format
    )
    expected = (len(axes), *planes.shape[:-2], *read_bins(output_shape))
    given = read_gradients(grad_output, boxes, expected, data_format)
    dtype = float_dtype(given)
    result = np.zeros(planes.shape, np.promote_types(dtype, np.float64))
    for grad, (rows, cols) in zip(given, axes, strict=True):
        _hand_on(result, grad, rows, cols)
    return restore_format(result.astype(dtype, copy=False), 2, data_format)


def _hand_on(result: Array, grad: Array, rows: AxisSamples, cols: AxisSamples) -> None:
    """Add the gradient of one box to `result`."""
    if largest(grad) < LARGEST and rows.can_be_weighed and cols.can_be_weighed:
        result[..., rows.cells, cols.cells] += rows.weights().T @ grad @ cols.weights()
    else:
        _hand_on_each(result, grad, rows, cols)


def _hand_on_each(result: Array, grad: Array, rows: AxisSamples, cols: AxisSamples) -> None:
    """Do it sample by sample, and so give nothing of an infinite gradient to a cell that does not count."""
    count = rows.points.shape[1] * cols.points.shape[1]
    for (row, by_row), (col, by_col) in pairs(corners(rows), corners(cols)):
        weights = np.multiply.outer(by_row, by_col) / count
        with np.errstate(all="ignore"):
            shares = product(weights, grad[..., :, None, :, None])
            np.add.at(result, (..., row[:, :, None, None], col), shares)  # type: ignore[arg-type]  # NumPy takes it

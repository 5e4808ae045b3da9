"""The gradient of RoI pooling: each bin's goes to its winner."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.roi.boxes import read_bins, read_gradients
from pooling.roi.pool import plan_boxes
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, float_dtype, restore_format
from pooling.validation.settings import PerAxis
from pooling.vectorized.scatter import scatter_add
from pooling.vectorized.slices import find_winners

Array = NDArray[Any]


@explains_arguments
def roi_pool_backward(
    x: ArrayLike,
    boxes: ArrayLike,
    output_shape: PerAxis,
    grad_output: ArrayLike,
    *,
    spatial_scale: float = 1.0,
    data_format: DataFormat = "channels_first",
) -> Array:
    """Return the gradient of `roi_pool`: d loss / d `x`, given d loss / d output.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        What was pooled.
    boxes, output_shape
        As `roi_pool` was called.
    grad_output : array_like, shape (boxes, ..., rows, columns)
        d loss / d output.
    spatial_scale, data_format
        As `roi_pool` was called.

    Returns
    -------
    ndarray, shape of `x`
        d loss / d `x`, in the dtype of `grad_output`; float64 if that is an integer type.

    Raises
    ------
    PoolingError
        As `roi_pool`, or if `grad_output` does not have the output's shape.

    Notes
    -----
    A bin's gradient goes to its winner, of tied cells to the first in reading order; that of a bin without a
    cell is lost.

    Examples
    --------
    >>> roi_pool_backward([[0.0, 1.0], [2.0, 3.0]], (0, 0, 1, 1), 1, [[4.0]])
    array([[0., 0.],
           [0., 4.]])
    """
    planes, plans = plan_boxes(x, boxes, output_shape, spatial_scale, data_format)
    expected = (len(plans), *planes.shape[:-2], *read_bins(output_shape))
    given = read_gradients(grad_output, boxes, expected, data_format)
    dtype = float_dtype(given)
    result = np.zeros(planes.shape, np.promote_types(dtype, np.float64))
    for grad, plan in zip(given, plans, strict=True):
        _, winners = find_winners(planes, plan, np.maximum)
        there = plan.divisors > 0
        result += scatter_add(np.where(there, grad, 0), np.where(there, winners, 0), plan.input_shape)
    return restore_format(result.astype(dtype, copy=False), 2, data_format)

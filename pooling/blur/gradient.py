"""The gradient of blur pooling: shared out by the filter's weights, then handed to the winners."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.blur.plan import Blurring, plan_blur
from pooling.blur.pool import binomial
from pooling.gradient import pool_backward, read_gradient
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, float_dtype, restore_format, spatial_last
from pooling.validation.settings import Padding, PerAxis

Array = NDArray[Any]


@explains_arguments
def blur_pool_backward(  # noqa: PLR0913  # each setting has a name
    x: ArrayLike,
    window_shape: PerAxis,
    grad_output: ArrayLike,
    *,
    strides: PerAxis = 2,
    taps: int = 3,
    border: str = "reflect",
    padding: Padding = "valid",
    reduction: str = "max",
    data_format: DataFormat = "channels_first",
) -> Array:
    """Return the gradient of `blur_pool`: d loss / d `x`, given d loss / d output.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        What was pooled.
    window_shape : int or sequence of int
        As `blur_pool` was called.
    grad_output : array_like, shape (..., rows, columns)
        d loss / d output.
    strides, taps, border, padding, reduction, data_format
        As `blur_pool` was called.

    Returns
    -------
    ndarray, shape of `x`
        d loss / d `x`, in the dtype of `grad_output`; float64 if that is an integer type.

    Raises
    ------
    PoolingError
        As `blur_pool`, or if `grad_output` does not have the output's shape.

    Notes
    -----
    Each number of the pooled map gets its filter weight of the gradient, and hands it to its winner.

    Examples
    --------
    >>> blur_pool_backward([[1.0, 5.0, 2.0]], (1, 1), [[4.0, 0.0]], strides=(1, 2), taps=3)
    array([[2., 2., 0.]])
    """
    blurring = plan_blur(window_shape, strides, taps, border, padding, reduction)
    planes = spatial_last(x, blurring.rank, data_format)
    result = blur_planes_backward(planes, blurring, grad_output, data_format)
    return restore_format(result, blurring.rank, data_format)


def blur_planes_backward(
    planes: Array, blurring: Blurring, grad_output: ArrayLike, data_format: str = "channels_first"
) -> Array:
    """Return d loss / d `planes`, spatial axes last; `grad_output` is in `data_format`."""
    leading, shape = planes.shape[: -blurring.rank], blurring.map_shape(planes.shape[-blurring.rank :])
    expected = leading + blurring.output_shape(shape)
    given = read_gradient(grad_output, expected, blurring.rank, data_format)
    dtype = float_dtype(given)
    of_map = _unblur(given.astype(np.promote_types(dtype, np.float64)), blurring, shape)
    return pool_backward(planes, blurring.pooling, of_map).astype(dtype, copy=False)


def _unblur(grad: Array, blurring: Blurring, map_shape: tuple[int, ...]) -> Array:
    """Share the gradient out to the pooled map: the transpose of `_blur`."""
    for axis in range(-blurring.rank, 0):
        lines, size = np.moveaxis(grad, axis, 0), map_shape[axis]
        shared = np.zeros((size, *lines.shape[1:]), lines.dtype)
        weights = binomial(blurring.taps) / 2.0 ** (blurring.taps - 1)
        for weight, places in zip(weights, blurring.sources(size, axis).T, strict=True):
            read = places >= 0
            np.add.at(shared, places[read], weight * lines[read])
        grad = np.moveaxis(shared, 0, axis)
    return grad

"""Convolution as deep learning has it: a window over the input, a weight for each cell, and their sum."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.spec import PoolSpec
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, as_real_array, float_dtype, restore_format, spatial_last
from pooling.validation.settings import Padding, PerAxis
from pooling.validation.sizes import check_size
from pooling.windows import WindowPlan, plan_windows

Array = NDArray[Any]
ONE_KERNEL, MANY_KERNELS = 2, 4
"""Axes of one kernel for every plane, and of kernels that sum over channels."""


@explains_arguments
def conv2d(
    x: ArrayLike,
    kernels: ArrayLike,
    bias: ArrayLike | None = None,
    *,
    strides: PerAxis = 1,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    data_format: DataFormat = "channels_first",
) -> Array:
    """Return the sum of weight × cell in every window.

    Parameters
    ----------
    x : array_like, shape (..., H, W) or (..., C, H, W)
        Real numbers.
    kernels : array_like, shape (kh, kw) or (F, C, kh, kw)
        One kernel filters every plane apart. Many kernels make F maps, each a sum over the C channels.
    bias : array_like, shape (F,), optional
        A number added to each map; only with many kernels.
    strides, padding, dilations : see `PoolSpec.of`
        The geometry is that of pooling. Padding cells are zeros here, and count.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie in `x` and in the result: ``(..., C, H, W)`` or ``(..., H, W, C)``.

    Returns
    -------
    ndarray, shape (..., rows, columns) or (..., F, rows, columns)
        Floats keep their dtype (float16 is added up in float32), integers become float64.

    Raises
    ------
    PoolingError
        If a setting is not possible, or the shapes do not belong together.

    Notes
    -----
    The kernel is not turned round: out[i, j] = Σ w[a, b] · x[i·s + a·d − pad, j·s + b·d − pad]. Mathematics
    calls this cross-correlation; TensorFlow, Keras, PyTorch and ONNX call it convolution.

    Examples
    --------
    >>> conv2d([[0, 0, 0], [0, 1, 0], [0, 0, 0]], [[1, 2], [3, 4]])
    array([[4., 3.],
           [2., 1.]])
    """
    planes = spatial_last(x, 2, data_format)
    weights = _read_kernels(kernels, planes.shape)
    plan = plan_convolution(
        weights.shape[-2:], planes.shape[-2:], strides=strides, padding=padding, dilations=dilations
    )
    dtype = float_dtype(planes)
    result = _filter(planes, weights, plan, np.promote_types(dtype.newbyteorder("="), np.float32))
    if bias is not None:
        result += _read_bias(bias, weights)[:, None, None]
    with np.errstate(over="ignore"):  # float16's range is small
        return restore_format(result.astype(dtype, copy=False), 2, data_format)


@explains_arguments
def plan_convolution(
    kernel_shape: PerAxis,
    input_shape: tuple[int, ...],
    *,
    strides: PerAxis = 1,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
) -> WindowPlan:
    """Work out where every window of a convolution lies: the geometry is that of a sum over windows.

    >>> plan_convolution((3, 3), (5, 5), padding="same").output_shape
    (5, 5)
    """
    spec = PoolSpec.of("sum", kernel_shape, strides=strides, padding=padding, dilations=dilations)
    return plan_windows(spec, input_shape)


def _read_kernels(kernels: ArrayLike, shape: tuple[int, ...]) -> Array:
    weights = as_real_array(kernels, "The kernel")
    if weights.ndim not in (ONE_KERNEL, MANY_KERNELS):
        raise PoolingError(
            f"The kernel has shape {weights.shape}; give (rows, columns) for one kernel, or (maps, channels, "
            "rows, columns) for many."
        )
    if not weights.size:
        raise PoolingError(f"The kernel has shape {weights.shape} and no weights; give it at least one.")
    channels = shape[-3] if len(shape) > ONE_KERNEL else None
    if weights.ndim == MANY_KERNELS and channels != weights.shape[1]:
        raise PoolingError(
            f"The input has shape {shape} and {_count(channels)}, and the kernels read {weights.shape[1]}; "
            "give both the same number of channels."
        )
    return weights


def _count(channels: int | None) -> str:
    return "no channel axis" if channels is None else f"{channels} channels"


def _read_bias(bias: ArrayLike, weights: Array) -> Array:
    numbers = as_real_array(bias, "The bias")
    wanted = weights.shape[:1] if weights.ndim == MANY_KERNELS else ()
    if not wanted or numbers.shape != wanted:
        raise PoolingError(
            f"The bias has shape {numbers.shape}; give a number for each map of many kernels"
            + (f": shape {wanted}." if wanted else ".")
        )
    return numbers


def _filter(planes: Array, weights: Array, plan: WindowPlan, dtype: np.dtype[Any]) -> Array:
    """Add up, cell of the kernel by cell, what each adds to all windows at once."""
    padded = _with_zeros(planes, plan, dtype)
    many = weights.ndim == MANY_KERNELS
    leading = (*planes.shape[:-3], len(weights)) if many else planes.shape[:-2]
    check_size((*leading, *plan.output_shape), dtype)
    result = np.zeros((*leading, *plan.output_shape), dtype)
    with np.errstate(all="ignore"):  # 0 × inf is NaN, as in TensorFlow
        for cell in np.ndindex(*weights.shape[-2:]):
            read, weight = _cells_under(padded, plan, cell), weights[(..., *cell)].astype(dtype)
            result += _sum_over_channels(weight, read) if many else weight * read
    return result


def _with_zeros(planes: Array, plan: WindowPlan, dtype: np.dtype[Any]) -> Array:
    (top, bottom), (left, right) = plan.pads
    height, width = plan.input_shape
    shape = (*planes.shape[:-2], top + height + bottom, left + width + right)
    check_size(shape, dtype, "The padded input", "make the padding smaller")
    padded = np.zeros(shape, dtype)
    padded[..., top : top + height, left : left + width] = planes
    return padded


def _cells_under(padded: Array, plan: WindowPlan, cell: tuple[int, ...]) -> Array:
    """Return what lies under one cell of the kernel, window by window: a view."""
    starts = [at * axis.dilation for at, axis in zip(cell, plan.axes, strict=True)]
    row, column = (
        slice(start, start + (axis.output_size - 1) * axis.stride + 1, axis.stride)
        for start, axis in zip(starts, plan.axes, strict=True)
    )
    return padded[..., row, column]


def _sum_over_channels(weight: Array, read: Array) -> Array:
    flat = read.reshape(*read.shape[:-2], -1)
    return (weight @ flat).reshape(*read.shape[:-3], len(weight), *read.shape[-2:])

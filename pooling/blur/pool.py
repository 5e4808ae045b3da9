"""Blur pooling: the maximum at stride 1, then a binomial filter with the stride, against aliasing."""

from __future__ import annotations

from math import comb
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.blur.plan import Blurring, plan_blur
from pooling.fast import pool
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, float_dtype, restore_format, spatial_last
from pooling.validation.settings import Padding, PerAxis
from pooling.validation.sizes import check_size
from pooling.vectorized.gathering import outer

Array = NDArray[Any]


@explains_arguments
def blur_pool(
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    strides: PerAxis = 2,
    taps: int = 3,
    border: str = "reflect",
    padding: Padding = "valid",
    reduction: str = "max",
    data_format: DataFormat = "channels_first",
) -> Array:
    """Pool with stride 1, then blur and keep every stride-th number.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        Real numbers. The last axes are pooled, as many as the window has; the others are kept.
    window_shape : int or sequence of int, default 2
        Cells per spatial axis of the pooling at stride 1. An int is a square window.
    strides : int or sequence of int, default 2
        How far the filter moves.
    taps : int, default 3
        Weights of the filter along an axis, 1 to 7: 3 is [1 2 1] / 4, 4 is [1 3 3 1] / 8, 1 does not blur.
    border : {"reflect", "replicate", "zero", "circular"}
        What the filter reads past the edge of the pooled map: its mirror image, its last cell, 0, or the
        other side.
    padding : str, int or sequence, default "valid"
        Padding of the pooling at stride 1, as in `PoolSpec.of`.
    reduction : str, default "max"
        A key of `pooling.reductions.REDUCTIONS`, for the pooling at stride 1.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.

    Returns
    -------
    ndarray, shape (..., rows, columns)
        Floats; of integers float64.

    Raises
    ------
    PoolingError
        As `max_pool`, or if `taps` or `border` is not one of these.

    Notes
    -----
    Zhang, "Making convolutional networks shift-invariant again" (2019). The filter is a row of Pascal's
    triangle over its sum, in each axis; the map is extended by ⌊(taps − 1) / 2⌋ before and ⌈(taps − 1) / 2⌉
    after, as in the author's ``antialiased_cnns.BlurPool``.

    Examples
    --------
    >>> blur_pool([[0, 0, 8, 0, 0]], (1, 1), strides=(1, 2), taps=3)
    array([[0., 4., 0.]])
    """
    blurring = plan_blur(window_shape, strides, taps, border, padding, reduction)
    planes = spatial_last(x, blurring.rank, data_format)
    return restore_format(blur_planes(planes, blurring), blurring.rank, data_format)


def blur_planes(planes: Array, blurring: Blurring) -> Array:
    """Return the result for planes whose spatial axes are last."""
    return _blur(pool(planes, blurring.pooling), blurring)


def binomial(taps: int) -> NDArray[np.int64]:
    """Return a row of Pascal's triangle: whole weights, whose sum is 2 ** (taps − 1).

    >>> binomial(4)
    array([1, 3, 3, 1])
    """
    return np.array([comb(taps - 1, k) for k in range(taps)])


def filter_weights(taps: int, rank: int) -> NDArray[np.int64]:
    """Return the weights of a filter with `rank` axes, before they are divided by their sum.

    >>> filter_weights(3, 2).tolist()
    [[1, 2, 1], [2, 4, 2], [1, 2, 1]]
    """
    return outer([binomial(taps)] * rank)


def _blur(pooled: Array, blurring: Blurring) -> Array:
    dtype = float_dtype(pooled)
    wide = pooled.astype(np.promote_types(dtype, np.float64), copy=False)
    for axis in range(-blurring.rank, 0):
        wide = np.moveaxis(_blur_lines(np.moveaxis(wide, axis, 0), blurring, axis), 0, axis)
    return wide.astype(dtype, copy=False)


def _blur_lines(lines: Array, blurring: Blurring, axis: int) -> Array:
    sources = blurring.sources(len(lines), axis)
    check_size((len(sources), *lines.shape[1:]), lines.dtype)
    result = np.zeros((len(sources), *lines.shape[1:]), lines.dtype)
    with np.errstate(all="ignore"):  # inf − inf is an answer
        for weight, places in zip(
            binomial(blurring.taps) / 2.0 ** (blurring.taps - 1), sources.T, strict=True
        ):
            read = places >= 0
            result[read] += weight * lines[places[read]]
    return result

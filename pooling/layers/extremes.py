"""Pooling by the greatest or the least cell of every window."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.fast import pool
from pooling.spec import PoolSpec
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat
from pooling.validation.settings import Padding, PerAxis


@explains_arguments
def max_pool(
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    strides: PerAxis | None = None,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    ceil_mode: bool = False,
    data_format: DataFormat = "channels_first",
) -> NDArray[Any]:
    """Return the greatest cell of every window.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        Real numbers. The last axes are pooled, as many as the window has; the others are kept.
    window_shape : int or sequence of int, default 2
        Cells per spatial axis. An int is a square window; a sequence of 1, 2 or 3 ints sets the rank.
    strides : int or sequence of int, optional
        Cells from one window to the next. Default: the window, so that windows lie side by side.
    padding : str, int or sequence, default "valid"
        ``"valid"``, ``"same"`` (an odd cell goes after), ``"same_lower"`` (before), an int for all sides, or
        an int or ``(before, after)`` per axis.
    dilations : int or sequence of int, default 1
        Distance between two neighbouring cells of a window.
    ceil_mode : bool, default False
        Whether a last window may overhang the end.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.

    Returns
    -------
    ndarray, shape (..., rows, columns)
        One number per window, in the dtype of `x`.

    Raises
    ------
    PoolingError
        If a setting is not possible, `x` is not such an array, or a window has no cell in it.

    See Also
    --------
    PoolSpec.of : Explains each setting.

    Notes
    -----
    Padding never wins: it counts as −∞. NaN in a window gives NaN, as in PyTorch.


    Examples
    --------
    >>> max_pool([[0, 1, 2], [3, 4, 5], [6, 7, 8]], 2, strides=1)
    array([[4, 5],
           [7, 8]])
    """
    spec = PoolSpec.of(
        "max",
        window_shape,
        strides=strides,
        padding=padding,
        dilations=dilations,
        ceil_mode=ceil_mode,
    )
    return pool(x, spec, data_format=data_format)


@explains_arguments
def min_pool(
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    strides: PerAxis | None = None,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    ceil_mode: bool = False,
    data_format: DataFormat = "channels_first",
) -> NDArray[Any]:
    """Return the least cell of every window.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        Real numbers. The last axes are pooled, as many as the window has; the others are kept.
    window_shape : int or sequence of int, default 2
        Cells per spatial axis. An int is a square window; a sequence of 1, 2 or 3 ints sets the rank.
    strides : int or sequence of int, optional
        Cells from one window to the next. Default: the window, so that windows lie side by side.
    padding : str, int or sequence, default "valid"
        ``"valid"``, ``"same"`` (an odd cell goes after), ``"same_lower"`` (before), an int for all sides, or
        an int or ``(before, after)`` per axis.
    dilations : int or sequence of int, default 1
        Distance between two neighbouring cells of a window.
    ceil_mode : bool, default False
        Whether a last window may overhang the end.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.

    Returns
    -------
    ndarray, shape (..., rows, columns)
        One number per window, in the dtype of `x`.

    Raises
    ------
    PoolingError
        If a setting is not possible, `x` is not such an array, or a window has no cell in it.

    See Also
    --------
    PoolSpec.of : Explains each setting.

    Notes
    -----
    Padding never wins: it counts as +∞. NaN in a window gives NaN, as in PyTorch.


    Examples
    --------
    >>> min_pool([[0, 1, 2], [3, 4, 5], [6, 7, 8]], 2, strides=1)
    array([[0, 1],
           [3, 4]])
    """
    spec = PoolSpec.of(
        "min",
        window_shape,
        strides=strides,
        padding=padding,
        dilations=dilations,
        ceil_mode=ceil_mode,
    )
    return pool(x, spec, data_format=data_format)

"""Pooling by softmax weights or log-sum-exp of every window: between average and maximum."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.fast import pool
from pooling.spec import PoolSpec
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat
from pooling.validation.settings import Padding, PerAxis


@explains_arguments
def softmax_pool(
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    strides: PerAxis | None = None,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    ceil_mode: bool = False,
    beta: float = 1.0,
    data_format: DataFormat = "channels_first",
) -> NDArray[Any]:
    """Return the softmax-weighted mean of every window.

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
    beta : float, default 1.0
        How strongly large cells are preferred, at least 0.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.

    Returns
    -------
    ndarray, shape (..., rows, columns)
        One number per window: floats keep their dtype, integers become float64.

    Raises
    ------
    PoolingError
        If a setting is not possible, `x` is not such an array, or a window has no cell in it.

    See Also
    --------
    PoolSpec.of : Explains each setting.

    Notes
    -----
    The result is Σ w x with w = exp(β x) / Σ exp(β x): the average for β = 0, nearly the maximum for large β.
    Padding has no weight. The operation is described by Stergiou et al., "Refining activation downsampling
    with SoftPool" (ICCV 2021), for β = 1.


    Examples
    --------
    >>> softmax_pool([[0, 1], [2, 3]], 2, beta=0)
    array([[1.5]])
    """
    spec = PoolSpec.of(
        "softmax",
        window_shape,
        strides=strides,
        padding=padding,
        dilations=dilations,
        ceil_mode=ceil_mode,
        beta=beta,
    )
    return pool(x, spec, data_format=data_format)


@explains_arguments
def lse_pool(
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    strides: PerAxis | None = None,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    ceil_mode: bool = False,
    beta: float = 1.0,
    data_format: DataFormat = "channels_first",
) -> NDArray[Any]:
    """Return the log of the mean of exponentials (log-sum-exp) of every window.

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
    beta : float, default 1.0
        How strongly large cells are preferred, at least 0.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.

    Returns
    -------
    ndarray, shape (..., rows, columns)
        One number per window: floats keep their dtype, integers become float64.

    Raises
    ------
    PoolingError
        If a setting is not possible, `x` is not such an array, or a window has no cell in it.

    See Also
    --------
    PoolSpec.of : Explains each setting.

    Notes
    -----
    The result is log(mean of exp(β x)) / β: the average for β = 0, nearly the maximum for large β. β is r in
    Pinheiro and Collobert, "From image-level to pixel-level labeling with convolutional networks" (CVPR
    2015). Padding does not count. A cell's gradient is its softmax weight.

    Examples
    --------
    >>> lse_pool([[0, 1], [2, 3]], 2, beta=0)
    array([[1.5]])
    >>> float(lse_pool([[0, 1], [2, 3]], 2)[0, 0].round(4))
    2.0539
    """
    spec = PoolSpec.of(
        "lse",
        window_shape,
        strides=strides,
        padding=padding,
        dilations=dilations,
        ceil_mode=ceil_mode,
        beta=beta,
    )
    return pool(x, spec, data_format=data_format)

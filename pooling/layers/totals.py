"""Pooling by the average or the sum of every window."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.fast import pool
from pooling.spec import PoolSpec
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat
from pooling.validation.settings import Padding, PerAxis


@explains_arguments
def avg_pool(  # noqa: PLR0913  # every argument spelled out
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    strides: PerAxis | None = None,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    ceil_mode: bool = False,
    count_include_pad: bool = False,
    divisor_override: int | None = None,
    data_format: DataFormat = "channels_first",
) -> NDArray[Any]:
    """Return the average of every window.

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
    count_include_pad : bool, default False
        Whether padding cells count in the divisor.
    divisor_override : int, optional
        What every average divides by, in place of its cells: any whole number but 0.
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
    The divisor is the number of real cells, as in TensorFlow, and with `count_include_pad` also of padding
    cells, which is PyTorch's default. What overhangs the padding never counts.


    Examples
    --------
    >>> avg_pool([[0, 1, 2], [3, 4, 5], [6, 7, 8]], 2, strides=1)
    array([[2., 3.],
           [5., 6.]])
    >>> avg_pool([4, 8], (2,), padding=1, count_include_pad=True)
    array([2., 4.])
    """
    spec = PoolSpec.of(
        "avg",
        window_shape,
        strides=strides,
        padding=padding,
        dilations=dilations,
        ceil_mode=ceil_mode,
        count_include_pad=count_include_pad,
        divisor_override=divisor_override,
    )
    return pool(x, spec, data_format=data_format)


@explains_arguments
def sum_pool(
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    strides: PerAxis | None = None,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    ceil_mode: bool = False,
    data_format: DataFormat = "channels_first",
) -> NDArray[Any]:
    """Return the sum of every window.

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
        One number per window: floats keep their dtype, integers become int64 or uint64, and are exact.

    Raises
    ------
    PoolingError
        If a setting is not possible, `x` is not such an array, a window has no cell in it, or a sum of
        integers needs more than 64 bits.

    See Also
    --------
    PoolSpec.of : Explains each setting.

    Notes
    -----
    Padding adds nothing. It is the average times the number of real cells in the window.


    Examples
    --------
    >>> sum_pool([[0, 1, 2], [3, 4, 5], [6, 7, 8]], 2, strides=1)
    array([[ 8, 12],
           [20, 24]])
    """
    spec = PoolSpec.of(
        "sum",
        window_shape,
        strides=strides,
        padding=padding,
        dilations=dilations,
        ceil_mode=ceil_mode,
    )
    return pool(x, spec, data_format=data_format)

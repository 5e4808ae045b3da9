"""Pooling by the median of every window, or by a mix of its maximum and its average."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.fast import pool
from pooling.spec import PoolSpec
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat
from pooling.validation.settings import Padding, PerAxis


@explains_arguments
def median_pool(
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    strides: PerAxis | None = None,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    ceil_mode: bool = False,
    data_format: DataFormat = "channels_first",
) -> NDArray[Any]:
    """Return the median of every window.

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
        One number per window: floats keep their dtype, integers become float64.

    Raises
    ------
    PoolingError
        If a setting is not possible, `x` is not such an array, a window has no cell in it, or its
        windows have more than 2³¹ cells together.

    See Also
    --------
    PoolSpec.of : Explains each setting.

    Notes
    -----
    The median is the middle cell in order; of an even number of cells, the mean of the middle two, as in
    NumPy. PyTorch's ``torch.median`` takes the lower of the two. NaN wins, and padding does not count. The
    cells of every window are put in order, so the cost grows with the window; `pooling.planes.median` says
    how.

    Examples
    --------
    >>> median_pool([[0, 1, 2], [3, 40, 5], [6, 7, 8]], 3)
    array([[5.]])
    >>> median_pool([[1, 9], [2, 4]], 2)
    array([[3.]])
    """
    spec = PoolSpec.of(
        "median",
        window_shape,
        strides=strides,
        padding=padding,
        dilations=dilations,
        ceil_mode=ceil_mode,
    )
    return pool(x, spec, data_format=data_format)


@explains_arguments
def mixed_pool(  # noqa: PLR0913  # every argument spelled out
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    strides: PerAxis | None = None,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    ceil_mode: bool = False,
    count_include_pad: bool = False,
    divisor_override: int | None = None,
    alpha: float = 0.5,
    data_format: DataFormat = "channels_first",
) -> NDArray[Any]:
    """Return a mix of the maximum and the average of every window.

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
    alpha : float, default 0.5
        The share of the maximum, from 0 to 1.
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
    The result is α · maximum + (1 − α) · average with the same settings: mixed max-average pooling of Lee et
    al., "Generalizing pooling functions in convolutional neural networks" (AISTATS 2016), who learn α.

    Examples
    --------
    >>> mixed_pool([[0, 1], [2, 5]], 2, alpha=0.25)
    array([[2.75]])
    """
    spec = PoolSpec.of(
        "mixed",
        window_shape,
        strides=strides,
        padding=padding,
        dilations=dilations,
        ceil_mode=ceil_mode,
        count_include_pad=count_include_pad,
        divisor_override=divisor_override,
        alpha=alpha,
    )
    return pool(x, spec, data_format=data_format)

"""Pooling by the p-norm or the generalized mean of every window."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.fast import pool
from pooling.spec import PoolSpec
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat
from pooling.validation.settings import Padding, PerAxis


@explains_arguments
def lp_pool(
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    strides: PerAxis | None = None,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    ceil_mode: bool = False,
    p: float = 2.0,
    data_format: DataFormat = "channels_first",
) -> NDArray[Any]:
    """Return the p-norm of every window.

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
    p : float, default 2.0
        The exponent, at least 1; ``math.inf`` gives the greatest ``|x|``.
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
    The result is (Σ |x|ᵖ)^(1/p), as in ONNX's LpPool, and for p = ∞ the greatest |x|. PyTorch's
    ``lp_pool2d`` leaves out the absolute value: for odd p negative cells cancel positive ones, and p = ∞ is
    no norm. Give it |x| for the result of this function. An overhanging window (`ceil_mode`) adds the cells
    it has; PyTorch multiplies their mean by the size of a whole window.


    Examples
    --------
    >>> lp_pool([[3, -4], [0, 0]], 2, p=2)
    array([[5.]])
    """
    spec = PoolSpec.of(
        "lp",
        window_shape,
        strides=strides,
        padding=padding,
        dilations=dilations,
        ceil_mode=ceil_mode,
        p=p,
    )
    return pool(x, spec, data_format=data_format)


@explains_arguments
def gem_pool(
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    strides: PerAxis | None = None,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    ceil_mode: bool = False,
    p: float = 2.0,
    data_format: DataFormat = "channels_first",
) -> NDArray[Any]:
    """Return the generalized mean (GeM) of every window.

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
    p : float, default 2.0
        The exponent, at least 1; ``math.inf`` gives the maximum.
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
    The result is (mean of max(x, ε)ᵖ)^(1/p) with ε = 10⁻⁶, from Radenović et al., "Fine-tuning CNN image
    retrieval with no human annotation" (TPAMI 2018), who begin with p = 3: the average for p = 1, the maximum
    for p = ∞. It is meant for what comes out of a ReLU: a negative cell counts as ε, and gets no gradient.
    Padding does not count.

    Examples
    --------
    >>> gem_pool([[1, 2], [2, 4]], 2, p=2)
    array([[2.5]])
    """
    spec = PoolSpec.of(
        "gem",
        window_shape,
        strides=strides,
        padding=padding,
        dilations=dilations,
        ceil_mode=ceil_mode,
        p=p,
    )
    return pool(x, spec, data_format=data_format)

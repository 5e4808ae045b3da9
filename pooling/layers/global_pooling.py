"""Global pooling: one number per channel, whatever the size of its map."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.fast import pool
from pooling.gradient import pool_backward
from pooling.spec import PoolSpec
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, as_real_array, spatial_last
from pooling.validation.settings import RANKS, is_integer


@explains_arguments
def global_pool(
    x: ArrayLike,
    reduction: str = "avg",
    *,
    spatial_rank: int = 2,
    data_format: DataFormat = "channels_first",
    keepdims: bool = False,
    p: float = 2.0,
    beta: float = 1.0,
    alpha: float = 0.5,
) -> NDArray[Any]:
    """Reduce all spatial axes of `x` to one number: pooling with a window as large as the input.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        Real numbers.
    reduction : str, default "avg"
        A key of `pooling.reductions.REDUCTIONS`, as in `PoolSpec.of`.
    spatial_rank : {1, 2, 3}, default 2
        Number of spatial axes.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.
    keepdims : bool, default False
        Whether the spatial axes stay, with size 1.
    p, beta, alpha : float
        The parameters of some reductions, as in `PoolSpec.of`.

    Returns
    -------
    ndarray, shape (...)
        One number per channel.

    Raises
    ------
    PoolingError
        If `x` has too few axes or no cells, or an argument is not one of these.

    Notes
    -----
    This is Keras' GlobalMaxPooling and GlobalAveragePooling, and ONNX's GlobalMaxPool, GlobalAveragePool and
    GlobalLpPool. The average goes back to Lin et al., "Network in network" (2013).

    Examples
    --------
    >>> float(global_pool([[1, 2], [3, 6]]))
    3.0
    """
    window = _whole_window(x, spatial_rank, data_format)
    spec = PoolSpec.of(reduction, window, p=p, beta=beta, alpha=alpha)
    pooled = pool(x, spec, data_format=data_format)
    return pooled if keepdims else pooled.squeeze(_spatial_axes(spatial_rank, data_format))


@explains_arguments
def global_pool_backward(
    x: ArrayLike,
    grad_output: ArrayLike,
    reduction: str = "avg",
    *,
    spatial_rank: int = 2,
    data_format: DataFormat = "channels_first",
    p: float = 2.0,
    beta: float = 1.0,
    alpha: float = 0.5,
) -> NDArray[Any]:
    """Return the gradient of `global_pool`: d loss / d `x`, given d loss / d output.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        What was pooled.
    grad_output : array_like, shape (...) or (..., 1, 1)
        d loss / d output, one number per channel.
    reduction, spatial_rank, data_format, p, beta, alpha
        As `global_pool` was called.

    Returns
    -------
    ndarray, shape of `x`
        d loss / d `x`.

    Raises
    ------
    PoolingError
        As `global_pool`, or if `grad_output` does not have the output's shape.

    Notes
    -----
    The rule for each reduction is that of `pool_backward`: of tied cells the first gets all.

    Examples
    --------
    >>> global_pool_backward([[1.0, 2.0], [3.0, 6.0]], 8.0)
    array([[2., 2.],
           [2., 2.]])
    """
    window = _whole_window(x, spatial_rank, data_format)
    spec = PoolSpec.of(reduction, window, p=p, beta=beta, alpha=alpha)
    grad = as_real_array(grad_output, "grad_output")
    if grad.ndim == np.ndim(x) - spatial_rank:
        grad = np.expand_dims(grad, _spatial_axes(spatial_rank, data_format))
    return pool_backward(x, spec, grad, data_format=data_format)


def _whole_window(x: ArrayLike, spatial_rank: int, data_format: str) -> tuple[int, ...]:
    if not (is_integer(spatial_rank) and spatial_rank in RANKS):
        raise PoolingError(f"spatial_rank is {spatial_rank!r}; choose 1, 2 or 3: 2 for a batch of images.")
    spatial = spatial_last(x, spatial_rank, data_format).shape[-spatial_rank:]
    return tuple(max(size, 1) for size in spatial)  # an input without cells gets its own error later


def _spatial_axes(rank: int, data_format: str) -> tuple[int, ...]:
    last = -1 if data_format == "channels_first" else -2
    return tuple(range(last, last - rank, -1))


@explains_arguments
def global_max_pool(
    x: ArrayLike,
    *,
    spatial_rank: int = 2,
    data_format: DataFormat = "channels_first",
    keepdims: bool = False,
) -> NDArray[Any]:
    """Return the greatest cell of every channel: `global_pool` with "max".

    Parameters
    ----------
    x, spatial_rank, data_format, keepdims
        As for `global_pool`.

    Returns
    -------
    ndarray, shape (...)
        One number per channel, in the dtype of `x`.

    Raises
    ------
    PoolingError
        As `global_pool`.

    Examples
    --------
    >>> global_max_pool([[[1, 2], [3, 6]], [[0, 0], [0, -1]]])
    array([6, 0])
    """
    return global_pool(x, "max", spatial_rank=spatial_rank, data_format=data_format, keepdims=keepdims)


@explains_arguments
def global_avg_pool(
    x: ArrayLike,
    *,
    spatial_rank: int = 2,
    data_format: DataFormat = "channels_first",
    keepdims: bool = False,
) -> NDArray[Any]:
    """Return the average of every channel: `global_pool` with "avg".

    Parameters
    ----------
    x, spatial_rank, data_format, keepdims
        As for `global_pool`.

    Returns
    -------
    ndarray, shape (...)
        One number per channel: floats keep their dtype, integers become float64.

    Raises
    ------
    PoolingError
        As `global_pool`.

    Examples
    --------
    >>> global_avg_pool([[[1, 2], [3, 6]], [[0, 0], [0, -1]]])
    array([ 3.  , -0.25])
    """
    return global_pool(x, "avg", spatial_rank=spatial_rank, data_format=data_format, keepdims=keepdims)

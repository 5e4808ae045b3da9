"""Global pooling: one number per channel, whatever the size of its map."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.arrays import as_real_array, spatial_last
from pooling.errors import PoolingError
from pooling.fast import pool
from pooling.gradient import pool_backward
from pooling.spec import RANKS, PoolSpec, is_integer


def global_pool(
    x: ArrayLike,
    reduction: str = "avg",
    *,
    spatial_rank: int = 2,
    data_format: str = "channels_first",
    keepdims: bool = False,
    p: float = 2.0,
    beta: float = 1.0,
) -> NDArray[Any]:
    """Reduce all spatial axes of `x`, of shape `(..., H, W)` for rank 2, to one number: shape `(...)`.

    It is pooling with a window as large as the input. With `keepdims` the spatial axes stay, with size 1.
    `p` and `beta` are as in `PoolSpec.of`.

    >>> float(global_pool([[1, 2], [3, 6]]))
    3.0

    Raises:
        PoolingError: `x` has too few axes or no cells, or `reduction` or `spatial_rank` is unknown.
    """
    window = _whole_window(x, spatial_rank, data_format)
    spec = PoolSpec.of(reduction, window, p=p, beta=beta)
    pooled = pool(x, spec, data_format=data_format)
    return pooled if keepdims else pooled.squeeze(_spatial_axes(spatial_rank, data_format))


def global_pool_backward(
    x: ArrayLike,
    grad_output: ArrayLike,
    reduction: str = "avg",
    *,
    spatial_rank: int = 2,
    data_format: str = "channels_first",
    p: float = 2.0,
    beta: float = 1.0,
) -> NDArray[Any]:
    """Return d loss / d `x`, given d loss / d output with or without the spatial axes of size 1.

    >>> global_pool_backward([[1.0, 2.0], [3.0, 6.0]], 8.0)
    array([[2., 2.],
           [2., 2.]])

    Raises:
        PoolingError: as `global_pool`, or `grad_output` has not the output's shape.
    """
    window = _whole_window(x, spatial_rank, data_format)
    spec = PoolSpec.of(reduction, window, p=p, beta=beta)
    grad = as_real_array(grad_output, "grad_output")
    if grad.ndim == np.ndim(x) - spatial_rank:
        grad = np.expand_dims(grad, _spatial_axes(spatial_rank, data_format))
    return pool_backward(x, spec, grad, data_format=data_format)


def _whole_window(x: ArrayLike, spatial_rank: int, data_format: str) -> tuple[int, ...]:
    if not (is_integer(spatial_rank) and spatial_rank in RANKS):
        raise PoolingError(
            f"spatial_rank came as {spatial_rank!r}; choose 1, 2 or 3: 2 for a batch of images."
        )
    spatial = spatial_last(x, spatial_rank, data_format).shape[-spatial_rank:]
    return tuple(max(size, 1) for size in spatial)  # an input without cells is refused by its own sentence


def _spatial_axes(rank: int, data_format: str) -> tuple[int, ...]:
    last = -1 if data_format == "channels_first" else -2
    return tuple(range(last, last - rank, -1))


def global_max_pool(x: ArrayLike, **options: Any) -> NDArray[Any]:
    """Return the greatest cell of every channel: `global_pool` with "max".

    >>> global_max_pool([[[1, 2], [3, 6]], [[0, 0], [0, -1]]])
    array([6, 0])
    """
    return global_pool(x, "max", **options)


def global_avg_pool(x: ArrayLike, **options: Any) -> NDArray[Any]:
    """Return the average of every channel: `global_pool` with "avg".

    >>> global_avg_pool([[[1, 2], [3, 6]], [[0, 0], [0, -1]]])
    array([ 3.  , -0.25])
    """
    return global_pool(x, "avg", **options)

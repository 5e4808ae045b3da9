"""Global pooling: one number per channel, whatever the size of its map."""

from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.arrays import spatial_last
from pooling.fast import pool
from pooling.spec import PoolSpec


def global_pool(
    x: ArrayLike,
    reduction: str = "avg",
    *,
    spatial_rank: int = 2,
    data_format: str = "channels_first",
    keepdims: bool = False,
) -> NDArray[Any]:
    """Reduce all spatial axes of `x`, of shape `(..., H, W)` for rank 2, to one number: shape `(...)`.

    It is pooling with a window as large as the input. With `keepdims` the spatial axes stay, with size 1.

    >>> float(global_pool([[1, 2], [3, 6]]))
    3.0

    Raises:
        PoolingError: `x` has too few axes or no cells, or `reduction` is unknown.
    """
    spatial = spatial_last(x, spatial_rank, data_format).shape[-spatial_rank:]
    pooled = pool(x, PoolSpec.of(reduction, tuple(max(size, 1) for size in spatial)), data_format=data_format)
    if keepdims:
        return pooled
    last = -1 if data_format == "channels_first" else -2
    return pooled.squeeze(tuple(range(last, last - spatial_rank, -1)))


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

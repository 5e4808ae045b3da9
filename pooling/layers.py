"""The two layers everybody asks for by name."""

from collections.abc import Sequence
from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.fast import pool
from pooling.spec import PoolSpec


def max_pool(
    x: ArrayLike,
    window_shape: int | Sequence[int] = 2,
    *,
    data_format: str = "channels_first",
    **settings: Any,
) -> NDArray[Any]:
    """Return the greatest cell of every window; `settings` are those of `PoolSpec.of`.

    >>> max_pool([[0, 1, 2], [3, 4, 5], [6, 7, 8]], 2, strides=1)
    array([[4, 5],
           [7, 8]])
    """
    return pool(x, PoolSpec.of("max", window_shape, **settings), data_format=data_format)


def avg_pool(
    x: ArrayLike,
    window_shape: int | Sequence[int] = 2,
    *,
    data_format: str = "channels_first",
    **settings: Any,
) -> NDArray[Any]:
    """Return the average of every window; `settings` are those of `PoolSpec.of`.

    >>> avg_pool([[0, 1, 2], [3, 4, 5], [6, 7, 8]], 2, strides=1)
    array([[2., 3.],
           [5., 6.]])
    """
    return pool(x, PoolSpec.of("avg", window_shape, **settings), data_format=data_format)

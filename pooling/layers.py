"""The layers by name: `pool` with the reduction in the function's name, the settings as arguments."""

from collections.abc import Sequence
from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.fast import pool
from pooling.spec import PoolSpec

Shape = int | Sequence[int]


def max_pool(
    x: ArrayLike, window_shape: Shape = 2, *, data_format: str = "channels_first", **settings: Any
) -> NDArray[Any]:
    """Return the greatest cell of every window; `settings` are those of `PoolSpec.of`.

    >>> max_pool([[0, 1, 2], [3, 4, 5], [6, 7, 8]], 2, strides=1)
    array([[4, 5],
           [7, 8]])
    """
    return pool(x, PoolSpec.of("max", window_shape, **settings), data_format=data_format)


def min_pool(
    x: ArrayLike, window_shape: Shape = 2, *, data_format: str = "channels_first", **settings: Any
) -> NDArray[Any]:
    """Return the least cell of every window; `settings` are those of `PoolSpec.of`.

    >>> min_pool([[0, 1, 2], [3, 4, 5], [6, 7, 8]], 2, strides=1)
    array([[0, 1],
           [3, 4]])
    """
    return pool(x, PoolSpec.of("min", window_shape, **settings), data_format=data_format)


def avg_pool(
    x: ArrayLike, window_shape: Shape = 2, *, data_format: str = "channels_first", **settings: Any
) -> NDArray[Any]:
    """Return the average of every window; `settings` are those of `PoolSpec.of`.

    >>> avg_pool([[0, 1, 2], [3, 4, 5], [6, 7, 8]], 2, strides=1)
    array([[2., 3.],
           [5., 6.]])
    """
    return pool(x, PoolSpec.of("avg", window_shape, **settings), data_format=data_format)


def sum_pool(
    x: ArrayLike, window_shape: Shape = 2, *, data_format: str = "channels_first", **settings: Any
) -> NDArray[Any]:
    """Return the sum of every window; `settings` are those of `PoolSpec.of`.

    >>> sum_pool([[0, 1, 2], [3, 4, 5], [6, 7, 8]], 2, strides=1)
    array([[ 8., 12.],
           [20., 24.]])
    """
    return pool(x, PoolSpec.of("sum", window_shape, **settings), data_format=data_format)


def lp_pool(
    x: ArrayLike, window_shape: Shape = 2, *, data_format: str = "channels_first", **settings: Any
) -> NDArray[Any]:
    """Return (Σ |x|ᵖ)^(1/p) of every window; `settings` are those of `PoolSpec.of`, with `p`.

    ONNX's LpPool is this. PyTorch's `lp_pool2d` takes (Σ xᵖ)^(1/p) without the absolute value: for odd p
    negative cells cancel positive ones (NaN if more is negative), for a fraction they give NaN; hand it |x|
    to get this one. Padding adds nothing, and an overhanging window (`ceil_mode`) sums the cells it has,
    where PyTorch multiplies their mean by the size of a whole window.

    >>> lp_pool([[3, -4], [0, 0]], 2, p=2)
    array([[5.]])
    """
    return pool(x, PoolSpec.of("lp", window_shape, **settings), data_format=data_format)


def softmax_pool(
    x: ArrayLike, window_shape: Shape = 2, *, data_format: str = "channels_first", **settings: Any
) -> NDArray[Any]:
    """Return Σ w x of every window with w = exp(β x) / Σ exp(β x); `settings` are those of `PoolSpec.of`.

    One of them is `beta`: the result lies between the average (β = 0) and the maximum (β large). Padding has
    no weight.

    >>> softmax_pool([[0, 1], [2, 3]], 2, beta=0)
    array([[1.5]])
    """
    return pool(x, PoolSpec.of("softmax", window_shape, **settings), data_format=data_format)

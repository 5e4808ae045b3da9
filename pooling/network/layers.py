"""The layers around pooling: ReLU before it, dense and softmax after it."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.validation.arrays import as_real_array


def relu(x: ArrayLike) -> NDArray[Any]:
    """Return max(0, x), cell by cell, of the same shape and dtype; NaN stays NaN.

    >>> relu([-2.0, 0.5])
    array([0. , 0.5])
    """
    array = as_real_array(x)
    return np.asarray(np.maximum(array, array.dtype.type(0)))


def dense(x: ArrayLike, weights: ArrayLike, bias: ArrayLike | None = None) -> NDArray[Any]:
    """Return x · weights + bias.

    Parameters
    ----------
    x : array_like, shape (..., n)
        Features.
    weights : array_like, shape (n, m)
        A column per result.
    bias : array_like, shape (m,), optional
        A number added to each result.

    Returns
    -------
    ndarray, shape (..., m)

    Raises
    ------
    PoolingError
        If the shapes do not belong together.

    Examples
    --------
    >>> dense([1.0, 2.0], [[3.0, 0.0], [0.0, 4.0]], [0.5, 0.0])
    array([3.5, 8. ])
    """
    features, matrix = as_real_array(x), as_real_array(weights, "The weights")
    if matrix.ndim != len(("n", "m")) or not features.ndim or features.shape[-1] != len(matrix):
        raise PoolingError(
            f"The input has shape {features.shape} and the weights {matrix.shape}; give (..., n) and (n, m)."
        )
    result = np.asarray(features @ matrix)
    if bias is None:
        return result
    numbers = as_real_array(bias, "The bias")
    if numbers.shape != matrix.shape[1:]:
        raise PoolingError(f"The bias has shape {numbers.shape}; give {matrix.shape[1:]}.")
    return np.asarray(result + numbers)


def softmax(x: ArrayLike) -> NDArray[Any]:
    """Return exp(x) / Σ exp(x) over the last axis: how sure a classifier is of each class.

    Floats keep their dtype, integers become float64. The greatest is taken off first, so nothing overflows.

    >>> softmax([1000.0, 1000.0])
    array([0.5, 0.5])
    """
    array = as_real_array(x)
    if not array.ndim or not array.shape[-1]:
        raise PoolingError(f"The input has shape {array.shape}; give at least one number per row.")
    powers = np.exp(array - array.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))

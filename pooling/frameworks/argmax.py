"""The index of a winner as `tf.nn.max_pool_with_argmax` counts it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.indices import pool_with_indices
from pooling.spec import PoolSpec


def tensorflow_indices(x: NDArray[Any], spec: PoolSpec, *, batch: bool = False) -> NDArray[np.int64]:
    """Return the winners' indices in TensorFlow's convention, (row · columns + column) · channels + channel.

    The matrices of `x`, (..., H, W), are channels; with `batch`, they are examples of one channel, and the
    index counts the cells of the examples before too, as `include_batch_in_index` asks.

    >>> x = np.array([[[1, 3], [2, 0]], [[0, 1], [5, 2]]])
    >>> tensorflow_indices(x, PoolSpec.of("max", 2)).ravel().tolist()
    [2, 5]
    >>> tensorflow_indices(x, PoolSpec.of("max", 2), batch=True).ravel().tolist()
    [1, 6]
    """
    _, indices = pool_with_indices(x, spec)
    planes = indices.reshape(-1, *indices.shape[-spec.rank :])
    number = np.arange(len(planes)).reshape(-1, *[1] * spec.rank)
    cells = int(np.prod(x.shape[-spec.rank :]))
    counted = planes + number * cells if batch else planes * len(planes) + number
    return counted.reshape(indices.shape)

"""Attention pooling: an average of all cells whose weights a query chooses."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.network.layers import softmax
from pooling.validation.arrays import as_real_array


class Attended(NamedTuple):
    """The pooled features of shape (C,), and the weight of each place, of shape (H, W), with a sum of 1."""

    features: NDArray[Any]
    weights: NDArray[Any]


def attention_pool(maps: ArrayLike, query: ArrayLike) -> Attended:
    """Return the average of all places, each with the weight that a query gives it.

    Parameters
    ----------
    maps : array_like, shape (C, H, W)
        A vector of C features at each place.
    query : array_like, shape (C,)
        What is looked for. A network learns it: C parameters.

    Raises
    ------
    PoolingError
        If there is not one number of the query per map.

    Notes
    -----
    weight = softmax over all places of query · features / √C: the scaled dot product of Vaswani et al.,
    "Attention Is All You Need" (2017), with one query, and the features as keys and values. A query of zeros
    gives every place the same weight: global average pooling. With one map it is softmax pooling, whose β is
    the query.

    Examples
    --------
    >>> x = [[[1.0, 3.0], [5.0, 7.0]]]
    >>> float(attention_pool(x, [0.0]).features[0]), round(float(attention_pool(x, [9.0]).features[0]), 3)
    (4.0, 7.0)
    """
    planes, wanted = as_real_array(maps, "The maps"), as_real_array(query, "The query")
    if planes.ndim != len("CHW") or wanted.shape != planes.shape[:1]:
        raise PoolingError(
            f"The maps have shape {planes.shape} and the query {wanted.shape}; give (C, H, W) and (C,)."
        )
    scores = np.tensordot(wanted, planes, axes=1) / np.sqrt(len(planes))
    weights = softmax(scores.reshape(-1)).reshape(scores.shape)
    return Attended(np.asarray((planes * weights).sum(axis=(-2, -1))), weights)

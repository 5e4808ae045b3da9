"""How similar pictures are: the share of equal cells, the cosine distance, the number of distinct ones."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.validation.arrays import as_real_array


def same_share(a: ArrayLike, b: ArrayLike) -> float:
    """Return the share of equal cells of two arrays of one shape; NaN equals NaN.

    Two arrays without cells are equal: their share is 1.

    Raises
    ------
    PoolingError
        If the shapes differ.

    Examples
    --------
    >>> same_share([[1, 2], [3, 4]], [[1, 2], [3, 5]])
    0.75
    """
    first, second = _flat_pair(a, b)
    return float(same_shares(first, second)) if first.size else 1.0


def cosine_distance(a: ArrayLike, b: ArrayLike) -> float:
    """Return 1 - a·b / (|a| |b|): 0 for the same pattern at any scale, 1 for nothing shared, 2 for opposites.

    An array of zeros has no direction: two of them have distance 0, one of them and any other array 1. NaN or
    an infinity anywhere gives NaN.

    Raises
    ------
    PoolingError
        If the shapes differ.

    Examples
    --------
    >>> cosine_distance([[1, 0], [0, 0]], [[0, 0], [0, 1]]), cosine_distance([1, 2], [2, 4])
    (1.0, 0.0)
    """
    first, second = _flat_pair(a, b)
    return float(cosine_distances(first, second))


def same_shares(flat: NDArray[Any], origin: NDArray[Any]) -> NDArray[np.float64]:
    """Return `same_share` of every row of `(..., cells)` and the one row `origin`, of shape `(...)`."""
    equal = (flat == origin) | (np.isnan(flat) & np.isnan(origin))
    shares: NDArray[np.float64] = equal.mean(axis=-1)
    return shares


def cosine_distances(flat: NDArray[Any], origin: NDArray[Any]) -> NDArray[np.float64]:
    """Return `cosine_distance` of every row of `(..., cells)` and the one row `origin`, of shape `(...)`."""
    with np.errstate(invalid="ignore", divide="ignore"):  # infinities give NaN; 0 / 0 is replaced below
        first, second = _to_unit_scale(flat), _to_unit_scale(origin)
        first_square, second_square = (first * first).sum(axis=-1), (second * second).sum(axis=-1)
        lengths = np.sqrt(first_square * second_square)
        similarity = (first * second).sum(axis=-1) / lengths
    both_zero = (first_square == 0) & (second_square == 0)
    distances: NDArray[np.float64] = 1.0 - np.where(lengths == 0, both_zero, similarity).clip(-1, 1)
    return distances


def count_distinct(results: NDArray[Any]) -> int:
    """Return how many different pictures there are in an array of shape `(S, S, ..., H, W)`."""
    plain = results + results.dtype.type(0)  # turns -0.0 into 0.0: equal numbers need equal bytes
    if plain.dtype.kind == "f":
        plain[np.isnan(plain)] = np.nan  # NaN too, which may have either sign
    return len({picture.tobytes() for row in plain for picture in row})


def _to_unit_scale(flat: NDArray[Any]) -> NDArray[np.float64]:
    """Divide by the largest magnitude: no angle changes, and 1e308 squared does not overflow."""
    wide = flat.astype(np.float64)
    largest = np.abs(wide).max(axis=-1, keepdims=True, initial=0)
    return wide / np.where(largest == 0, 1, largest)


def _flat_pair(a: ArrayLike, b: ArrayLike) -> tuple[NDArray[Any], NDArray[Any]]:
    first, second = as_real_array(a), as_real_array(b)
    if first.shape != second.shape:
        raise PoolingError(
            f"The arrays have shapes {first.shape} and {second.shape}; "
            "they are compared cell by cell and need the same shape: crop or pad one of them."
        )
    return first.reshape(-1), second.reshape(-1)

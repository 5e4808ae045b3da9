"""The limits of integers: which dtype a sum of them has, as in NumPy, and what it must not exceed."""

from functools import cache
from typing import Any

import numpy as np

from pooling.errors import PoolingError


def total_dtype(dtype: np.dtype[Any]) -> np.dtype[Any]:
    """Return the dtype of a sum of such integers, as of `numpy.sum`.

    >>> total_dtype(np.dtype("uint8")), total_dtype(np.dtype("int16"))
    (dtype('uint64'), dtype('int64'))
    """
    return np.dtype(np.uint64 if dtype.kind == "u" else np.int64)


@cache
def largest_magnitude(dtype: np.dtype[Any]) -> int:
    """Return the largest |x| of an integer dtype.

    >>> largest_magnitude(np.dtype("int8"))
    128
    """
    limits = np.iinfo(dtype)
    return max(-int(limits.min), int(limits.max))


def fit_total(total: int, dtype: np.dtype[Any]) -> int:
    """Return a sum of integers of `dtype`, if its own dtype holds it.

    Raises
    ------
    PoolingError
        If the total is outside what 64 bits hold.
    """
    limits = np.iinfo(total_dtype(dtype))
    if limits.min <= total <= limits.max:
        return total
    raise PoolingError(
        f"The sum of a window is {total}, and {limits.dtype} holds {limits.min} to {limits.max}; convert the "
        "input to float64 first, which rounds, or use a smaller window."
    )

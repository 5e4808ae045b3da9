"""How large an array may become: its bytes are counted before they are asked for."""

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import DTypeLike

from pooling.errors import PoolingError

LARGEST_RESULT = 2**31
"""Bytes of the largest array that a function of this package makes: 2 GiB."""


def check_size(
    shape: Sequence[int],
    dtype: DTypeLike = np.int64,
    name: str = "The result",
    way_out: str = "make fewer windows, or pool a part of the input at a time",
) -> None:
    """Reject an array of this shape and dtype if it takes more than `LARGEST_RESULT` bytes.

    Raises
    ------
    PoolingError
        If it does; the message calls it `name`, and ends with a `way_out`.

    Examples
    --------
    >>> check_size((100_000, 100_000), np.float64)
    Traceback (most recent call last):
    pooling.errors.PoolingError: The result has shape (100000, 100000) and takes 74.5 GiB; at most 2 GiB are
    allowed: make fewer windows, or pool a part of the input at a time.
    """
    size = prod(shape) * np.dtype(dtype).itemsize
    if size > LARGEST_RESULT:
        raise PoolingError(
            f"{name} has shape {tuple(shape)} and takes {size / 2**30:,.1f} GiB; at most "
            f"{LARGEST_RESULT / 2**30:g} GiB are allowed: {way_out}."
        )

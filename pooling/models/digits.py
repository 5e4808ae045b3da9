"""Handwritten digits of 8 × 8 cells, and how they are shifted to test a network.

The file is made by `python -m training digits_file` from scikit-learn's copy of the "Optical Recognition of
Handwritten Digits" set (Alpaydin and Kaynak 1998, CC BY 4.0).
"""

from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pooling.invariance import shift
from pooling.models.runs import SIDE

Array = NDArray[Any]
LEVELS = 16
"""The darkest cell of a digit in the file."""
DISTANCES = tuple(range(9))
BORDERS = ("zero", "circular")
EVERY, SPLIT_SEED = 4, 0


class Digits(NamedTuple):
    """Digits of shape (N, 16, 16), from 0 to 1, in the middle of zeros; and the number that each one is."""

    pictures: Array
    classes: Array
    test_pictures: Array
    test_classes: Array


def read_file(data: bytes) -> tuple[Array, Array]:
    """Return all digits of a file, (N, 8, 8) from 0 to 16, and which number each one is."""
    with np.load(BytesIO(data), allow_pickle=False) as file:
        return file["pictures"], file["classes"].astype(np.int64)


def read_digits(data: bytes) -> Digits:
    """Return the digits of a file in a random order; every fourth is for the test."""
    return split_digits(*read_file(data))


def split_digits(pictures: Array, classes: Array) -> Digits:
    """Return digits, (N, 8, 8) from 0 to 16, as `read_digits` does."""
    edge = (SIDE - pictures.shape[-1]) // 2
    x = np.pad(pictures.astype(np.float32) / LEVELS, ((0, 0), (edge, edge), (edge, edge)))
    order = np.random.default_rng(SPLIT_SEED).permutation(len(x))
    tested = np.arange(len(x)) % EVERY == 0
    train, test = order[~tested], order[tested]
    return Digits(x[train], classes[train], x[test], classes[test])


def shifted_sets(pictures: Array, distance: int, border: str) -> list[Array]:
    """Return the pictures shifted up, down, left and right by `distance` cells; not shifted, once.

    >>> import numpy as np
    >>> [x.ravel().tolist() for x in shifted_sets(np.array([[[1, 2]]]), 1, "circular")]
    [[1, 2], [1, 2], [2, 1], [2, 1]]
    """
    if distance == 0:
        return [pictures]
    ways = ((-distance, 0), (distance, 0), (0, -distance), (0, distance))
    return [shift(pictures, down, right, border) for down, right in ways]

"""Fill the numbers with patterns, and recognise patterns."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pooling.matrices.patterns import PATTERNS, make_pattern


def filled(name: str, shape: tuple[int, ...], seed: int) -> NDArray[np.float64]:
    """Return a pattern in every slice of (slices, rows, columns); random numbers differ between slices.

    >>> filled("ramp", (2, 1, 3), 1).tolist()
    [[[0.0, 1.0, 2.0]], [[0.0, 1.0, 2.0]]]

    Raises
    ------
    PoolingError
        There is no such pattern.
    """
    slices, rows, cols = shape
    generator = np.random.default_rng(seed)
    return np.stack([make_pattern(name, (rows, cols), generator) for _ in range(slices)])


def pattern_of(numbers: NDArray[np.float64], seed: int, last: str = "") -> str:
    """Return the pattern that the numbers show: `last` if it fits, else the first that does, or "".

    A single cell shows none.

    >>> pattern_of(filled("random", (1, 4, 4), 7), seed=7), pattern_of(np.full((1, 1, 2), 0.5), seed=7)
    ('random', '')
    """
    names = [*filter(None, [last]), *PATTERNS] if numbers.size > 1 else []
    return next((name for name in names if np.array_equal(numbers, _known(name, numbers.shape, seed))), "")


@lru_cache(maxsize=128)
def _known(name: str, shape: tuple[int, ...], seed: int) -> NDArray[np.float64]:
    """Return a pattern that is only compared: a class compares the same ones again and again."""
    return filled(name, shape, seed)

"""Seeds: whatever is drawn at random comes from a generator that the caller names."""

from __future__ import annotations

import numpy as np

from pooling.errors import PoolingError
from pooling.validation.settings import is_integer

Seed = int | np.random.Generator
"""A whole number, which always gives the same draws, or NumPy's own generator."""


def read_generator(seed: object) -> np.random.Generator:
    """Return the generator that a seed stands for.

    Raises
    ------
    PoolingError
        If it is neither a whole number of at least 0 nor a generator.

    Examples
    --------
    >>> int(read_generator(7).integers(10)), int(read_generator(7).integers(10))
    (9, 9)
    """
    if isinstance(seed, np.random.Generator):
        return seed
    if is_integer(seed) and seed >= 0:
        return np.random.default_rng(int(seed))
    raise PoolingError(
        f"seed is {seed!r}; give a whole number of at least 0, such as 7, or a numpy.random.Generator."
    )

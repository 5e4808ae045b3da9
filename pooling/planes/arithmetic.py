"""What the reductions that are computed on whole planes have in common."""

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Add = Callable[[Array], Array]
"""Adds up every window of some planes."""


class Pool(Protocol):
    """Pools planes in the same windows with another reduction: "sum", "max" or "avg"."""

    def __call__(self, planes: Array, name: str) -> Array:
        """Return the result of the reduction called `name`."""


SAFE = 2.0**-900
"""Terms lost to underflow do not change the digits of a sum of powers that is at least this large."""


def widen(planes: Array) -> Array:
    """Return floats of at least 64 bits."""
    return planes.astype(np.promote_types(planes.dtype, np.float64), copy=False)


def product(one: Any, other: Array) -> Array:
    """Multiply with 0 × ∞ = 0: a cell without weight does not count."""
    result: Array = one * other
    if np.isnan(result).any():
        result = np.where((one == 0) | (other == 0), 0.0, result)
    return result

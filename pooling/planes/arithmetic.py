"""What the reductions that are computed on whole planes have in common."""

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from pooling.windows import WindowPlan

Array = NDArray[Any]


Add = Callable[[Array], Array]
"""Adds up every window of some planes."""


class Pool(Protocol):
    """Pools planes in the windows of a plan with another reduction: "sum", "max" or "avg"."""

    def __call__(self, plan: WindowPlan, planes: Array, name: str) -> Array:
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


LEAST_POWER = -700.0
"""exp of less takes up to ten times as long, because it comes near the least float."""
LEAST = np.exp(np.full(8, LEAST_POWER))[0]


def exp(powers: Array) -> Array:
    """Return exp(powers): 0 below exp(−700), which is nothing beside the 1 of a window's greatest."""
    if not -np.inf < powers.min(initial=0.0) < LEAST_POWER:
        whole: Array = np.exp(powers)
        return whole
    powers = np.maximum(powers, LEAST_POWER)
    np.exp(powers, out=powers)
    powers -= LEAST
    return powers

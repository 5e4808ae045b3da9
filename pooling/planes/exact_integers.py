"""Sums and averages of integers, exact: in 64 bits where the numbers allow it, else in two halves.

Floats are no way: a float64 has 53 bits, so a total that passes 2⁵³ on its way loses its last digits.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.reductions import REDUCTIONS, Reduction
from pooling.reductions.integer_limits import fit_total, largest_magnitude, total_dtype
from pooling.vectorized.slices import reduce_windows
from pooling.windows import WindowPlan

Array = NDArray[Any]
EXACT = 2**53
"""Up to here every integer is a float64: a quotient of two of them is rounded once, as it should be."""
HALF = 32
"""Bits of a half: 2³² of them can be added in 64 bits."""


def fit_in_64_bits(x: Array, plan: WindowPlan) -> bool:
    """Whether the totals of windows fit in 64 bits, and if they are divided, in a float64.

    It reads the numbers only where their dtype does not say it.
    """
    if x.dtype.kind == "f" or (reduction := REDUCTIONS[plan.spec.reduction]).selects:
        return True
    if reduction.divides and abs(plan.spec.divisor_override or 1) > EXACT:
        return False
    most = EXACT if reduction.divides else int(np.iinfo(total_dtype(x.dtype)).max)
    cells = plan.most_cells
    return cells * largest_magnitude(x.dtype) <= most or cells * magnitude(x) <= most


def magnitude(x: Array) -> int:
    """Return the largest |x|, 0 of no numbers."""
    return max(-int(x.min()), int(x.max())) if x.size else 0


def pool_integers(planes: Array, plan: WindowPlan) -> Array:
    """Pool integers, of shape `(..., spatial axes)`, with "sum" or "avg".

    Raises
    ------
    PoolingError
        If a sum has more than 64 bits.
    """
    reduction = REDUCTIONS[plan.spec.reduction]
    if not fit_in_64_bits(planes, plan) or (reduction.divides and magnitude(plan.divisors) > EXACT):
        return _pool_halves(planes, plan, reduction)
    totals = reduce_windows(planes.astype(total_dtype(planes.dtype)), plan, np.add)
    return np.divide(totals, plan.divisors) if reduction.divides else totals


def _pool_halves(planes: Array, plan: WindowPlan, reduction: Reduction) -> Array:
    """Add up the upper and the lower halves of the numbers, and the two totals as Python's integers."""
    wide = planes.astype(total_dtype(planes.dtype))
    halves = wide >> HALF, wide & (2**HALF - 1)
    high, low = (reduce_windows(half, plan, np.add).astype(object) for half in halves)
    totals: Array = high * 2**HALF + low
    if reduction.divides:  # Python rounds the quotient of two integers once
        totals = totals / plan.divisors.astype(object)
        return totals.astype(np.float64)
    for extreme in (totals.min(), totals.max()):
        fit_total(extreme, planes.dtype)
    return totals.astype(wide.dtype)

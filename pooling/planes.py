"""Pooling whole planes, whatever the plan: for what tiles are no help."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.composite import COMPOSITE, Add, add_windows, pool_composite
from pooling.integers import pool_integers
from pooling.reductions import REDUCTIONS, SCALE
from pooling.slices import reduce_windows
from pooling.windows import WindowPlan

Array = NDArray[Any]


def pool_planes(planes: Array, plan: WindowPlan, add: Add = add_windows) -> Array:
    """Pool `planes`, of shape `(..., spatial axes)`, with any reduction; a plan of adaptive pooling too.

    `add` is for the sums that a reduction consists of (`pooling.composite`).

    Raises
    ------
    PoolingError
        If a sum of integers has more than 64 bits.
    """
    reduction = REDUCTIONS[plan.spec.reduction]
    if reduction.name in COMPOSITE:
        return pool_composite(planes, plan, add)
    if reduction.selects:
        return reduce_windows(planes, plan, reduction.ufunc)
    if planes.dtype.kind != "f":
        return pool_integers(planes, plan)
    divisors = plan.divisors if reduction.divides else 1
    return _total_floats(planes, plan, divisors).astype(planes.dtype, copy=False)


def _total_floats(planes: Array, plan: WindowPlan, divisors: Array | int) -> Array:
    """Add up in float64 or more, and divide; only what is itself too large for a float is infinite."""
    wide = planes.astype(np.promote_types(planes.dtype, np.float64), copy=False)
    with np.errstate(over="ignore", invalid="ignore"):  # inf and inf − inf are answers here
        totals = reduce_windows(wide, plan, np.add) / divisors
        if not np.isfinite(totals).all():
            rescued = reduce_windows(wide / SCALE, plan, np.add) / divisors * SCALE
            totals = np.where(np.isfinite(totals), totals, rescued)
    return totals

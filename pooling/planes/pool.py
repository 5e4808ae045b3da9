"""Pooling whole planes, whatever the plan: for what tiles are no help."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.planes.arithmetic import Pool
from pooling.planes.composite import pool_composite
from pooling.planes.exact_integers import pool_integers
from pooling.reductions import REDUCTIONS, SCALE
from pooling.vectorized.slices import reduce_windows
from pooling.windows import WindowPlan

Array = NDArray[Any]


def pool_planes(planes: Array, plan: WindowPlan, pool: Pool | None = None) -> Array:
    """Pool `planes`, of shape `(..., spatial axes)`, with any reduction; a plan of adaptive pooling too.

    `pool` makes what a reduction consists of (`pooling.planes.composite`); by default this function does.

    Raises
    ------
    PoolingError
        If a sum of integers has more than 64 bits.
    """
    reduction = REDUCTIONS[plan.spec.reduction]
    if reduction.composed:
        return pool_composite(planes, plan, pool or pool_as)
    if reduction.selects:
        return reduce_windows(planes, plan, reduction.ufunc)
    if planes.dtype.kind != "f":
        return pool_integers(planes, plan)
    divisors = plan.divisors if reduction.divides else 1
    return _total_floats(planes, plan, divisors).astype(planes.dtype, copy=False)


def pool_as(plan: WindowPlan, planes: Array, name: str) -> Array:
    """Pool planes in the windows of `plan` with another reduction."""
    return pool_planes(planes, replace(plan, spec=replace(plan.spec, reduction=name)))


def _total_floats(planes: Array, plan: WindowPlan, divisors: Array | int) -> Array:
    """Add up in float64 or more, and divide; only what is itself too large for a float is infinite."""
    wide = planes.astype(np.promote_types(planes.dtype, np.float64), copy=False)
    with np.errstate(over="ignore", invalid="ignore"):  # inf and inf − inf are answers here
        totals = reduce_windows(wide, plan, np.add) / divisors
        if not np.isfinite(totals).all():
            rescued = reduce_windows(wide / SCALE, plan, np.add) / divisors * SCALE
            totals = np.where(np.isfinite(totals), totals, rescued)
    return totals

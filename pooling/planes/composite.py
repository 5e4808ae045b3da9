"""The reductions that no ufunc makes alone: powers and exponentials, the median, the mix."""

from functools import partial
from math import prod

import numpy as np

from pooling.planes.arithmetic import Array, Pool, product, widen
from pooling.planes.exponentials import LogMeanExp, SoftmaxMean
from pooling.planes.median import pool_median
from pooling.planes.parts import parts
from pooling.planes.powers import MAGNITUDES, GeneralizedMean, PNorm
from pooling.reductions import REDUCTIONS
from pooling.windows import WindowPlan

POOLINGS: dict[str, type[PNorm | SoftmaxMean]] = {
    "lp": PNorm,
    "gem": GeneralizedMean,
    "softmax": SoftmaxMean,
    "lse": LogMeanExp,
}


def pool_composite(planes: Array, plan: WindowPlan, pool: Pool) -> Array:
    """Pool `planes`, of shape `(..., spatial axes)`; floats keep their dtype.

    `pool` makes the sums, maxima and averages that the result consists of, as fast as it can.
    """
    name = plan.spec.reduction
    with np.errstate(all="ignore"):  # overflow and underflow are found, and computed again
        if name == "median":
            result = pool_median(planes, plan, pool)
        elif name == "mixed":
            result = _mix(planes, plan, pool)
        elif name in MAGNITUDES and plan.spec.p == np.inf:
            result = pool(plan, MAGNITUDES[name](widen(planes)), "max")
        else:
            result = _pool_parts(planes, plan, pool)
        return result.astype(REDUCTIONS[name].result_dtype(planes.dtype), copy=False)


def _mix(planes: Array, plan: WindowPlan, pool: Pool) -> Array:
    """Return α max + (1 − α) mean."""
    if planes.dtype.kind == "f":  # float16 is short of digits
        planes = planes.astype(np.promote_types(planes.dtype, np.float32), copy=False)
    highest, average = pool(plan, planes, "max"), pool(plan, planes, "avg")
    alpha, wide = plan.spec.alpha, np.promote_types(average.dtype, np.float64)
    return product(alpha, highest.astype(wide)) + product(1 - alpha, average.astype(wide))


def _pool_parts(planes: Array, plan: WindowPlan, pool: Pool) -> Array:
    leading = planes.shape[: -len(plan.axes)]
    flat = planes.reshape(prod(leading), *plan.input_shape)
    result = np.empty((len(flat), *plan.output_shape), np.promote_types(planes.dtype, np.float64))
    for part in parts(len(flat), plan):
        result[part.windows] = _pool_planes(flat[part.cells], part.plan, pool)
    return result.reshape(*leading, *plan.output_shape)


def _pool_planes(x: Array, plan: WindowPlan, pool: Pool) -> Array:
    """Pool by planes, and again by windows where that may be wrong."""
    pooling = POOLINGS[plan.spec.reduction](plan, partial(pool, plan, name="sum"))
    if pooling.is_hopeless(x):
        return pooling.by_windows(x)
    x = widen(x)
    result, doubtful = pooling.by_planes(x)
    again = doubtful.any(pooling.axes)
    if again.any():
        result[again] = np.where(doubtful[again], pooling.by_windows(x[again]), result[again])
    return result

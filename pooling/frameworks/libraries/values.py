"""The numbers in a library's windows, by how it computes: what NaN does, what an average divides by."""

from dataclasses import replace
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.libraries.library import Numbers
from pooling.frameworks.libraries.reducing import add_one_by_one, has_lost, highest, lowest, reduced
from pooling.windows import WindowPlan

Array = NDArray[Any]


def pooled(x: Array, plan: WindowPlan, numbers: Numbers) -> Array:
    """Pool `x`, of shape `(..., spatial axes)`, in the windows of `plan` as a library does.

    Raises
    ------
    PoolingError
        If the arrays would be too large, or a sum of integers has more than 64 bits.
    """
    name = plan.spec.reduction
    if name == "max":
        return _greatest(x, plan, numbers)
    if name == "min":
        return reduced(x, plan, highest(x.dtype))
    if name == "lp" and numbers.signed_powers:
        return _signed_norm(x, plan, numbers)
    if name == "avg":
        return _average(x, plan, numbers)
    result = reduced(x, plan, 0.0)
    return result.astype(x.dtype) if numbers.wraps else result


def _greatest(x: Array, plan: WindowPlan, numbers: Numbers) -> Array:
    low = lowest(x.dtype, finite=numbers.lowest)
    if numbers.nan == "wins" or x.dtype.kind != "f":
        return reduced(x, plan, low)
    result = reduced(np.where(np.isnan(x), x.dtype.type(-np.inf), x), plan, low)
    ignored: Array = np.maximum(result, x.dtype.type(low))
    if numbers.nan == "first":
        ignored[np.isnan(_first_cells(x, plan))] = np.nan
    return ignored


def _first_cells(x: Array, plan: WindowPlan) -> Array:
    """Return the first real cell of every window; of one without, any."""
    places = [np.clip(axis.real_cells()[0], 0, axis.size - 1) for axis in plan.axes]
    index: tuple[Any, ...] = (..., *np.ix_(*places))
    cells: Array = x[index]
    return cells


def _average(x: Array, plan: WindowPlan, numbers: Numbers) -> Array:
    plan = _dividing(plan, numbers)
    if numbers.cuts and x.dtype.kind in "iu":
        return _cut_off(reduced(x, _as(plan, "sum"), 0), plan)
    if x.dtype.kind == "f" and numbers.overflows and may_overflow(x, plan, numbers):
        totals = add_one_by_one(x, plan, _adds_in(x.dtype, numbers))
        return _divided(totals, plan, numbers).astype(x.dtype)
    if has_lost(plan) or numbers.wraps:
        totals = reduced(x, _as(plan, "sum"), 0.0)
        return _divided(totals.astype(x.dtype) if numbers.wraps else totals, plan, numbers)
    return reduced(x, plan, 0.0)


def _dividing(plan: WindowPlan, numbers: Numbers) -> WindowPlan:
    """Return the plan with a whole window as its divisor, where that is what the library counts."""
    spec = plan.spec
    if not spec.count_include_pad or numbers.counts != "window" or spec.divisor_override is not None:
        return plan
    return replace(plan, spec=replace(spec, divisor_override=prod(spec.window_shape)))


def _divided(totals: Array, plan: WindowPlan, numbers: Numbers) -> Array:
    """Divide totals by the divisors of windows some of which may have no cell."""
    given = plan.spec.divisor_override is not None
    divisors = plan.divisors if given else np.maximum(plan.divisors, 0)
    with np.errstate(all="ignore"):
        quotients = np.where(divisors == 0, numbers.empty_average, totals / divisors)
    if numbers.wraps:
        return quotients.astype(np.float16 if given and totals.dtype == np.float16 else np.float32)
    return quotients.astype(totals.dtype if totals.dtype.kind == "f" else np.float64)


def _cut_off(totals: Array, plan: WindowPlan) -> Array:
    """Divide integers and cut the fraction off, towards 0."""
    divisors = plan.divisors
    quotients: Array = np.abs(totals) // np.abs(divisors) * np.sign(totals) * np.sign(divisors)
    return quotients


def may_overflow(x: Array, plan: WindowPlan, numbers: Numbers) -> bool:
    """Whether a sum of a window's cells can exceed the type that it is added up in."""
    finite = np.abs(x[np.isfinite(x)].astype(np.float64))
    largest = float(np.finfo(_adds_in(x.dtype, numbers)).max)
    return bool(float(finite.max(initial=0)) > largest / prod(plan.spec.window_shape))


def _adds_in(dtype: np.dtype[Any], numbers: Numbers) -> np.dtype[Any]:
    return np.dtype(np.float32) if dtype == np.float16 and numbers.wide_half else dtype


def _signed_norm(x: Array, plan: WindowPlan, numbers: Numbers) -> Array:
    """Average the powers, multiply by a window's cells and take the root: signs stay, and can cancel."""
    p, cells = plan.spec.p, prod(plan.spec.window_shape)
    floats = x if x.dtype.kind == "f" else x.astype(np.float32)
    with np.errstate(all="ignore"):
        means = _average((floats**p).astype(floats.dtype), _as(plan, "avg"), numbers)
        norms: Array = (means * cells) ** (1 / p)
        return norms.astype(floats.dtype)


def _as(plan: WindowPlan, reduction: str) -> WindowPlan:
    return replace(plan, spec=replace(plan.spec, reduction=reduction))

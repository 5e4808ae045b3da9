"""The numbers in a library's windows, by how it computes: what NaN does, what an average divides by."""

from dataclasses import replace
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.libraries.library import Numbers
from pooling.frameworks.libraries.reducing import (
    add_one_by_one,
    cropped,
    has_lost,
    highest,
    lowest,
    reduced,
)
from pooling.windows import WindowPlan

Array = NDArray[Any]


def pooled(x: Array, plan: WindowPlan, numbers: Numbers) -> Array:
    """Pool `x`, of shape `(..., spatial axes)`, in the windows of `plan` as a library does.

    Raises
    ------
    PoolingError
        If the arrays would be too large, or a sum of integers has more than 64 bits.
    """
    x, plan = cropped(x, plan)
    name = plan.spec.reduction
    if name == "max":
        return _greatest(x, plan, numbers)
    if name == "min":
        return reduced(x, plan, highest(x.dtype))
    if name == "lp" and numbers.overflows:
        return _signed_norm(x, plan, numbers) if numbers.signed_powers else _norm(x, plan)
    if name == "avg":
        return _average(x, plan, numbers)
    result = reduced(x, plan, 0.0)
    return result.astype(x.dtype) if numbers.wraps else result


def _greatest(x: Array, plan: WindowPlan, numbers: Numbers) -> Array:
    least = lowest(x.dtype)
    if x.dtype.kind != "f":
        return reduced(x, plan, least)
    ignored = x if numbers.nan == "wins" else np.where(np.isnan(x), x.dtype.type(-np.inf), x)
    result = reduced(ignored, plan, least)
    finite = np.finfo(x.dtype).min
    if numbers.nan == "first":
        result = _first_nan(result, x, plan)
    elif numbers.lowest:
        result = np.maximum(result, finite)
    if numbers.lowest and has_lost(plan):
        result = np.where(plan.cell_counts > 0, result, finite)
    return result


def _first_nan(result: Array, x: Array, plan: WindowPlan) -> Array:
    """Return the result with NaN wherever that is a window's first cell."""
    places = [np.clip(axis.real_cells()[0], 0, axis.size - 1) for axis in plan.axes]
    index: tuple[Any, ...] = (..., *np.ix_(*places))
    first: Array = np.where(np.isnan(x[index]), x[index], result)
    return first


def _average(x: Array, plan: WindowPlan, numbers: Numbers) -> Array:
    plan = _dividing(plan, numbers)
    if numbers.cuts and x.dtype.kind in "iu":
        return _cut_off(reduced(x, _as(plan, "sum"), 0), plan)
    if x.dtype.kind == "f" and numbers.overflows and may_overflow(x, plan, numbers):
        totals = add_one_by_one(x, plan, _adds_in(x.dtype, numbers))
        quotients = _divided(totals, plan, numbers)
        return quotients if numbers.wraps else quotients.astype(x.dtype)
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
    divisors = np.maximum(plan.divisors, 0) if totals.size and not given else plan.spec.divisor_override or 1
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
        powers = (floats**p).astype(floats.dtype)
        means = _average(
            powers, replace(plan, spec=replace(plan.spec, reduction="avg", divisor_override=None)), numbers
        )
        norms: Array = (means * cells) ** (1 / p)
        return norms.astype(floats.dtype)


def _norm(x: Array, plan: WindowPlan) -> Array:
    """Add up |x|ᵖ in float32, or in float64 for that, and take the root: powers may exceed their type."""
    p, wide = plan.spec.p, x.dtype if x.dtype == np.float64 else np.dtype(np.float32)
    with np.errstate(all="ignore"):
        powers = np.abs(x).astype(wide) ** wide.type(p)
        norms: Array = reduced(powers, _as(plan, "sum"), 0.0) ** wide.type(1 / p)
        return norms.astype(x.dtype)


def _as(plan: WindowPlan, reduction: str) -> WindowPlan:
    return replace(plan, spec=replace(plan.spec, reduction=reduction))

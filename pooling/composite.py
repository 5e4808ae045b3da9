"""The p-norm and the softmax-weighted mean, fast: powers or exponentials of whole planes, then plain sums.

Where a power overflows or underflows, the planes are computed again, with every cell relative to the greatest
of its own window, as in the definitions in `pooling.formulas`: in blocks, each relative to its own greatest.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.doubling import State, merge_windows
from pooling.reductions import REDUCTIONS
from pooling.slices import reduce_windows
from pooling.windows import WindowPlan

Array = NDArray[Any]
Add = Callable[[Array, WindowPlan], Array]
SAFE = 2.0**-900
"""Terms lost to underflow do not change the digits of a sum of powers that is at least this large."""


def add_windows(planes: Array, plan: WindowPlan) -> Array:
    """Add up every window."""
    return reduce_windows(planes, plan, np.add)


def pool_composite(planes: Array, plan: WindowPlan, add: Add = add_windows) -> Array:
    """Pool `planes`, of shape `(..., spatial axes)`, with "lp" or "softmax"; floats keep their dtype.

    `add` adds up every window of such planes; there are faster ways than `add_windows`.
    """
    pooling = POOLINGS[plan.spec.reduction](plan, add)
    x = widen(planes)
    with np.errstate(all="ignore"):  # overflow and underflow are found below, and computed again
        result, doubtful = pooling.by_planes(x)
        again = doubtful.any(pooling.axes)
        if again.any():
            result[again] = np.where(doubtful[again], pooling.by_windows(x[again]), result[again])
        return result.astype(REDUCTIONS[plan.spec.reduction].result_dtype(planes.dtype), copy=False)


def widen(planes: Array) -> Array:
    """Return floats of at least 64 bits."""
    return planes.astype(np.promote_types(planes.dtype, np.float64), copy=False)


class PNorm:
    """(Σ |x|ᵖ)^(1/p)."""

    def __init__(self, plan: WindowPlan, add: Add = add_windows) -> None:
        self.plan = plan
        self.add = add
        self.p = plan.spec.p
        self.axes = tuple(range(-len(plan.axes), 0))

    def by_planes(self, x: Array) -> tuple[Array, Array]:
        """Return every window's result, and whether it may be wrong."""
        totals, doubtful = self.totals(np.abs(x))
        return totals ** (1 / self.p), doubtful

    def totals(self, magnitudes: Array) -> tuple[Array, Array]:
        """Return every window's sum of powers, and whether it may be wrong."""
        totals = self.add(magnitudes**self.p, self.plan)
        doubtful = ~((totals >= SAFE) & (totals < np.inf))
        if doubtful.any():  # but sums of zeros, of infinities and of NaN are right already
            peaks = reduce_windows(magnitudes, self.plan, np.maximum)
            doubtful &= (peaks > 0) & (peaks < np.inf)
        return totals, doubtful

    def by_windows(self, x: Array) -> Array:
        """Return every window's result, slower, and right."""
        peaks, totals = self.relative(x)
        result: Array = peaks * totals ** (1 / self.p)
        return result

    def relative(self, x: Array) -> State:
        """Return every window's greatest |x|, and the sum of its powers relative to that."""
        magnitudes = np.abs(x)
        return merge_windows((magnitudes, np.ones_like(magnitudes)), self.plan, self.merge)

    def merge(self, one: State, other: State) -> State:
        """Merge greatest |x| and sums of powers."""
        peaks = np.maximum(one[0], other[0])
        first, second = (ratio(peak, peaks) ** self.p * total for peak, total in (one, other))
        return peaks, first + second


def ratio(part: Array, whole: Array) -> Array:
    """Divide; 1 where both are equal, also where both are 0 or infinite."""
    return np.where(part == whole, 1.0, part / whole)


class SoftmaxMean:
    """Σ w x with w = exp(β x) / Σ exp(β x)."""

    def __init__(self, plan: WindowPlan, add: Add = add_windows) -> None:
        self.plan = plan
        self.add = add
        self.beta = np.float64(plan.spec.beta)
        self.axes = tuple(range(-len(plan.axes), 0))

    def by_planes(self, x: Array) -> tuple[Array, Array]:
        """Return every window's result, and whether it may be wrong."""
        totals, means = self.totals(*self.terms(x, self.peak(x)))
        return means, self.is_doubtful(totals, means)

    def peak(self, x: Array) -> Array:
        """Return every plane's greatest finite number."""
        peak: Array = x.max(self.axes, keepdims=True)
        if not np.isfinite(peak).all():
            least = np.finfo(x.dtype).min
            peak = x.max(self.axes, keepdims=True, where=np.isfinite(x), initial=least)
        return peak

    def terms(self, x: Array, peak: Array) -> tuple[Array, Array]:
        """Return the terms of the two sums: powers relative to the plane's `peak`, and these times x."""
        powers = self.powers(x, peak)
        return powers, product(powers, x)

    def totals(self, powers: Array, weighted: Array) -> tuple[Array, Array]:
        """Return every window's sum of powers, and its mean."""
        totals = self.add(powers, self.plan)
        return totals, self.add(weighted, self.plan) / totals

    def is_doubtful(self, totals: Array, means: Array) -> Array:
        """Whether a window's mean may be wrong."""
        return ~(np.isfinite(means) & (totals >= SAFE)) & ~np.isnan(totals)

    def powers(self, x: Array, peak: Array) -> Array:
        """exp(β (x − peak)), 1 where both are equal."""
        distance = x - peak
        if not np.isfinite(distance).all():
            # Halved, because the difference of two numbers may be too large for a float.
            distance = product(self.beta * 2, np.where(x == peak, 0.0, x / 2 - peak / 2))
        else:
            distance *= self.beta
        powers: Array = np.exp(distance, out=distance)
        return powers

    def by_windows(self, x: Array) -> Array:
        """Return every window's result, slower, and right."""
        return self.relative(x)[2]

    def relative(self, x: Array) -> State:
        """Return every window's greatest x, its sum of powers relative to that, and its mean."""
        return merge_windows((x, np.ones_like(x), x), self.plan, self.merge)

    def merge(self, one: State, other: State) -> State:
        """Merge greatest x, sums of powers and means."""
        peaks = np.maximum(one[0], other[0])
        first, second = (self.powers(peak, peaks) * total for peak, total, _ in (one, other))
        totals = first + second
        return peaks, totals, product(first / totals, one[2]) + product(second / totals, other[2])


def product(one: Any, other: Array) -> Array:
    """Multiply with 0 × ∞ = 0: a cell without weight does not count."""
    result: Array = one * other
    if np.isnan(result).any():
        result = np.where((one == 0) | (other == 0), 0.0, result)
    return result


POOLINGS: dict[str, type[PNorm | SoftmaxMean]] = {"lp": PNorm, "softmax": SoftmaxMean}
COMPOSITE = tuple(POOLINGS)
"""The reductions that this module computes."""

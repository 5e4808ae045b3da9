"""The softmax-weighted mean and log-sum-exp, fast: exponentials of whole planes, then plain sums.

Where an exponential underflows, the planes are computed again, with every cell relative to the greatest of
its own window, as in `pooling.reductions.power_formulas`: in blocks, each relative to its own greatest.
"""

import numpy as np

from pooling.planes.arithmetic import SAFE, Add, Array, exp, product, widen
from pooling.planes.relative import can_be_relative
from pooling.planes.window_sums import has_window_sums, in_windows, scale_of, window_sums
from pooling.reductions.power_formulas import NEARLY_ZERO
from pooling.vectorized.doubling import State, merge_windows
from pooling.windows import WindowPlan

SAFE_POWER = 300.0
"""exp(±300) is a float, and so is the sum of as many as an array can have."""


FAR = 620.0
"""exp of a power as far as this below another is nothing beside that."""
FEW_CELLS = 25
"""Cells up to which windows take little longer than planes."""
WIDE = 16.0
"""Powers that lie so far apart in a plane are seldom nearly equal in a window."""
NEAR = 0.99
"""The logarithm of a mean power from here to 1 has lost digits."""


class SoftmaxMean:
    """Σ w x with w = exp(β x) / Σ exp(β x)."""

    quick_cells = 4
    """Cells up to which windows take less time than planes."""

    def __init__(self, plan: WindowPlan, add: Add) -> None:
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
        powers = exp(self.distance(x, peak))
        return powers, product(powers, x)

    def totals(self, powers: Array, weighted: Array) -> tuple[Array, Array]:
        """Return every window's sum of powers, and its mean."""
        totals = self.add(powers)
        return totals, self.add(weighted) / totals

    def is_doubtful(self, totals: Array, means: Array) -> Array:
        """Whether a window's mean may be wrong."""
        return ~(np.isfinite(means) & (totals >= SAFE)) & ~np.isnan(totals)

    def distance(self, x: Array, peak: Array | float) -> Array:
        """β (x − peak), 0 where both are equal."""
        distance = x - peak
        if not np.isfinite(distance).all():
            # Halved, because the difference of two numbers may be too large for a float.
            return product(self.beta * 2, np.where(x == peak, 0.0, x / 2 - peak / 2))
        distance *= self.beta
        return distance

    def is_hopeless(self, x: Array) -> bool:
        """Whether sums of windows take less time than to find out that sums of planes are wrong."""
        if self.plan.most_cells > FEW_CELLS or not self.has_sums(x):
            return False
        high, low = widen(x.max(self.axes)), x.min(self.axes)
        reach = self.beta * (high - low)
        return bool((reach > (WIDE if self.plan.most_cells <= self.quick_cells else FAR)).all())

    def has_sums(self, x: Array) -> bool:
        """Whether the sums of windows are made of slices."""
        return can_be_relative(x, self.plan, self.beta) and has_window_sums(self.plan, self.beta)

    def by_windows(self, x: Array) -> Array:
        """Return every window's result, slower, and right."""
        if not self.has_sums(x):
            return self.relative(x)[2]
        _, totals, weighted = window_sums(x, self.plan, self.beta, weighs=True)
        totals *= scale_of(self.beta)
        np.divide(weighted, totals, out=totals)
        return in_windows(totals, x.shape[: -len(self.axes)], self.plan)

    def relative(self, x: Array) -> State:
        """Return every window's greatest x, its sum of powers relative to that, and its mean."""
        return merge_windows((x, np.ones_like(x), x), self.plan, self.merge)

    def merge(self, one: State, other: State) -> State:
        """Merge greatest x, sums of powers and means."""
        peaks = np.maximum(one[0], other[0])
        first, second = (exp(self.distance(peak, peaks)) * total for peak, total, _ in (one, other))
        totals = first + second
        return peaks, totals, product(first / totals, one[2]) + product(second / totals, other[2])


class LogMeanExp(SoftmaxMean):
    """log(mean of exp(β x)) / β."""

    def by_planes(self, x: Array) -> tuple[Array, Array]:
        """Return every window's result, and whether it may be wrong."""
        if self.is_mean(x):
            return super().by_planes(x)
        middle = self.middle(x)
        powers = self.distance(x, middle)
        totals = self.add(exp(powers))
        # expm1 and log1p keep the digits of small powers, which exp and log would lose beside 1.
        gains = self.add(np.expm1(powers)) / self.plan.cell_counts
        logs = np.where(np.abs(gains) < 0.5, np.log1p(gains), np.log(totals / self.plan.cell_counts))
        return middle + logs / self.beta, self.is_far(totals)

    def is_mean(self, x: Array) -> bool:
        """Whether all exponents are too small to matter."""
        counted = ~np.isnan(x) if self.beta else np.isfinite(x)  # exp(−∞) is 0, and matters
        sizes = np.abs(x, where=counted, out=np.zeros_like(x))
        return bool(self.beta * sizes.max(initial=0) < NEARLY_ZERO)

    def middle(self, x: Array) -> Array:
        """Return what a plane's exponents are relative to: 0 or its middle, or its top."""
        high, low = self.peak(x), -self.peak(-x)
        near = self.beta * np.maximum(high, -low) < SAFE_POWER
        far = self.beta * (high / 2 - low / 2) > FAR  # half of it leaves the floats on both sides
        return np.where(near, 0.0, np.where(far, high, high / 2 + low / 2))

    def is_far(self, totals: Array) -> Array:
        """Whether a window's sum of powers leaves the floats."""
        return ~((totals >= SAFE) & (totals <= 1 / SAFE)) & ~np.isnan(totals)

    def by_windows(self, x: Array) -> Array:
        """Return every window's result, slower, and right."""
        if self.has_sums(x):
            return self.by_sums(x)
        peaks, totals, means = self.relative(x)
        if self.is_mean(x):
            return means
        logs = np.log(totals / self.plan.cell_counts) / self.beta
        return np.where(np.isfinite(peaks), peaks + logs, peaks)

    def by_sums(self, x: Array) -> Array:
        """Return the same by slices; where the mean power is nearly 1, by planes, if those are right."""
        rows = window_sums(x, self.plan, self.beta, weighs=False)
        leading = x.shape[: -len(self.axes)]
        peaks, totals = (in_windows(each, leading, self.plan) for each in (rows.peaks, rows.totals))
        totals /= self.plan.cell_counts
        near = (totals > NEAR) & (totals < 1)
        result: Array = np.log(totals)
        result /= self.beta / scale_of(self.beta)
        result += peaks
        result /= scale_of(self.beta)
        if near.any():
            means, doubtful = self.by_planes(widen(x))
            result = np.where(near & ~doubtful, means, result)
        return result

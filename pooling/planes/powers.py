"""The p-norm and the generalized mean, fast: powers of whole planes, then plain sums.

Where a power overflows or underflows, the planes are computed again, with every cell relative to the greatest
of its own window, as in `pooling.reductions.power_formulas`: in blocks, each relative to its own greatest.
"""

from collections.abc import Callable

import numpy as np

from pooling.planes.arithmetic import SAFE, Add, Array
from pooling.reductions.power_formulas import EPSILON
from pooling.vectorized.doubling import State, merge_windows
from pooling.vectorized.slices import reduce_windows
from pooling.windows import WindowPlan

MAGNITUDES: dict[str, Callable[[Array], Array]] = {
    "lp": np.abs,
    "gem": lambda x: np.maximum(x, EPSILON),
}
"""What is raised to the power; for p = ∞ the greatest is the result."""
MOST_PRODUCTS = 32
"""Whole exponents up to which products are faster than powers."""


class PNorm:
    """(Σ |x|ᵖ)^(1/p)."""

    factor: Array | float = 1.0
    """What the root is multiplied by."""

    def __init__(self, plan: WindowPlan, add: Add) -> None:
        self.plan = plan
        self.add = add
        self.p = plan.spec.p
        self.axes = tuple(range(-len(plan.axes), 0))

    def magnitudes(self, x: Array) -> Array:
        """Return what is raised to the power."""
        return MAGNITUDES[self.plan.spec.reduction](x)

    def by_planes(self, x: Array) -> tuple[Array, Array]:
        """Return every window's result, and whether it may be wrong."""
        totals, doubtful = self.totals(self.magnitudes(x))
        return self.root(totals), doubtful

    def root(self, totals: Array) -> Array:
        """Undo the power."""
        result: Array = totals ** (1 / self.p) * self.factor
        return result

    def totals(self, magnitudes: Array) -> tuple[Array, Array]:
        """Return every window's sum of powers, and whether it may be wrong."""
        totals = self.add(power(magnitudes, self.p))
        doubtful = ~((totals >= SAFE) & (totals < np.inf))
        if doubtful.any():  # but sums of zeros, of infinities and of NaN are right already
            peaks = reduce_windows(magnitudes, self.plan, np.maximum)
            doubtful &= (peaks > 0) & (peaks < np.inf)
        return totals, doubtful

    def is_hopeless(self, x: Array) -> bool:  # noqa: ARG002  # the sums alone tell
        """Whether it is known beforehand that the result is wrong in every plane: never."""
        return False

    def by_windows(self, x: Array) -> Array:
        """Return every window's result, slower, and right."""
        peaks, totals = self.relative(x)
        result: Array = peaks * self.root(totals)
        return result

    def relative(self, x: Array) -> State:
        """Return every window's greatest magnitude, and the sum of its powers relative to that."""
        magnitudes = self.magnitudes(x)
        return merge_windows((magnitudes, np.ones_like(magnitudes)), self.plan, self.merge)

    def merge(self, one: State, other: State) -> State:
        """Merge greatest magnitudes and sums of powers."""
        peaks = np.maximum(one[0], other[0])
        first, second = (ratio(peak, peaks) ** self.p * total for peak, total in (one, other))
        return peaks, first + second


class GeneralizedMean(PNorm):
    """(mean of max(x, ε)ᵖ)^(1/p)."""

    def __init__(self, plan: WindowPlan, add: Add) -> None:
        super().__init__(plan, add)
        self.factor = plan.cell_counts ** (-1 / self.p)


def power(x: Array, p: float) -> Array:
    """Raise to a power: a small whole one by products."""
    if p != int(p) or not 2 < p <= MOST_PRODUCTS:
        result: Array = x**p
        return result
    half = power(x, p // 2)
    half = half * half
    return half * x if p % 2 else half


def ratio(part: Array, whole: Array) -> Array:
    """Divide; 1 where both are equal, also where both are 0 or infinite."""
    return np.where(part == whole, 1.0, part / whole)

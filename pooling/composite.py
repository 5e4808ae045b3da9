"""The p-norm and the softmax-weighted mean, fast: powers or exponentials of whole planes, then plain sums.

Where a power overflows or underflows, its windows are computed again, with every cell relative to the
greatest of its own window, as in the definitions in `pooling.formulas`.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.reductions import REDUCTIONS
from pooling.slices import Index, box_pieces, reduce_windows
from pooling.windows import WindowPlan

Array = NDArray[Any]
SAFE = 2.0**-900
"""Terms lost to underflow do not change the digits of a sum of powers that is at least this large."""


def pool_composite(planes: Array, plan: WindowPlan) -> Array:
    """Pool `planes`, of shape `(..., spatial axes)`, with "lp" or "softmax"; floats keep their dtype."""
    pooling = _POOLINGS[plan.spec.reduction](planes, plan)
    with np.errstate(all="ignore"):  # overflow and underflow are found below, and computed again
        result, doubtful = pooling.by_planes()
        if doubtful.any():
            result = np.where(doubtful, pooling.by_windows(), result)
        return result.astype(REDUCTIONS[plan.spec.reduction].result_dtype(planes.dtype), copy=False)


def composite_gradient(planes: Array, plan: WindowPlan, grad: Array) -> Array:
    """Return d loss / d `planes` for "lp" or "softmax", given `grad`, d loss / d output, and in its dtype."""
    pooling = _POOLINGS[plan.spec.reduction](planes, plan)
    result = np.zeros(planes.shape, np.promote_types(grad.dtype, np.float64))
    with np.errstate(all="ignore"):
        for windows, cells in box_pieces(plan):
            result[cells] += pooling.weights(windows, cells) * grad[windows]
        return result.astype(grad.dtype, copy=False)


class _Pooling:
    """What both have in common: cells relative to the greatest of their window."""

    def __init__(self, planes: Array, plan: WindowPlan) -> None:
        self.x = planes.astype(np.promote_types(planes.dtype, np.float64), copy=False)
        self.plan = plan

    def add_up(self, term: Callable[[Index, Index], Array]) -> Array:
        """Sum `term(windows, cells)` over the cells of every window, one place in the window at a time."""
        total = np.zeros((*self.x.shape[: -len(self.plan.axes)], *self.plan.output_shape), self.x.dtype)
        for windows, cells in box_pieces(self.plan):
            total[windows] += term(windows, cells)
        return total


class _PNorm(_Pooling):
    @cached_property
    def magnitudes(self) -> Array:
        magnitudes: Array = np.abs(self.x)
        return magnitudes

    @cached_property
    def peaks(self) -> Array:
        return reduce_windows(self.magnitudes, self.plan, np.maximum)

    @cached_property
    def norms(self) -> Array:
        """The p-norm of every window, relative to its greatest |x|."""
        p = self.plan.spec.p
        powers: Array = self.add_up(lambda windows, cells: self.parts(windows, cells) ** p)
        return powers ** (1 / p)

    def parts(self, windows: Index, cells: Index) -> Array:
        """|x| over its window's greatest; 1 where they are equal, also where both are 0 or infinite."""
        magnitudes, peaks = self.magnitudes[cells], self.peaks[windows]
        parts: Array = np.where(magnitudes == peaks, 1.0, magnitudes / peaks)
        return parts

    def by_planes(self) -> tuple[Array, Array]:
        totals = reduce_windows(self.magnitudes**self.plan.spec.p, self.plan, np.add)
        doubtful = ~((totals >= SAFE) & (totals < np.inf))
        if doubtful.any():  # but sums of zeros, of infinities and of NaN are right already
            doubtful &= (self.peaks > 0) & (self.peaks < np.inf)
        return totals ** (1 / self.plan.spec.p), doubtful

    def by_windows(self) -> Array:
        return self.peaks * self.norms

    def weights(self, windows: Index, cells: Index) -> Array:
        """± (|x| / result)^(p − 1)."""
        slopes = (self.parts(windows, cells) / self.norms[windows]) ** (self.plan.spec.p - 1)
        weights: Array = np.sign(self.x[cells]) * slopes
        return weights


class _SoftmaxMean(_Pooling):
    @cached_property
    def peaks(self) -> Array:
        return reduce_windows(self.x, self.plan, np.maximum)

    @cached_property
    def totals(self) -> Array:
        return self.add_up(self.parts)

    @cached_property
    def means(self) -> Array:
        return self.add_up(
            lambda windows, cells: _product(self.parts(windows, cells) / self.totals[windows], self.x[cells])
        )

    def parts(self, windows: Index, cells: Index) -> Array:
        """exp(β (x − greatest)), which is 1 where x is the greatest, infinite ones included."""
        return self.powers(self.x[cells], self.peaks[windows])

    def powers(self, x: Array, peak: Array) -> Array:
        """exp(β (x − peak)); halved on the way, because x − peak may exceed the largest float."""
        distance = np.where(x == peak, 0.0, x / 2 - peak / 2)
        powers: Array = np.exp(_product(np.float64(self.plan.spec.beta), distance) * 2)
        return powers

    def by_planes(self) -> tuple[Array, Array]:
        axes = tuple(range(-len(self.plan.axes), 0))
        finite = np.isfinite(self.x)
        peak = self.x.max(axes, keepdims=True, where=finite, initial=np.finfo(self.x.dtype).min)
        powers = self.powers(self.x, peak)
        totals = reduce_windows(powers, self.plan, np.add)
        means = reduce_windows(_product(powers, self.x), self.plan, np.add) / totals
        return means, ~(np.isfinite(means) & (totals >= SAFE)) & ~np.isnan(totals)

    def by_windows(self) -> Array:
        return self.means

    def weights(self, windows: Index, cells: Index) -> Array:
        """w (1 + β (x − result))."""
        x, means = self.x[cells], self.means[windows]
        shares = self.parts(windows, cells) / self.totals[windows]
        distance = np.where(x == means, 0.0, x - means)
        return _product(shares, 1 + _product(np.float64(self.plan.spec.beta), distance))


def _product(one: Any, other: Array) -> Array:
    """Multiply with 0 × ∞ = 0: a cell without weight does not count."""
    return np.where((one == 0) | (other == 0), 0.0, one * other)


_POOLINGS: dict[str, type[_PNorm | _SoftmaxMean]] = {"lp": _PNorm, "softmax": _SoftmaxMean}
COMPOSITE = tuple(_POOLINGS)
"""The reductions that this module computes."""

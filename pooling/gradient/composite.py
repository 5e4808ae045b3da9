"""The gradients of what `pooling.planes.composite` pools: as fast as sums, and as safe as windows.

Those of powers and exponentials have the form d result / d x = f(x) · (what all windows of the cell add up
to), so that no window need be paired with each of its cells. Where f or its factor may overflow, planes are
computed again with messages (`pooling.gradient.spreading`).
"""

from collections.abc import Callable
from functools import partial
from math import prod

import numpy as np

from pooling.gradient.median import median_gradient
from pooling.gradient.relative import can_be_handed_on, log_mean_exp_gradient, softmax_gradient
from pooling.gradient.spreading import distance, spread
from pooling.planes.arithmetic import SAFE, Array, exp, product, widen
from pooling.planes.exponentials import LogMeanExp, SoftmaxMean
from pooling.planes.parts import parts
from pooling.planes.pool import pool_as
from pooling.planes.powers import MAGNITUDES, GeneralizedMean, PNorm, power, ratio
from pooling.reductions.power_formulas import EPSILON
from pooling.vectorized.scatter import scatter_add
from pooling.vectorized.slices import find_winners, scatter_windows
from pooling.windows import WindowPlan

SLOPES: dict[str, Callable[[Array], Array]] = {
    "lp": np.sign,
    "gem": lambda x: np.where(x < EPSILON, 0.0, 1.0),
}
"""The derivatives of `MAGNITUDES`."""


def composite_gradient(planes: Array, plan: WindowPlan, grad: Array) -> Array:
    """Return d loss / d `planes`, given `grad`, d loss / d output, and in its dtype."""
    name = plan.spec.reduction
    with np.errstate(all="ignore"):
        if name == "median":
            result = median_gradient(planes, plan, grad, pool_as)
        elif name == "mixed":
            result = _mix(planes, plan, grad)
        elif name in MAGNITUDES and plan.spec.p == np.inf:
            result = _of_the_greatest(widen(planes), plan, grad)
        else:
            result = _by_parts(planes, plan, grad)
        return result.astype(grad.dtype, copy=False)


def _mix(planes: Array, plan: WindowPlan, grad: Array) -> Array:
    """Give the winner α of the gradient, and every cell its share of the rest."""
    _, winners = find_winners(planes, plan, np.maximum)
    alpha, shares = plan.spec.alpha, widen(grad) / plan.divisors
    wins = scatter_add(widen(grad), winners, plan.input_shape)
    return product(alpha, wins) + product(1 - alpha, scatter_windows(shares, plan))


def _of_the_greatest(x: Array, plan: WindowPlan, grad: Array) -> Array:
    """For p = ∞, give the gradient to the first of the greatest magnitudes."""
    name = plan.spec.reduction
    _, winners = find_winners(MAGNITUDES[name](x), plan, np.maximum)
    return _weigh(SLOPES[name](x), scatter_add(grad, winners, plan.input_shape))


def _by_parts(planes: Array, plan: WindowPlan, grad: Array) -> Array:
    """Return the gradient part by part; a cell that two bands read adds up what it gets from both."""
    leading = planes.shape[: -len(plan.axes)]
    flat, given = (each.reshape(prod(leading), *each.shape[len(leading) :]) for each in (planes, grad))
    result = np.zeros(flat.shape, np.promote_types(planes.dtype, np.promote_types(grad.dtype, np.float64)))
    for part in parts(len(flat), plan):
        sent = _by_planes(widen(flat[part.cells]), part.plan, widen(given[part.windows]))
        result[part.cells] += sent
    return result.reshape(planes.shape)


def _by_planes(x: Array, plan: WindowPlan, grad: Array) -> Array:
    """Return the gradient by planes, and again by messages where that may be wrong."""
    pooling = _GRADIENTS[plan.spec.reduction](plan, partial(pool_as, plan, name="sum"))
    if pooling.is_hopeless(x):
        return pooling.by_messages(x, grad)
    result, doubtful = pooling.gradient(x, grad)
    again = doubtful.any(pooling.axes) | ~np.isfinite(result).all(pooling.axes)
    if again.any():
        result[again] = pooling.by_messages(x[again], grad[again])
    return result


class _PNormGradient(PNorm):
    """g ± (|x| / result)^(p − 1)."""

    def signs(self, x: Array) -> Array:
        """Return the derivative of the magnitudes."""
        return SLOPES[self.plan.spec.reduction](x)

    def gradient(self, x: Array, grad: Array) -> tuple[Array, Array]:
        """Return the gradient, and which windows may have made it wrong."""
        magnitudes = self.magnitudes(x)
        totals, doubtful = self.totals(magnitudes)
        doubtful |= totals > 1 / SAFE
        shares = grad * np.where(totals == 0, 0.0, totals ** (1 / self.p - 1)) * self.factor
        slopes = self.signs(x) * power(magnitudes, self.p - 1)
        return _weigh(slopes, scatter_windows(shares, self.plan)), doubtful

    def by_messages(self, x: Array, grad: Array) -> Array:
        """Return the gradient, slower, and right."""
        levels, totals = self.relative(x)
        sent = grad * totals ** (1 / self.p - 1) * self.factor
        levels, sent, _ = spread((levels, sent, np.zeros_like(sent)), self.plan, self)
        return _weigh(self.signs(x) * self.scale(self.magnitudes(x), levels), sent)

    def scale(self, low: Array, high: Array) -> Array:
        """(low / high)^(p − 1)."""
        scale: Array = ratio(low, high) ** (self.p - 1)
        return scale


class _GeneralizedMeanGradient(_PNormGradient, GeneralizedMean):
    """g (x / result)^(p − 1) / n, 0 below ε."""


class _SoftmaxGradient(SoftmaxMean):
    """g w (1 + β (x − result))."""

    def gradient(self, x: Array, grad: Array) -> tuple[Array, Array]:
        """Return the gradient, and which windows may have made it wrong."""
        peak = self.peak(x)
        powers, weighted = self.terms(x, peak)
        totals, means = self.totals(powers, weighted)
        shares = grad / totals
        pulls = scatter_windows(shares * (1 + self.beta * (peak - means)), self.plan)
        slopes = self.beta * scatter_windows(shares, self.plan)
        return product(powers, pulls + product(slopes, x - peak)), self.is_doubtful(totals, means)

    def by_messages(self, x: Array, grad: Array) -> Array:
        """Return the gradient, slower, and right."""
        if can_be_handed_on(x, self.plan, self.beta, grad):
            return softmax_gradient(x, self.plan, self.beta, grad)
        levels, totals, means = self.relative(x)
        shares = grad / totals
        pulls = shares * (1 + product(self.beta, distance(levels, means)))
        levels, pulls, slopes = spread((levels, pulls, self.beta * shares), self.plan, self)
        return product(self.scale(x, levels), pulls + product(slopes, distance(x, levels)))

    def scale(self, low: Array, high: Array) -> Array:
        """exp(β (low − high))."""
        return exp(self.distance(low, high))


class _LogMeanExpGradient(LogMeanExp):
    """g w."""

    def gradient(self, x: Array, grad: Array) -> tuple[Array, Array]:
        """Return the gradient, and which windows may have made it wrong."""
        powers = exp(self.distance(x, self.middle(x)))
        totals = self.add(powers)
        return product(powers, scatter_windows(grad / totals, self.plan)), self.is_far(totals)

    def by_messages(self, x: Array, grad: Array) -> Array:
        """Return the gradient, slower, and right."""
        if can_be_handed_on(x, self.plan, self.beta, grad):
            return log_mean_exp_gradient(x, self.plan, self.beta, grad)
        levels, totals, _ = self.relative(x)
        levels, shares, _ = spread((levels, grad / totals, np.zeros_like(grad)), self.plan, self)
        return product(self.scale(x, levels), shares)

    def scale(self, low: Array, high: Array) -> Array:
        """exp(β (low − high))."""
        return exp(self.distance(low, high))


def _weigh(slopes: Array, sent: Array) -> Array:
    """Multiply, but a cell to which no window sends anything gets 0, even if it is NaN."""
    return np.where(sent == 0, 0.0, slopes * sent)


_Gradient = _PNormGradient | _SoftmaxGradient | _LogMeanExpGradient
_GRADIENTS: dict[str, type[_Gradient]] = {
    "lp": _PNormGradient,
    "gem": _GeneralizedMeanGradient,
    "softmax": _SoftmaxGradient,
    "lse": _LogMeanExpGradient,
}

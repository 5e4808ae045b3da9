"""The gradients of the p-norm and of the softmax-weighted mean: as fast as sums, and as safe as windows.

Both have the form d result / d x = f(x) · (what all windows of the cell add up to), so that no window need be
paired with each of its cells. Where f or its factor may overflow, planes are computed again with messages: a
window sends every cell a triple (level, a, b), which stands for scale(x, level) · (a + b · (x − level)). The
level is the window's greatest number; where two messages meet, both are scaled to the lower level, which no
number that they reach exceeds. So no scale exceeds 1, and what is lost is too small for a float.
"""

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from pooling.axes import AxisPlan
from pooling.composite import SAFE, PNorm, SoftmaxMean, product, ratio, widen
from pooling.doubling import Places, State, block_count, block_sizes, combine_at, find_blocks, lines_at_once
from pooling.slices import scatter_windows
from pooling.windows import WindowPlan

Array = NDArray[Any]


def composite_gradient(planes: Array, plan: WindowPlan, grad: Array) -> Array:
    """Return d loss / d `planes` for "lp" or "softmax", given `grad`, d loss / d output, and in its dtype."""
    pooling = _GRADIENTS[plan.spec.reduction](plan)
    x, wide = widen(planes), widen(grad)
    with np.errstate(all="ignore"):
        result, doubtful = pooling.gradient(x, wide)
        again = doubtful.any(pooling.axes) | ~np.isfinite(result).all(pooling.axes)
        if again.any():
            result[again] = pooling.by_messages(x[again], wide[again])
        return result.astype(grad.dtype, copy=False)


class _Messages(Protocol):
    def scale(self, low: Array, high: Array) -> Array:
        """Return the factor from a level to a lower one, at most 1; 1 where they are equal."""


class _PNormGradient(PNorm):
    """g ± (|x| / result)^(p − 1)."""

    def gradient(self, x: Array, grad: Array) -> tuple[Array, Array]:
        """Return the gradient, and which windows may have made it wrong."""
        magnitudes = np.abs(x)
        totals, doubtful = self.totals(magnitudes)
        doubtful |= totals > 1 / SAFE
        shares = grad * np.where(totals == 0, 0.0, totals ** (1 / self.p - 1))
        slopes = np.sign(x) * magnitudes ** (self.p - 1)
        return _weigh(slopes, scatter_windows(shares, self.plan)), doubtful

    def by_messages(self, x: Array, grad: Array) -> Array:
        """Return the gradient, slower, and right."""
        levels, totals = self.relative(x)
        sent = grad * totals ** (1 / self.p - 1)
        levels, sent, _ = _spread((levels, sent, np.zeros_like(sent)), self.plan, self)
        return _weigh(np.sign(x) * self.scale(np.abs(x), levels), sent)

    def scale(self, low: Array, high: Array) -> Array:
        """(low / high)^(p − 1)."""
        scale: Array = ratio(low, high) ** (self.p - 1)
        return scale


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
        levels, totals, means = self.relative(x)
        shares = grad / totals
        pulls = shares * (1 + product(self.beta, _distance(levels, means)))
        levels, pulls, slopes = _spread((levels, pulls, self.beta * shares), self.plan, self)
        return product(self.scale(x, levels), pulls + product(slopes, _distance(x, levels)))

    def scale(self, low: Array, high: Array) -> Array:
        """exp(β (low − high))."""
        return self.powers(low, high)


def _weigh(slopes: Array, sent: Array) -> Array:
    """Multiply, but a cell to which no window sends anything gets 0, even if it is NaN."""
    return np.where(sent == 0, 0.0, slopes * sent)


def _distance(one: Array, other: Array) -> Array:
    return np.where(one == other, 0.0, one - other)


def _spread(sent: State, plan: WindowPlan, pooling: _Messages) -> State:
    """Send every window's message to its cells, along one axis after the other."""
    for axis, axis_plan in zip(range(-len(plan.axes), 0), plan.axes, strict=True):
        lines = tuple(np.moveaxis(each, axis, 0) for each in sent)
        sent = tuple(np.moveaxis(each, 0, axis) for each in _spread_lines(lines, axis_plan, pooling))
    return sent


def _spread_lines(sent: State, axis: AxisPlan, pooling: _Messages) -> State:
    """Send messages to blocks of cells along the first axis, and from these to their halves."""
    halves = tuple(each[:0] for each in sent)
    for exponent in reversed(block_sizes(axis)):
        blocks, shift = halves, axis.dilation << exponent
        level = np.full((block_count(axis, exponent), *sent[0].shape[1:]), np.inf, sent[0].dtype)
        halves = level, np.zeros_like(level), np.zeros_like(level)
        parts: list[tuple[Places, State]] = [(slice(at, at + len(blocks[0])), blocks) for at in (0, shift)]
        found = find_blocks(axis, exponent, lines_at_once(sent))
        parts += [(each.cells, tuple(message[each.windows] for message in sent)) for each in found]
        for at, (levels, _, _) in parts:
            combine_at(np.minimum, level, at, levels)
        for at, messages in parts:
            _receive(halves, at, messages, pooling)
    return halves


def _receive(halves: State, at: Places, messages: State, pooling: _Messages) -> None:
    """Add messages to those that are there, at their level."""
    level, pulls, slopes = messages
    lower = halves[0][at]
    scale = pooling.scale(lower, level)
    more = product(scale, pulls + product(slopes, _distance(lower, level))), product(scale, slopes)
    for half, new in zip(halves[1:], more, strict=True):
        combine_at(np.add, half, at, new)


_GRADIENTS: dict[str, type[_PNormGradient | _SoftmaxGradient]] = {
    "lp": _PNormGradient,
    "softmax": _SoftmaxGradient,
}

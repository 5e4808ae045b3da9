"""The definitions of powers and exponentials, in pairs as in `formulas`: norms and means between."""

import math
from collections.abc import Sequence

from pooling.reductions.formulas import Window, first_greatest, greatest, mean, product

SAFE_EXPONENT = 500
"""Powers between 2⁻⁵⁰⁰ and 2⁵⁰⁰ neither overflow nor underflow, however many are added."""
EPSILON = 1e-6
"""Smaller numbers count as this in the generalized mean, as in Radenović et al. (2018)."""
NEARLY_ZERO = 2.0**-60
"""Exponents below this change no digit of a mean of their powers."""


def p_norm(window: Window) -> float:
    """Return (Σ |x|ᵖ)^(1/p): for p = 1 the sum of |x|, for p = ∞ the greatest |x|.

    >>> p_norm(Window([3, -4], p=2))
    5.0
    >>> p_norm(Window([3, -4], p=math.inf))
    4.0
    """
    return _norm(list(map(abs, window.values)), window.p)


def p_norm_weights(window: Window) -> list[float]:
    """Return (|x| / result)^(p − 1) with the sign of x; 0 where x is 0.

    For p = ∞ the first of the greatest |x| has it all, and every other cell none, NaN included.

    >>> p_norm_weights(Window([3, -4], p=2))
    [0.6, -0.8]
    """
    slopes = _norm_weights(list(map(abs, window.values)), window.p)
    return [slope and _sign(value) * slope for value, slope in zip(window.values, slopes, strict=True)]


def generalized_mean(window: Window) -> float:
    """Return (mean of max(x, ε)ᵖ)^(1/p): GeM. For p = 1 the mean, for p = ∞ the maximum; negatives are ε.

    >>> round(generalized_mean(Window([1, 2, 3], p=3)), 4)
    2.2894
    >>> generalized_mean(Window([-5], p=math.inf))
    1e-06
    """
    return _norm(_clamped(window), window.p, len(window.values))


def generalized_mean_weights(window: Window) -> list[float]:
    """Return (x / result)^(p − 1) / n for each of the n cells; 0 where x is below ε."""
    slopes = _norm_weights(_clamped(window), window.p)
    share = len(window.values) ** (-1 / window.p)
    return [slope * share * (not x < EPSILON) for x, slope in zip(window.values, slopes, strict=True)]


def _clamped(window: Window) -> list[float]:
    return [EPSILON if value < EPSILON else value for value in window.values]


def _norm(magnitudes: Sequence[float], p: float, count: int = 1) -> float:
    """Return (Σ magnitudeᵖ / count)^(1/p)."""
    scale, ratios = _scaled(magnitudes, p)
    return float(scale * (_root_of_powers(ratios, p) / count ** (1 / p)))


def _norm_weights(magnitudes: Sequence[float], p: float) -> list[float]:
    """Return the derivative of a p-norm by each magnitude."""
    if p == math.inf:
        return first_greatest(Window(magnitudes))
    _, ratios = _scaled(magnitudes, p)
    norm = _root_of_powers(ratios, p)
    return [(ratio / norm) ** (p - 1) for ratio in ratios]


def _root_of_powers(ratios: Sequence[float], p: float) -> float:
    return greatest(Window(ratios)) if p == math.inf else float(sum(r**p for r in ratios) ** (1 / p))


def _scaled(magnitudes: Sequence[float], p: float) -> tuple[float, list[float]]:
    """Return a scale and every magnitude over it: 1, or the greatest of them if a power may overflow.

    What equals the scale is 1, also where both are 0 or infinite.
    """
    largest = greatest(Window(magnitudes))
    exponent = abs(math.frexp(largest)[1]) + 1  # at least |log₂ largest|: frexp gives 0 from 0.5 to 1
    safe = 0 < largest < math.inf and exponent * p < SAFE_EXPONENT
    scale = 1.0 if safe else float(largest)
    return scale, [1.0 if each == scale else each / scale for each in magnitudes]


def _sign(value: float) -> float:
    return value if math.isnan(value) else float((value > 0) - (value < 0))


def softmax_mean(window: Window) -> float:
    """Return Σ w x with w = exp(β x) / Σ exp(β x): the average for β = 0, nearly the maximum for large β.

    >>> softmax_mean(Window([1, 3], beta=0))
    2.0
    >>> round(softmax_mean(Window([1, 3], beta=1)), 4)
    2.7616
    """
    return sum(map(product, softmax_shares(window), window.values))


def softmax_shares(window: Window) -> list[float]:
    """Return the weight w of each cell; they sum to 1. The exponents are relative to the maximum.

    So no exp overflows. An infinite maximum has all the weight; −∞ has none beside any other number.
    """
    parts = [math.exp(power) for power in _powers(window, greatest(window))]
    whole = sum(parts)
    return [part / whole for part in parts]


def _powers(window: Window, peak: float) -> list[float]:
    """Return β (x − peak); halved on the way, because the difference may exceed the largest float."""
    return [product(window.beta, 0.0 if x == peak else x / 2 - peak / 2) * 2 for x in window.values]


def softmax_weights(window: Window) -> list[float]:
    """Return w (1 + β (x − result)): a larger cell also gets more weight.

    >>> softmax_weights(Window([2, 2], beta=1))
    [0.5, 0.5]
    """
    result = softmax_mean(window)
    pulls = [product(window.beta, 0.0 if x == result else x - result) for x in window.values]
    return [product(share, 1 + pull) for share, pull in zip(softmax_shares(window), pulls, strict=True)]


def log_mean_exp(window: Window) -> float:
    """Return log(mean of exp(β x)) / β: the average for β = 0, nearly the maximum for large β.

    >>> round(log_mean_exp(Window([1, 3])), 4)
    2.4338
    """
    peak, count = greatest(window), len(window.values)
    powers = _powers(window, peak)
    if max(map(abs, powers)) < NEARLY_ZERO:
        return mean(Window(window.values, count))
    if not math.isfinite(peak):
        return peak
    # expm1 and log1p keep the digits of small exponents, which exp and log would lose beside 1.
    fallen, left = (math.fsum(map(of, powers)) / count for of in (math.expm1, math.exp))
    return peak + (math.log1p(fallen) if fallen > -0.5 else math.log(left)) / window.beta

"""The definitions, in pairs: a window's result, and its derivative by each of the window's numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

SCALE = 2.0**64
"""A total too large for a float is summed again with its terms divided by this, which is exact."""
SAFE_EXPONENT = 500
"""Powers between 2⁻⁵⁰⁰ and 2⁵⁰⁰ neither overflow nor underflow, however many are added."""


@dataclass(frozen=True)
class Window:
    """The input of a reduction: one window's numbers, and its parameters.

    Attributes
    ----------
    values : sequence of float
        The real cells, in reading order; at least one.
    divisor : int
        What an average divides by.
    p : float
        The exponent of "lp".
    beta : float
        How strongly "softmax" prefers large cells.
    """

    values: Sequence[float]
    divisor: int = 1
    p: float = 2.0
    beta: float = 1.0


def greatest(window: Window) -> float:
    """Return the greatest value, or NaN if the window has one.

    >>> greatest(Window([1, 3, 2]))
    3
    """
    return math.nan if any(map(math.isnan, window.values)) else max(window.values)


def least(window: Window) -> float:
    """Return the least value, or NaN if the window has one."""
    return math.nan if any(map(math.isnan, window.values)) else min(window.values)


def first_greatest(window: Window) -> list[float]:
    """Give weight 1 to the first of the greatest values: TensorFlow's and PyTorch's rule for a tie.

    >>> first_greatest(Window([1, 3, 3]))
    [0.0, 1.0, 0.0]
    """
    return _only_the_first(window.values, greatest(window))


def first_least(window: Window) -> list[float]:
    """Give weight 1 to the first of the least values."""
    return _only_the_first(window.values, least(window))


def _only_the_first(values: Sequence[float], result: float) -> list[float]:
    winner = [is_same(value, result) for value in values].index(True)
    return [float(place == winner) for place in range(len(values))]


def is_same(one: float, other: float) -> bool:
    """Whether two numbers are equal; NaN equals NaN here."""
    return one == other or (math.isnan(one) and math.isnan(other))


def mean(window: Window) -> float:
    """Return the total over the divisor; it is infinite only if it is itself too large for a float.

    The total of integers is exact, and Python rounds the quotient of two integers once.

    >>> mean(Window([3, 5, 1], divisor=3))
    3.0
    >>> mean(Window([1e308, 1e308], divisor=2))
    1e+308
    """
    summed = sum(window.values)
    if isinstance(summed, int) or math.isfinite(summed):
        return summed / window.divisor
    return sum(value / SCALE for value in window.values) / window.divisor * SCALE


def mean_weights(window: Window) -> list[float]:
    """Give every value 1 / divisor."""
    return [1 / window.divisor] * len(window.values)


def total(window: Window) -> float:
    """Return the sum: a mean divided by 1, but of integers an integer.

    >>> total(Window([2**53, 1]))
    9007199254740993
    """
    summed = sum(window.values)
    return summed if isinstance(summed, int) else mean(Window(window.values))


def total_weights(window: Window) -> list[float]:
    """Give every value weight 1."""
    return [1.0] * len(window.values)


def p_norm(window: Window) -> float:
    """Return (Σ |x|ᵖ)^(1/p): for p = 1 the sum of |x|, for large p nearly the greatest |x|.

    >>> p_norm(Window([3, -4], p=2))
    5.0
    """
    scale, ratios = _scaled_magnitudes(window)
    return scale * _norm(ratios, window.p)


def p_norm_weights(window: Window) -> list[float]:
    """Return (|x| / result)^(p − 1) with the sign of x; 0 where x is 0.

    >>> p_norm_weights(Window([3, -4], p=2))
    [0.6, -0.8]
    """
    _, ratios = _scaled_magnitudes(window)
    norm = _norm(ratios, window.p)
    slopes = [(ratio / norm) ** (window.p - 1) for ratio in ratios]
    return [_sign(value) * slope for value, slope in zip(window.values, slopes, strict=True)]


def _norm(ratios: Sequence[float], p: float) -> float:
    return float(sum(ratio**p for ratio in ratios) ** (1 / p))


def _scaled_magnitudes(window: Window) -> tuple[float, list[float]]:
    """Return a scale and every |x| over it; the scale is 1, or the greatest |x| if a power may overflow.

    What equals the scale is 1, also where both are 0 or infinite.
    """
    magnitudes = [abs(value) for value in window.values]
    largest = greatest(Window(magnitudes))
    exponent = abs(math.frexp(largest)[1]) + 1  # at least |log₂ largest|: frexp gives 0 from 0.5 to 1
    safe = 0 < largest < math.inf and exponent * window.p < SAFE_EXPONENT
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
    return sum(map(_product, softmax_shares(window), window.values))


def softmax_shares(window: Window) -> list[float]:
    """Return the weight w of each cell; they sum to 1. The exponents are relative to the maximum.

    So no exp overflows. An infinite maximum has all the weight; −∞ has none beside any other number.
    """
    peak = greatest(window)
    # Halved, because x − maximum may exceed the largest float.
    powers = [_product(window.beta, 0.0 if x == peak else x / 2 - peak / 2) * 2 for x in window.values]
    parts = [math.exp(power) for power in powers]
    whole = sum(parts)
    return [part / whole for part in parts]


def softmax_weights(window: Window) -> list[float]:
    """Return w (1 + β (x − result)): a larger cell also gets more weight.

    >>> softmax_weights(Window([2, 2], beta=1))
    [0.5, 0.5]
    """
    result = softmax_mean(window)
    pulls = [_product(window.beta, 0.0 if x == result else x - result) for x in window.values]
    return [_product(share, 1 + pull) for share, pull in zip(softmax_shares(window), pulls, strict=True)]


def _product(one: float, other: float) -> float:
    """Multiply with 0 × ∞ = 0: a cell without weight does not count."""
    return one * other if one and other else 0.0

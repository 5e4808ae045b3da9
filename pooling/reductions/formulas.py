"""The definitions, in pairs: a window's result, and its derivative by each of the window's numbers.

These select cells or add them up; `pooling.reductions.power_formulas` has those of powers and exponentials.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

SCALE = 2.0**64
"""A total too large for a float is summed again with its terms divided by this, which is exact."""


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
        The exponent of "lp" and "gem".
    beta : float
        How strongly "softmax" and "lse" prefer large cells.
    alpha : float
        The share of the maximum in "mixed".
    """

    values: Sequence[float]
    divisor: int = 1
    p: float = 2.0
    beta: float = 1.0
    alpha: float = 0.5


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


def median(window: Window) -> float:
    """Return the middle value in order; of an even number, the mean of the middle two, as NumPy does.

    >>> median(Window([1, 9, 2]))
    2.0
    >>> median(Window([1, 9, 2, 4]))
    3.0
    """
    middle = [window.values[place] for place in middle_places(window)]
    return mean(Window(middle, len(middle)))


def middle_places(window: Window) -> list[int]:
    """Return the places of the one or two middle cells; of equal cells the first, and the first NaN alone.

    >>> middle_places(Window([5, 5, 5, 1]))
    [0, 1]
    """
    values, half = window.values, len(window.values) // 2
    for place, value in enumerate(values):
        if math.isnan(value):
            return [place]
    in_order = sorted(values)
    upper = values.index(in_order[half])
    if len(values) % 2:
        return [upper]
    lower = values.index(in_order[half - 1])
    return [lower, upper if upper != lower else values.index(in_order[half], lower + 1)]


def median_weights(window: Window) -> list[float]:
    """Give weight 1 to the middle cell, or 1/2 to each of the middle two; if there is NaN, 1 to the first."""
    middle = middle_places(window)
    return [(place in middle) / len(middle) for place in range(len(window.values))]


def mixed(window: Window) -> float:
    """Return α max + (1 − α) mean: the average for α = 0, the maximum for α = 1.

    >>> mixed(Window([1, 3], divisor=2, alpha=0.25))
    2.25
    """
    return product(window.alpha, greatest(window)) + product(1 - window.alpha, mean(window))


def mixed_weights(window: Window) -> list[float]:
    """Give every value (1 − α) / divisor, and the first of the greatest α more."""
    pairs = zip(first_greatest(window), mean_weights(window), strict=True)
    return [window.alpha * wins + (1 - window.alpha) * share for wins, share in pairs]


def product(one: float, other: float) -> float:
    """Multiply with 0 × ∞ = 0: a cell without weight does not count."""
    return one * other if one and other else 0.0

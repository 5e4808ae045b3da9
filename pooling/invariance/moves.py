"""Which shifts to look at: random ones, and walks along a line or a circle."""

import numpy as np
from numpy.typing import NDArray

from pooling.invariance.shifts import check_not_negative


def jitter(rng: np.random.Generator | int, amount: int) -> tuple[int, int]:
    """Draw a shift (down, right) as Kaggle's transform does; a seed gives the same pair every time.

    Kaggle draws each axis continuously from -amount to amount and then rounds to whole cells, so the two
    outermost shifts come half as often as the others; `jitter_probabilities` has the numbers.

    Parameters
    ----------
    rng : numpy.random.Generator or int
        A generator, which is advanced, or a seed of 0 or more.
    amount : int
        The furthest shift in cells, 0 or more.

    Raises
    ------
    PoolingError
        If the amount or the seed is negative.

    Examples
    --------
    >>> jitter(7, 3) == jitter(7, 3), jitter(7, 0)
    (True, (0, 0))
    """
    check_not_negative("amount", amount)
    down, right = np.rint(_generator(rng).uniform(-amount, amount, size=2))
    return int(down), int(right)


def whole_jitter(rng: np.random.Generator | int, amount: int) -> tuple[int, int]:
    """Draw a shift (down, right) in whole cells, each of -amount … amount as likely as the others.

    Raises
    ------
    PoolingError
        As `jitter`.

    Examples
    --------
    >>> whole_jitter(7, 3) == whole_jitter(7, 3), whole_jitter(7, 0)
    (True, (0, 0))
    """
    check_not_negative("amount", amount)
    down, right = _generator(rng).integers(-amount, amount, size=2, endpoint=True)
    return int(down), int(right)


def along_line(amount: int, down: int = 0, right: int = 1) -> list[tuple[int, int]]:
    """Return the shifts of a walk there and back along a line, from no shift to `amount` steps and back.

    Raises
    ------
    PoolingError
        If the amount is negative.

    Examples
    --------
    >>> along_line(2)
    [(0, 0), (0, 1), (0, 2), (0, 1), (0, 0), (0, -1), (0, -2), (0, -1)]
    """
    check_not_negative("amount", amount)
    there = [*range(amount), *range(amount, -amount, -1), *range(-amount, 0)]
    return [(step * down, step * right) for step in there] or [(0, 0)]


def around_circle(amount: int) -> list[tuple[int, int]]:
    """Return the shifts of a walk around a circle of radius `amount`, each once, clockwise from the top.

    Raises
    ------
    PoolingError
        If the amount is negative.

    Examples
    --------
    >>> around_circle(1)
    [(-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1)]
    """
    check_not_negative("amount", amount)
    angles = np.linspace(0, 2 * np.pi, 16 * amount + 1)
    places = np.rint(amount * np.stack([-np.cos(angles), np.sin(angles)], axis=1)).astype(int)
    return list(dict.fromkeys((int(down), int(right)) for down, right in places))


def jitter_probabilities(amount: int) -> NDArray[np.float64]:
    """Return how likely `jitter` is to draw each shift; entry `[J + down, J + right]`, J = `amount`.

    In each axis k with |k| < J has probability 1 / (2J), and -J and J have 1 / (4J) each, independently.

    Raises
    ------
    PoolingError
        If the amount is negative.

    Examples
    --------
    >>> jitter_probabilities(1)
    array([[0.0625, 0.125 , 0.0625],
           [0.125 , 0.25  , 0.125 ],
           [0.0625, 0.125 , 0.0625]])
    """
    check_not_negative("amount", amount)
    weights = np.ones(2 * amount + 1)
    weights[[0, -1]] = 0.5
    weights /= weights.sum()
    return weights[:, None] * weights


def _generator(rng: np.random.Generator | int) -> np.random.Generator:
    if isinstance(rng, np.random.Generator):
        return rng
    check_not_negative("seed", rng)
    return np.random.default_rng(rng)

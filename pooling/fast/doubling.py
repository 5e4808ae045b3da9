"""From single cells to wide windows in few steps, each of which joins two windows that are there already.

From the greatest of 2 cells come those of 4, 8, 16, one operation each, so the cost hardly grows with the
window: the log-step relative of the algorithm of van Herk (1992) and Gil and Werman (1993), whose running
extremes need a loop over cells that NumPy has not. Sums double too. Unlike running sums they never subtract,
so that no error adds up and an infinite cell spoils only its own windows: a number passes through at most two
roundings per doubling.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import isqrt
from typing import NamedTuple


class Step(NamedTuple):
    """Windows that step `have` made, and `shift` cells further on those of `other`, make windows of `width`.

    Steps count from 1; 0 stands for single cells.
    """

    have: int
    other: int
    shift: int
    width: int


@lru_cache(maxsize=256)
def steps_to(window: int, *, overlap: bool) -> tuple[Step, ...]:
    """List the steps from single cells to `window`.

    Extremes may count a cell twice, so that two windows may overlap; sums may not.

    >>> [step.width for step in steps_to(15, overlap=True)]
    [2, 4, 8, 15]
    >>> [step.width for step in steps_to(15, overlap=False)]
    [2, 3, 6, 12, 15]
    """
    steps: list[Step] = []
    have, width = 0, 1
    for factor in (window,) if overlap else _factors(window):
        base, unit = have, width
        for single in _binary(factor, overlap):
            other, more = (base, unit) if single else (have, min(width, window - width))
            steps.append(Step(have, other, more if overlap else width, width + more))
            have, width = len(steps), width + more
    return tuple(steps)


def _binary(factor: int, overlap: bool) -> Iterator[bool]:
    """Multiply by `factor`, digit by digit: double, and where the digit is 1 add a single one (True)."""
    digits = "0" * (factor - 1).bit_length() if overlap else f"{factor:b}"[1:]
    for digit in digits:
        yield False
        if digit == "1":
            yield True


def _joins(factor: int) -> int:
    """Count the steps of `_binary` for a sum."""
    return factor.bit_length() + factor.bit_count() - 2


@lru_cache(maxsize=256)
def _factors(window: int) -> tuple[int, ...]:
    """Split `window` where that saves steps: 15 cells are 5 × 3 in 3 + 2 steps, in place of 6.

    Powers of two come last: they need nothing that is to be added again.
    """
    divisors = [divisor for divisor in range(2, isqrt(window) + 1) if window % divisor == 0]
    splits = [_factors(divisor) + _factors(window // divisor) for divisor in divisors]
    best = min([(window,), *splits], key=lambda factors: sum(map(_joins, factors)))
    return tuple(sorted(best, key=lambda factor: (factor.bit_count() == 1, factor)))


def prime_factors(number: int) -> tuple[int, ...]:
    """Split a number above 1.

    >>> prime_factors(12)
    (2, 2, 3)
    """
    least = next((factor for factor in range(2, isqrt(number) + 1) if number % factor == 0), number)
    return (least,) if least == number else (least, *prime_factors(number // least))

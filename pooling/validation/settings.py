"""Settings as people type them: each is validated, and returned as its final value."""

import math
from collections.abc import Sequence
from contextlib import suppress
from numbers import Integral
from typing import TypeGuard

import numpy as np

from pooling.errors import PoolingError
from pooling.reductions import REDUCTIONS

Pads = tuple[tuple[int, int], ...]
"""Padding cells per spatial axis, as ``(before, after)``."""

PerAxis = int | Sequence[int]
"""One number for all axes, or one for each."""

Padding = str | int | Sequence[int] | Sequence[Sequence[int]]
"""A padding as it is typed."""

NAMED_PADDINGS = ("valid", "same", "same_lower")
RANKS = (1, 2, 3)
LARGEST = 2**31 - 1
LARGEST_DIVISOR = 2**63 - 1
LARGEST_FLOAT = float(np.finfo(np.float64).max)


def read_reduction(reduction: object) -> str:
    """Return the name of a known reduction."""
    if isinstance(reduction, str) and reduction in REDUCTIONS:
        return reduction
    raise PoolingError(f"The reduction is {reduction!r}; choose one of {', '.join(REDUCTIONS)}.")


def read_shape(name: str, value: object, example: str) -> tuple[int, ...]:
    """Return 1, 2 or 3 sizes of at least 1; one int is a square."""
    shape = integers(name, (value, value) if is_integer(value) else value)
    check_rank(name, len(shape), example)
    return in_range(name, shape, 1)


def check_rank(name: str, rank: int, example: str) -> None:
    """Reject a shape that has not 1, 2 or 3 axes."""
    if rank not in RANKS:
        raise PoolingError(
            f"{name} has {rank} axes; pooling works on 1, 2 or 3: write {example} for an image."
        )


def read_per_axis(name: str, value: PerAxis, rank: int) -> tuple[int, ...]:
    """Return one number of at least 1 per axis; one int serves every axis."""
    numbers = integers(name, (value,) * rank if is_integer(value) else value)
    if len(numbers) != rank:
        raise PoolingError(
            f"{name} has {len(numbers)} numbers for a window of rank {rank}; "
            f"give one number for all axes, or {rank}."
        )
    return in_range(name, numbers, 1)


def read_padding(value: object, rank: int) -> str | Pads:
    """Return a named padding in lower case, or ``(before, after)`` per axis."""
    if isinstance(value, str):
        if value.lower() not in NAMED_PADDINGS:
            raise PoolingError(
                f"padding is {value!r}; choose valid, same or same_lower, or give numbers of cells."
            )
        return value.lower()
    per_axis = (value,) * rank if is_integer(value) else tuple(sequence("padding", value))
    if len(per_axis) != rank:
        raise PoolingError(
            f"padding has {len(per_axis)} entries for a window of rank {rank}; "
            f"give one number, or {rank} numbers or (before, after) pairs."
        )
    return tuple(_pair(entry) for entry in per_axis)


def _pair(entry: object) -> tuple[int, int]:
    numbers = integers("padding", (entry, entry) if is_integer(entry) else entry)
    if len(numbers) != 2:
        raise PoolingError(
            f"padding has {len(numbers)} numbers for one axis; give one, or a (before, after) pair."
        )
    before, after = in_range("padding", numbers, 0)
    return before, after


def read_flag(name: str, value: object) -> bool:
    """Return a switch; 0 and 1 are accepted, "no" is not: Python would read it as true."""
    if isinstance(value, bool | np.bool_ | Integral) and value in (0, 1):
        return bool(value)
    raise PoolingError(f"{name} is {value!r}; give True or False.")


def read_number(name: str, value: object, least: int, most: float = LARGEST_FLOAT) -> float:
    """Return a number from `least` to `most`; infinity is one only where `most` is."""
    number = math.nan
    if isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool):
        with suppress(OverflowError):
            number = float(value)
    if not least <= number <= most:
        finite = "finite " if most == LARGEST_FLOAT else ""
        limits = f"from {least} to {most}" if most < LARGEST_FLOAT else f"of at least {least}"
        such = f"{least + 1}" if most >= LARGEST_FLOAT else f"{(least + most) / 2}"
        or_infinite = " or math.inf" if most == math.inf else ""
        raise PoolingError(
            f"{name} is {value!r}; give a {finite}number {limits}, such as {such}{or_infinite}."
        )
    return number


def read_divisor(value: object) -> int:
    """Return a whole number other than 0, of at most 64 bits: PyTorch's rule for its divisor_override."""
    if not is_integer(value):
        raise PoolingError(f"divisor_override is {value!r}; give a whole number, or None for the cells.")
    if value == 0 or abs(value) > LARGEST_DIVISOR:
        raise PoolingError(
            f"divisor_override is {value}; nothing can be divided by 0, and at most {LARGEST_DIVISOR} can be "
            "counted: give another number, or None for the cells."
        )
    return int(value)


def is_integer(value: object) -> TypeGuard[int]:
    """Whether `value` is a whole number of any integer type; True and False are not."""
    return isinstance(value, Integral) and not isinstance(value, bool)


def sequence(name: str, value: object) -> list[object]:
    """Return the items of a setting as a list; reject what has no items, such as 2.5."""
    try:
        return list(value)  # type: ignore[call-overload, no-any-return]  # anything iterable will do
    except TypeError:
        raise PoolingError(f"{name} is {value!r}; give whole numbers, one per axis.") from None


def integers(name: str, value: object) -> tuple[int, ...]:
    """Return the whole numbers of a setting; reject any other number."""
    numbers = sequence(name, value)
    if not all(map(is_integer, numbers)):
        raise PoolingError(f"{name} is {value!r}; give whole numbers, one per axis.")
    return tuple(int(number) for number in numbers)  # type: ignore[call-overload]  # checked one line above


def in_range(name: str, numbers: tuple[int, ...], least: int) -> tuple[int, ...]:
    """Return the numbers; reject one below `least`, or too large for the axis of any array."""
    if min(numbers, default=least) < least:
        raise PoolingError(
            f"{name} is {numbers}; every number must be at least {least}: raise {min(numbers)}."
        )
    if max(numbers, default=least) > LARGEST:
        raise PoolingError(f"{name} is {numbers}; no number may be above {LARGEST}: lower {max(numbers)}.")
    return numbers

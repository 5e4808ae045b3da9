"""PoolSpec: what pooling is asked to do, checked once and then never in doubt."""

import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from numbers import Integral
from typing import TypeGuard

import numpy as np

from pooling.errors import PoolingError
from pooling.reductions import REDUCTIONS

Pads = tuple[tuple[int, int], ...]
"""Padding cells per spatial axis, as ``(before, after)``."""

NAMED_PADDINGS = ("valid", "same", "same_lower")
RANKS = (1, 2, 3)
LARGEST = 2**31 - 1


@dataclass(frozen=True)
class PoolSpec:
    """The settings of one pooling layer; holds only final values, so make one with `PoolSpec.of`.

    Attributes:
        reduction: a key of `pooling.reductions.REDUCTIONS`, such as ``"max"``.
        window_shape: cells per spatial axis; its length is the rank (1, 2 or 3).
        strides: cells between two windows, per axis.
        padding: ``"valid"``, ``"same"``, ``"same_lower"`` or ``(before, after)`` per axis.
        dilations: distance between two cells of a window, per axis; 1 leaves no holes.
        ceil_mode: allow a last window that overhangs the end (PyTorch's and ONNX's rule).
        count_include_pad: let averages divide by padding cells too; the other reductions never see padding.
        p: the exponent of "lp", at least 1; 1 sums |x|, 2 is the length of a vector.
        beta: how strongly "softmax" prefers large cells, at least 0; 0 is the average.
    """

    reduction: str
    window_shape: tuple[int, ...]
    strides: tuple[int, ...]
    padding: str | Pads
    dilations: tuple[int, ...]
    ceil_mode: bool = False
    count_include_pad: bool = False
    p: float = 2.0
    beta: float = 1.0

    @classmethod
    def of(  # noqa: PLR0913  # the field's options, and one parameter each for two reductions
        cls,
        reduction: str = "max",
        window_shape: int | Sequence[int] = 2,
        *,
        strides: int | Sequence[int] | None = None,
        padding: str | int | Sequence[int] | Sequence[Sequence[int]] = "valid",
        dilations: int | Sequence[int] = 1,
        ceil_mode: bool = False,
        count_include_pad: bool = False,
        p: float = 2.0,
        beta: float = 1.0,
    ) -> "PoolSpec":
        """Read the short forms: one int is a square, no strides means the window.

        >>> PoolSpec.of("max", 2).strides
        (2, 2)
        >>> PoolSpec.of("avg", (1, 3), padding=(0, 1)).padding
        ((0, 0), (1, 1))

        Raises:
            PoolingError: a setting that no input could ever be pooled with.
        """
        window = _window(window_shape)
        per_axis = _per_axis_reader(len(window))
        return cls(
            _known(reduction),
            window,
            window if strides is None else per_axis("strides", strides, 1),
            _padding(padding, len(window)),
            per_axis("dilations", dilations, 1),
            _flag("ceil_mode", ceil_mode),
            _flag("count_include_pad", count_include_pad),
            _number("p", p, 1),
            _number("beta", beta, 0),
        )

    @property
    def rank(self) -> int:
        """Number of spatial axes: 1, 2 or 3."""
        return len(self.window_shape)


def _known(reduction: object) -> str:
    if isinstance(reduction, str) and reduction in REDUCTIONS:
        return reduction
    raise PoolingError(f"The reduction came as {reduction!r}; choose one of {', '.join(REDUCTIONS)}.")


def _window(value: int | Sequence[int]) -> tuple[int, ...]:
    shape = integers("window_shape", (value, value) if is_integer(value) else value)
    if len(shape) not in RANKS:
        raise PoolingError(
            f"window_shape came with {len(shape)} axes; pooling works on 1, 2 or 3: "
            "write (2, 2) for an image."
        )
    return in_range("window_shape", shape, 1)


def _per_axis_reader(rank: int) -> Callable[[str, int | Sequence[int], int], tuple[int, ...]]:
    """Make the reader of a setting with one whole number per axis; one int serves every axis."""

    def read(name: str, value: int | Sequence[int], least: int) -> tuple[int, ...]:
        numbers = integers(name, (value,) * rank if is_integer(value) else value)
        if len(numbers) != rank:
            raise PoolingError(
                f"{name} came with {len(numbers)} numbers for a window of rank {rank}; "
                f"give one number for all axes, or {rank}."
            )
        return in_range(name, numbers, least)

    return read


def _padding(value: object, rank: int) -> str | Pads:
    if isinstance(value, str):
        if value.lower() not in NAMED_PADDINGS:
            raise PoolingError(
                f"padding came as {value!r}; choose valid, same or same_lower, or give numbers of cells."
            )
        return value.lower()
    per_axis = (value,) * rank if is_integer(value) else tuple(sequence("padding", value))
    if len(per_axis) != rank:
        raise PoolingError(
            f"padding came with {len(per_axis)} entries for a window of rank {rank}; "
            f"give one number, or {rank} numbers or (before, after) pairs."
        )
    return tuple(_pair(entry) for entry in per_axis)


def _pair(entry: object) -> tuple[int, int]:
    numbers = integers("padding", (entry, entry) if is_integer(entry) else entry)
    if len(numbers) != 2:
        raise PoolingError(
            f"padding came with {len(numbers)} numbers for one axis; give one, or a (before, after) pair."
        )
    before, after = in_range("padding", numbers, 0)
    return before, after


def _flag(name: str, value: object) -> bool:
    """Read a switch; 0 and 1 will do, "no" will not: it would count as true."""
    if isinstance(value, bool | np.bool_ | Integral) and value in (0, 1):
        return bool(value)
    raise PoolingError(f"{name} came as {value!r}; give True or False.")


def _number(name: str, value: object, least: int) -> float:
    number = math.nan
    if isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool):
        with suppress(OverflowError):
            number = float(value)
    if not least <= number < math.inf:
        raise PoolingError(
            f"{name} came as {value!r}; give a finite number of at least {least}, such as {least + 1}."
        )
    return number


def is_integer(value: object) -> TypeGuard[int]:
    """Whether `value` is a whole number of any integer type; True and False are not."""
    return isinstance(value, Integral) and not isinstance(value, bool)


def sequence(name: str, value: object) -> list[object]:
    """List what a setting holds; refuse what holds nothing, such as 2.5."""
    try:
        return list(value)  # type: ignore[call-overload, no-any-return]  # anything iterable will do
    except TypeError:
        raise PoolingError(f"{name} came as {value!r}; give whole numbers, one per axis.") from None


def integers(name: str, value: object) -> tuple[int, ...]:
    """Return the whole numbers that a setting holds, and refuse any other."""
    numbers = sequence(name, value)
    if not all(map(is_integer, numbers)):
        raise PoolingError(f"{name} came as {value!r}; give whole numbers, one per axis.")
    return tuple(int(number) for number in numbers)  # type: ignore[call-overload]  # checked one line above


def in_range(name: str, numbers: tuple[int, ...], least: int) -> tuple[int, ...]:
    """Return the numbers, or refuse the one that is too small, or too large for any array's axis."""
    if min(numbers, default=least) < least:
        raise PoolingError(
            f"{name} came as {numbers}; every number must be at least {least}: raise {min(numbers)}."
        )
    if max(numbers, default=least) > LARGEST:
        raise PoolingError(
            f"{name} came as {numbers}; no number may be above {LARGEST}: lower {max(numbers)}."
        )
    return numbers

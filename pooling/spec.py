"""PoolSpec: what pooling is asked to do, checked once and then never in doubt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from numbers import Integral

from pooling.errors import PoolingError
from pooling.reductions import REDUCTIONS

Pads = tuple[tuple[int, int], ...]
"""Padding cells per spatial axis, as ``(before, after)``."""

NAMED_PADDINGS = ("valid", "same", "same_lower")
RANKS = (1, 2, 3)


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
        count_include_pad: let averages divide by padding cells too.
    """

    reduction: str
    window_shape: tuple[int, ...]
    strides: tuple[int, ...]
    padding: str | Pads
    dilations: tuple[int, ...]
    ceil_mode: bool = False
    count_include_pad: bool = False

    @classmethod
    def of(
        cls,
        reduction: str = "max",
        window_shape: int | Sequence[int] = 2,
        *,
        strides: int | Sequence[int] | None = None,
        padding: str | int | Sequence[int] | Sequence[Sequence[int]] = "valid",
        dilations: int | Sequence[int] = 1,
        ceil_mode: bool = False,
        count_include_pad: bool = False,
    ) -> "PoolSpec":
        """Read the short forms: one int is a square, no strides means the window.

        >>> PoolSpec.of("max", 2).strides
        (2, 2)
        >>> PoolSpec.of("avg", (1, 3), padding=(0, 1)).padding
        ((0, 0), (1, 1))

        Raises:
            PoolingError: a setting that no input could ever be pooled with.
        """
        if reduction not in REDUCTIONS:
            raise PoolingError(f"The reduction came as {reduction!r}; choose one of {', '.join(REDUCTIONS)}.")
        window = _window(window_shape)
        per_axis = _per_axis_reader(len(window))
        return cls(
            reduction,
            window,
            window if strides is None else per_axis("strides", strides, 1),
            _padding(padding, len(window)),
            per_axis("dilations", dilations, 1),
            bool(ceil_mode),
            bool(count_include_pad),
        )

    @property
    def rank(self) -> int:
        """Number of spatial axes: 1, 2 or 3."""
        return len(self.window_shape)


def _window(value: int | Sequence[int]) -> tuple[int, ...]:
    shape = _integers("window_shape", (value, value) if _is_integer(value) else value)
    if len(shape) not in RANKS:
        raise PoolingError(
            f"window_shape came with {len(shape)} axes; pooling works on 1, 2 or 3: write (2, 2) for an image."
        )
    return _at_least("window_shape", shape, 1)


def _per_axis_reader(rank: int) -> Callable[[str, int | Sequence[int], int], tuple[int, ...]]:
    """Make the reader of a setting with one whole number per axis; one int serves every axis."""

    def read(name: str, value: int | Sequence[int], least: int) -> tuple[int, ...]:
        numbers = _integers(name, (value,) * rank if _is_integer(value) else value)
        if len(numbers) != rank:
            raise PoolingError(
                f"{name} came with {len(numbers)} numbers for a window of rank {rank}; "
                f"give one number for all axes, or {rank}."
            )
        return _at_least(name, numbers, least)

    return read


def _padding(value: object, rank: int) -> str | Pads:
    if isinstance(value, str):
        if value.lower() not in NAMED_PADDINGS:
            raise PoolingError(
                f"padding came as {value!r}; choose valid, same or same_lower, or give numbers of cells."
            )
        return value.lower()
    per_axis = (value,) * rank if _is_integer(value) else tuple(_sequence("padding", value))
    if len(per_axis) != rank:
        raise PoolingError(
            f"padding came with {len(per_axis)} entries for a window of rank {rank}; "
            f"give one number, or {rank} numbers or (before, after) pairs."
        )
    return tuple(_pair(entry) for entry in per_axis)


def _pair(entry: object) -> tuple[int, int]:
    numbers = _integers("padding", (entry, entry) if _is_integer(entry) else entry)
    if len(numbers) != 2:
        raise PoolingError(
            f"padding came with {len(numbers)} numbers for one axis; give one, or a (before, after) pair."
        )
    before, after = _at_least("padding", numbers, 0)
    return before, after


def _is_integer(value: object) -> bool:
    return isinstance(value, Integral) and not isinstance(value, bool)


def _sequence(name: str, value: object) -> list[object]:
    try:
        return list(value)  # type: ignore[call-overload, no-any-return]  # anything iterable will do
    except TypeError:
        raise PoolingError(f"{name} came as {value!r}; give whole numbers, one per axis.") from None


def _integers(name: str, value: object) -> tuple[int, ...]:
    numbers = _sequence(name, value)
    if not all(map(_is_integer, numbers)):
        raise PoolingError(f"{name} came as {value!r}; give whole numbers, one per axis.")
    return tuple(int(number) for number in numbers)  # type: ignore[call-overload]  # checked one line above


def _at_least(name: str, numbers: tuple[int, ...], least: int) -> tuple[int, ...]:
    if min(numbers) < least:
        raise PoolingError(
            f"{name} came as {numbers}; every number must be at least {least}: raise {min(numbers)}."
        )
    return numbers

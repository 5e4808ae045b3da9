"""What may have given an output: the layer with one thing or two otherwise."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import TypeAlias

import numpy as np

from pooling import PoolingError, PoolSpec, plan_windows, pool
from pooling.frameworks.rounding import tolerance
from pooling.reductions import REDUCTIONS
from ui.compare.tables import Values

Way: TypeAlias = Callable[[Values, PoolSpec], tuple[Values, PoolSpec] | None]
"""Changes the input or the layer; None where that is no change."""

MOST_CHANGES = 2


@dataclass(frozen=True)
class Variant:
    """The layer with something otherwise.

    Attributes
    ----------
    words : what is otherwise, each as a clause after "with"
    x, spec : what is pooled, and how
    """

    words: tuple[str, ...]
    x: Values
    spec: PoolSpec

    @property
    def shape(self) -> tuple[int, ...] | None:
        """Return the output's shape without pooling anything; None if the layer is not possible."""
        leading = self.x.ndim - self.spec.rank
        try:
            return (*self.x.shape[:leading], *plan_windows(self.spec, self.x.shape[leading:]).output_shape)
        except PoolingError:
            return None

    def values(self) -> Values:
        """Pool."""
        with np.errstate(all="ignore"):
            return pool(self.x, self.spec)

    def rounding(self) -> Values | float:
        """Return how far another right answer may be from this one by rounding alone."""
        if REDUCTIONS[self.spec.reduction].selects:
            return 0.0
        half = self.x.dtype == np.float16
        return tolerance(self.x, self.spec, np.dtype(np.float16 if half else np.float32))


def _setting(**changes: object) -> Way:
    def change(x: Values, spec: PoolSpec) -> tuple[Values, PoolSpec] | None:
        changed = replace(spec, **changes)  # type: ignore[arg-type]
        return None if changed == spec else (x, changed)

    return change


def _reduction(name: str) -> Way:
    def change(x: Values, spec: PoolSpec) -> tuple[Values, PoolSpec] | None:
        return None if spec.reduction == name else (x, replace(spec, reduction=name))

    return change


def _alike(x: Values, spec: PoolSpec) -> tuple[Values, PoolSpec] | None:
    pads = tuple((window // 2, window // 2) for window in spec.window_shape)
    return None if spec.padding == pads else (x, replace(spec, padding=pads))


def _stride_1(x: Values, spec: PoolSpec) -> tuple[Values, PoolSpec] | None:
    ones = (1,) * spec.rank
    return None if spec.strides == ones else (x, replace(spec, strides=ones))


def _stride_of_window(x: Values, spec: PoolSpec) -> tuple[Values, PoolSpec] | None:
    return None if spec.strides == spec.window_shape else (x, replace(spec, strides=spec.window_shape))


def _no_dilation(x: Values, spec: PoolSpec) -> tuple[Values, PoolSpec] | None:
    ones = (1,) * spec.rank
    return None if spec.dilations == ones else (x, replace(spec, dilations=ones))


def _zeros(x: Values, spec: PoolSpec) -> tuple[Values, PoolSpec] | None:
    """Put the padding round the input as zeros, then pad no more."""
    try:
        pads = plan_windows(spec, x.shape[x.ndim - spec.rank :]).pads
    except PoolingError:
        return None
    if not any(map(any, pads)):
        return None
    filled = np.pad(x, [(0, 0)] * (x.ndim - spec.rank) + list(pads))
    return filled, replace(spec, padding="valid")


def _swapped(x: Values, spec: PoolSpec) -> tuple[Values, PoolSpec] | None:
    return (np.swapaxes(x, -1, -2), spec) if spec.rank > 1 else None


def _read_as_first(x: Values, spec: PoolSpec) -> tuple[Values, PoolSpec] | None:
    """Take channels last, (H, W, C), for channels first."""
    if spec.rank != 2:
        return None
    last = np.moveaxis(x, 0, -1) if x.ndim == 3 else x[..., None]
    return last, spec


def _read_as_last(x: Values, spec: PoolSpec) -> tuple[Values, PoolSpec] | None:
    """Take channels first, (C, H, W), for channels last: the last axis is not pooled."""
    if spec.rank != 2 or x.ndim != 3:
        return None
    return np.moveaxis(x, -1, 0), spec


DIMENSIONS: tuple[tuple[tuple[str, Way], ...], ...] = (
    (
        ("no padding (VALID)", _setting(padding="valid")),
        ("SAME, the odd cell after", _setting(padding="same")),
        ("SAME, the odd cell before", _setting(padding="same_lower")),
        ("padding of half the window on both sides", _alike),
    ),
    (("zeros as padding", _zeros),),
    (
        ("padding counted in the average", _setting(count_include_pad=True)),
        ("padding not counted in the average", _setting(count_include_pad=False)),
    ),
    (("ceil mode", _setting(ceil_mode=True)), ("no ceil mode", _setting(ceil_mode=False))),
    (("stride 1", _stride_1), ("the window as its stride", _stride_of_window)),
    tuple(
        (f"{name} in place of what is set", _reduction(short))
        for short, name in (("max", "max"), ("avg", "average"), ("min", "min"), ("sum", "sum"))
    ),
    (("no dilation", _no_dilation),),
    (
        ("rows and columns swapped", _swapped),
        ("channels last read as channels first", _read_as_first),
        ("channels first read as channels last", _read_as_last),
    ),
)
"""What may be otherwise; one of each is tried. The zeros come after the padding whose place they take."""


def variants(x: Values, spec: PoolSpec, changes: int) -> Iterator[Variant]:
    """Go through the layer with this number of things otherwise."""
    for chosen in combinations(DIMENSIONS, changes):
        for ways in product(*chosen):
            variant = _apply(x, spec, ways)
            if variant is not None:
                yield variant


def _apply(x: Values, spec: PoolSpec, ways: Sequence[tuple[str, Way]]) -> Variant | None:
    for words, way in ways:
        if words == "zeros as padding":
            continue
        changed = way(x, spec)
        if changed is None or not _matters(words, changed[1]):
            return None
        x, spec = changed
    zeros = next((way for words, way in ways if words == "zeros as padding"), None)
    changed = zeros(x, spec) if zeros else (x, spec)
    return None if changed is None else Variant(tuple(words for words, _ in ways), *changed)


def _matters(words: str, spec: PoolSpec) -> bool:
    """Whether the setting is one of this reduction."""
    return "average" not in words or "counted" not in words or REDUCTIONS[spec.reduction].divides

"""The settings of blur pooling, and which numbers of the pooled map its filter reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pooling.errors import PoolingError
from pooling.spec import PoolSpec
from pooling.validation.settings import Padding, PerAxis, is_integer, read_per_axis
from pooling.validation.sizes import check_size
from pooling.windows import WindowPlan, plan_windows
from pooling.windows.axes import Integers

BORDERS = ("reflect", "replicate", "zero", "circular")
MOST_TAPS = 7


@dataclass(frozen=True)
class Blurring:
    """The settings of blur pooling, as final values.

    Attributes
    ----------
    pooling : PoolSpec
        The pooling at stride 1.
    strides : tuple of int
        How far the filter moves, per axis.
    taps : int
        Weights of the filter along an axis.
    border : str
        What the filter reads past the edge of the pooled map.
    """

    pooling: PoolSpec
    strides: tuple[int, ...]
    taps: int
    border: str

    @property
    def rank(self) -> int:
        """Number of spatial axes."""
        return self.pooling.rank

    def plan(self, input_shape: Sequence[int]) -> WindowPlan:
        """Return the plan of the pooling at stride 1."""
        return plan_windows(self.pooling, input_shape)

    def map_shape(self, input_shape: Sequence[int]) -> tuple[int, ...]:
        """Return the spatial shape of the map that is pooled at stride 1."""
        return self.plan(input_shape).output_shape

    def output_shape(self, map_shape: Sequence[int]) -> tuple[int, ...]:
        """Return the spatial shape of the result, for a pooled map of this shape.

        The map is extended by taps − 1, so that only the stride makes it smaller.
        """
        return tuple((size - 1) // stride + 1 for size, stride in zip(map_shape, self.strides, strict=True))

    def sources(self, size: int, axis: int) -> Integers:
        """Return which of `size` lines of the map each weight reads, (windows, taps); −1 reads a 0.

        >>> plan_blur(2, 2, 3, "reflect", "valid", "max").sources(4, axis=0).tolist()
        [[1, 0, 1], [1, 2, 3]]
        """
        stride = self.strides[axis]
        count = (size - 1) // stride + 1
        check_size((count, self.taps), name="The list of what the filter reads")
        starts = np.arange(count)[:, None] * stride - (self.taps - 1) // 2
        return extend(starts + np.arange(self.taps), size, self.border)

    def all_sources(self, map_shape: Sequence[int]) -> list[Integers]:
        """Return `sources` for every axis of a pooled map of this shape."""
        return [self.sources(size, axis) for axis, size in enumerate(map_shape)]


def extend(places: Integers, size: int, border: str) -> Integers:
    """Return the line that stands for each place, in or outside of `size` lines; −1 is a 0.

    >>> extend(np.arange(-2, 5), 3, "reflect").tolist()
    [2, 1, 0, 1, 2, 1, 0]
    """
    if border == "zero":
        return np.where((places >= 0) & (places < size), places, -1)
    if border == "circular":
        return places % size
    if border == "replicate" or size == 1:
        return np.clip(places, 0, size - 1)
    period = 2 * (size - 1)
    turned = places % period
    return np.minimum(turned, period - turned)


def plan_blur(
    window_shape: PerAxis, strides: PerAxis, taps: int, border: str, padding: Padding, reduction: str
) -> Blurring:
    """Validate the settings of blur pooling.

    Raises
    ------
    PoolingError
        If one is not possible.
    """
    spec = PoolSpec.of(reduction, window_shape, strides=1, padding=padding)
    if not (is_integer(taps) and 1 <= taps <= MOST_TAPS):
        raise PoolingError(
            f"taps is {taps!r}; the filter has 1 to {MOST_TAPS} weights: give 3 for [1 2 1], 4 for [1 3 3 1]."
        )
    if border not in BORDERS:
        raise PoolingError(f"border is {border!r}; choose one of {', '.join(BORDERS)}.")
    return Blurring(spec, read_per_axis("strides", strides, spec.rank), int(taps), border)

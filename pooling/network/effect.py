"""What a pooling layer does to a feature map, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.network.extraction import Extraction, share_of_zeros

FLOAT32_BYTES = 4
"""Bytes of a cell in a network."""


@dataclass(frozen=True)
class MapSize:
    """One feature map in numbers.

    Attributes
    ----------
    shape : tuple of int
        Rows and columns.
    zeros : float
        Share of its cells that are exactly 0.
    mean, strongest : float
        Of all its cells; NaN if a cell is.
    memory : int
        Bytes in float32.
    """

    shape: tuple[int, ...]
    zeros: float
    mean: float
    strongest: float
    memory: int


@dataclass(frozen=True)
class Effect:
    """A feature map before and after pooling, side by side."""

    before: MapSize
    after: MapSize

    @property
    def intensified(self) -> float | None:
        """How many times the mean has grown; None where it was 0 or is not a number.

        A maximum grows it wherever a window holds different numbers; an average over whole windows keeps it.
        """
        ratio = self.after.mean / self.before.mean if self.before.mean else np.nan
        return float(ratio) if np.isfinite(ratio) else None

    def multiplications(self, kernel_shape: tuple[int, int] = (3, 3), maps: int = 1) -> tuple[int, int]:
        """Multiplications of a next convolution that keeps the size, before and after, for so many maps.

        >>> from pooling import PoolSpec
        >>> from pooling.network.extraction import extract
        >>> effect = effect_of(extract([[1, 2], [3, 4]], [[1]], PoolSpec.of("max", 2)))
        >>> effect.multiplications()
        (36, 9)
        """
        each = kernel_shape[0] * kernel_shape[1] * maps
        return each * self.before.memory // FLOAT32_BYTES, each * self.after.memory // FLOAT32_BYTES


def effect_of(extraction: Extraction) -> Effect:
    """Measure the map before and after the pooling layer."""
    return Effect(measure(extraction.detected), measure(extraction.condensed))


def measure(plane: NDArray[Any]) -> MapSize:
    """Return one feature map in numbers.

    >>> measure(np.array([[0.0, 2.0], [0.0, 0.0]]))
    MapSize(shape=(2, 2), zeros=0.75, mean=0.5, strongest=2.0, memory=16)
    """
    with np.errstate(all="ignore"):
        mean, strongest = float(np.mean(plane, dtype=np.float64)), float(np.max(plane))
    return MapSize(plane.shape, share_of_zeros(plane), mean, strongest, plane.size * FLOAT32_BYTES)

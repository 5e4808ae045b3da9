"""The experiment of the page *Translation invariance*: settings, one draw, all shifts."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.invariance import (
    LevelReport,
    circle,
    cosine_distance,
    dot_pair,
    jitter,
    levels,
    same_share,
    shift,
    survey,
    two_dots,
)

SIZE = 64
"""Rows and columns of the picture, as in Kaggle's exercise."""

Level = NDArray[Any]


@dataclass(frozen=True)
class Experiment:
    """What moves, how far at most, and how it is pooled; the defaults are Kaggle's exercise."""

    figure: str = "circle"
    shrink: int = 4
    jitter: int = 3
    border: str = "replicate"
    pools: int = 4
    kind: str = "max"

    @property
    def radius(self) -> int:
        """Radius of the circle in cells."""
        return SIZE // 2 - self.shrink

    @property
    def shift_count(self) -> int:
        """How many shifts the jitter allows, including (0, 0)."""
        return (2 * self.jitter + 1) ** 2


@dataclass(frozen=True)
class Comparison:
    """One level with and without the shift: the share of equal cells and the cosine distance."""

    same: float
    distance: float
    cells: int

    @property
    def equal_cells(self) -> int:
        """The number of equal cells."""
        return round(self.same * self.cells)

    @property
    def differing_cells(self) -> int:
        """The number of cells that differ."""
        return self.cells - self.equal_cells


@dataclass(frozen=True)
class Draw:
    """One shift, with the levels of the shifted and the unshifted picture."""

    down: int
    right: int
    unshifted: list[Level]
    shifted: list[Level]

    @property
    def comparisons(self) -> list[Comparison]:
        """Compare each level of one strip with the same level of the other."""
        pairs = zip(self.unshifted, self.shifted, strict=True)
        return [Comparison(same_share(a, b), cosine_distance(a, b), a.size) for a, b in pairs]


def draw(experiment: Experiment, seed: int) -> Draw:
    """Shift the picture by the seed's random shift, and pool it with and without the shift."""
    down, right = jitter(seed, experiment.jitter)
    picture, spec = _picture(experiment), _spec(experiment)
    moved = shift(picture, down, right, experiment.border)
    return Draw(down, right, levels(picture, spec, experiment.pools), levels(moved, spec, experiment.pools))


def every_shift(experiment: Experiment) -> list[LevelReport]:
    """Pool the picture after every shift that the jitter allows, and report on each level."""
    picture, spec = _picture(experiment), _spec(experiment)
    return survey(picture, spec, experiment.pools, experiment.jitter, experiment.border)


def lit_cells(strip: list[Level]) -> list[int]:
    """Return how many cells of each level are not 0."""
    return [int(np.count_nonzero(level)) for level in strip]


def _picture(experiment: Experiment) -> Level:
    if experiment.figure == "circle":
        return circle(SIZE, experiment.shrink)
    return two_dots(SIZE, *dot_pair(experiment.figure, SIZE))


def _spec(experiment: Experiment) -> PoolSpec:
    return PoolSpec.of(experiment.kind, 2, padding="same")

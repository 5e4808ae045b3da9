"""The experiment of the page *Translation invariance*: settings, one shift, all shifts."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from pooling.invariance import (
    LevelReport,
    Way,
    cosine_distance,
    jitter,
    levels,
    same_share,
    shift,
    survey,
    whole_jitter,
)
from ui.invariance.names import BETA, P
from ui.invariance.pictures import SIZE, Level, picture

__all__ = [
    "SIZE",
    "Comparison",
    "Draw",
    "Experiment",
    "Level",
    "draw",
    "every_shift",
    "lit_cells",
    "moved_by",
]
PARAMETERS = {"lp": {"p": P}, "lse": {"beta": BETA}}


@dataclass(frozen=True)
class Experiment:
    """What moves, how far at most, and how it is pooled; the defaults are Kaggle's exercise."""

    figure: str = "circle"
    shrink: int = 4
    jitter: int = 3
    border: str = "replicate"
    pools: int = 4
    kind: str = "max"
    digit: int = 3
    matrix: str = ""

    @property
    def radius(self) -> int:
        """Radius of the circle in cells."""
        return SIZE // 2 - self.shrink

    @property
    def shift_count(self) -> int:
        """How many shifts the jitter allows, including (0, 0)."""
        return (2 * self.jitter + 1) ** 2

    @property
    def picture(self) -> Level:
        """What is moved, (H, W)."""
        return picture(self.figure, self.shrink, self.digit, self.matrix)

    @property
    def way(self) -> Way:
        """How it is made smaller; on a torus, windows reach over the edge as the picture does."""
        return Way.of(self.kind, wrap=self.border == "circular", **PARAMETERS.get(self.kind, {}))


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

    @cached_property
    def comparisons(self) -> list[Comparison]:
        """Compare each level of one strip with the same level of the other."""
        return list(map(_compared, self.unshifted, self.shifted))

    @cached_property
    def last(self) -> Comparison:
        """Compare the last levels alone: the others have a thousand times as many cells."""
        return _compared(self.unshifted[-1], self.shifted[-1])


def _compared(still: Level, moved: Level) -> Comparison:
    return Comparison(same_share(still, moved), cosine_distance(still, moved), still.size)


def moved_by(seed: int, amount: int, *, even: bool = False) -> tuple[int, int]:
    """Return the shift of a seed: as Kaggle draws it, or with every shift as likely as the others."""
    return (whole_jitter if even else jitter)(seed, amount)


def draw(experiment: Experiment, seed: int) -> Draw:
    """Shift the picture by the seed's random shift, and pool it with and without the shift."""
    return shifted(experiment, *moved_by(seed, experiment.jitter))


def shifted(experiment: Experiment, down: int, right: int) -> Draw:
    """Shift the picture, and pool it with and without the shift."""
    original, way = experiment.picture, experiment.way
    moved = shift(original, down, right, experiment.border)
    return Draw(down, right, levels(original, way, experiment.pools), levels(moved, way, experiment.pools))


@lru_cache(maxsize=64)
def every_shift(experiment: Experiment) -> list[LevelReport]:
    """Pool the picture after every shift that the jitter allows, and report on each level."""
    return survey(experiment.picture, experiment.way, experiment.pools, experiment.jitter, experiment.border)


def lit_cells(strip: list[Level]) -> list[int]:
    """Return how many cells of each level are not 0."""
    return [int(np.count_nonzero(level)) for level in strip]

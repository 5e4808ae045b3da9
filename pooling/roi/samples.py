"""The sampling points of RoI align along one axis, and the two cells that each lies between."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pooling.validation.sizes import check_size
from pooling.windows.axes import Integers

Floats = NDArray[np.float64]


MOST_WEIGHTS = 2**22
"""Numbers of a matrix of weights."""


class AxisSamples(NamedTuple):
    """Sampling points along one axis, of shape (bins, samples): a point lies between `low` and `high`."""

    points: Floats
    """Where they lie: a cell's middle is at its own number."""
    low: Integers
    high: Integers
    rise: Floats
    """How much `high` counts, from 0 to 1; `low` counts the rest."""
    inside: NDArray[np.bool_]
    """Whether a point is at most one cell away from the map; else its value is 0."""

    @property
    def cells(self) -> slice:
        """The cells from the first to the last that a sample lies beside."""
        return slice(int(self.low.min()), int(self.high.max()) + 1)

    @property
    def can_be_weighed(self) -> bool:
        """Whether `weights` takes little memory."""
        return len(self.points) * len(range(self.cells.stop)[self.cells]) <= MOST_WEIGHTS

    def weights(self) -> Floats:
        """Return how much each of `cells` counts in each bin's average, (bins, cells).

        Both axes have such weights of their own, so two products of matrices take the place of all samples.
        """
        weights = np.zeros((len(self.points), self.cells.stop - self.cells.start))
        for cells, share in corners(self):
            places = np.arange(len(cells))[:, None], cells - self.cells.start
            np.add.at(weights, places, share / cells.shape[1])
        return weights


def sample_axis(start: float, stop: float, size: int, bins: int, ratio: int, aligned: bool) -> AxisSamples:
    """Place the samples of a box from `start` to `stop` along an axis of `size` cells.

    With `aligned`, a cell's middle is half a cell after its edge; without, numbers of cells and of places are
    mixed up by that half, and a box is at least one cell long. A `ratio` of 0 takes ⌈cells in a bin⌉ samples;
    a box without length has then none, which is written as one that counts 0.

    Notes
    -----
    ``bilinear_interpolate`` and ``pre_calc_for_bilinear_interpolate`` in torchvision's
    ``csrc/ops/cpu/roi_align_common.h``.

    Examples
    --------
    >>> sample_axis(1, 3, size=4, bins=2, ratio=1, aligned=True).points.tolist()
    [[1.0], [2.0]]
    """
    first = start - 0.5 * aligned
    length = stop - start if aligned else max(stop - start, 1.0)
    count = ratio or max(1, ceil(length / bins))
    check_size((bins, count), np.float64, "The list of samples", "give a sampling_ratio, or smaller boxes")
    each = length / bins
    points = first + np.arange(bins)[:, None] * each + (np.arange(count) + 0.5) * each / count
    inside = (points >= -1) & (points <= size) & (ratio > 0 or length > 0)
    clipped = np.clip(points, 0, size - 1)
    low = clipped.astype(np.int64)
    return AxisSamples(points, low, np.minimum(low + 1, size - 1), clipped - low, inside)


def corners(axis: AxisSamples) -> list[tuple[Integers, Floats]]:
    """Return the two cells of every sample along an axis, (bins, samples), and how much each counts."""
    low, high = (1 - axis.rise) * axis.inside, axis.rise * axis.inside
    return [(axis.low, low), (axis.high, high)]

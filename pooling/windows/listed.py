"""Windows that are listed one by one, as of fractional pooling, of blur pooling and of RoI pooling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from pooling.spec import PoolSpec
from pooling.windows.axes import AXIS_NAMES, Integers
from pooling.windows.uneven import UnevenAxis
from pooling.windows.window_plan import WindowPlan


@dataclass(frozen=True, eq=False)
class ListedAxis(UnevenAxis):
    """Windows along one axis, each with a first cell and a number of cells of its own.

    Attributes
    ----------
    firsts, lengths : ndarray of int, shape (output_size,)
        Where each window starts, and how many places it covers: in the padding it reads nothing.
    """

    firsts: Integers = field(default_factory=lambda: np.zeros(0, np.int64))
    lengths: Integers = field(default_factory=lambda: np.zeros(0, np.int64))

    def positions(self, i: int) -> range:
        """Positions that window `i` covers."""
        first = int(self.firsts[i])
        return range(first, first + int(self.lengths[i]))

    def real_cells(self, start: int = 0, stop: int | None = None) -> tuple[Integers, Integers]:
        """Return the first cell of the windows from `start` to `stop`, and how many they cover."""
        firsts, lengths = self.firsts[start:stop], self.lengths[start:stop]
        first = np.maximum(firsts, 0)
        return first, np.maximum(np.minimum(firsts + lengths, self.size) - first, 0)

    def reads(self) -> Integers:
        """How many windows cover each cell, of shape (size,)."""
        changes = np.zeros(self.size + 1, np.int64)
        first, counts = self.real_cells()
        np.add.at(changes, np.minimum(first, self.size), 1)
        np.add.at(changes, np.minimum(first + counts, self.size), -1)
        return np.cumsum(changes)[:-1]


def list_axis(
    name: str, size: int, firsts: Integers, lengths: Integers, pads: tuple[int, int] = (0, 0)
) -> ListedAxis:
    """Return the axis of `size` cells, with padding before and after them, and with these windows.

    >>> axis = list_axis("columns", 5, np.array([0, 1, 3]), np.array([1, 2, 2]))
    >>> [list(axis.positions(i)) for i in range(3)], axis.reads().tolist()
    ([[0], [1, 2], [3, 4]], [1, 1, 1, 1, 1])
    """
    longest = max(1, int(lengths.max()))
    stride = max(1, int(np.diff(firsts).min(initial=longest)))
    return ListedAxis(name, size, longest, stride, 1, *pads, len(firsts), firsts, lengths)


def plan_listed(
    reduction: str,
    input_shape: Sequence[int],
    windows: Sequence[tuple[Integers, Integers]],
    pads: Sequence[tuple[int, int]] = (),
) -> WindowPlan:
    """Return the plan of windows that are listed, per axis, by their firsts and lengths."""
    names = AXIS_NAMES[len(input_shape)]
    listed = zip(names, input_shape, windows, pads or [(0, 0)] * len(input_shape), strict=True)
    axes = tuple(list_axis(name, size, *each, padded) for name, size, each, padded in listed)
    window, strides = tuple(axis.window for axis in axes), tuple(axis.stride for axis in axes)
    return WindowPlan(PoolSpec.of(reduction, window, strides=strides), tuple(input_shape), axes)

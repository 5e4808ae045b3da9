"""The windows along one axis: where each of them lies, and which cells it touches."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pooling.counting import window_extent

AXIS_NAMES = {1: ("columns",), 2: ("rows", "columns"), 3: ("slices", "rows", "columns")}


@dataclass(frozen=True)
class AxisPlan:
    """The windows along one axis; positions are counted in the input, so padding before it is negative.

    Attributes
    ----------
    name : str
        "rows", for example.
    size, window, stride, dilation : int
        Cells of the input and of the window, and the distances of windows and of a window's cells.
    before, after : int
        Padding cells.
    output_size : int
        Number of windows.
    """

    name: str
    size: int
    window: int
    stride: int
    dilation: int
    before: int
    after: int
    output_size: int

    @property
    def extent(self) -> int:
        """Cells from a window's first to its last, holes included."""
        return window_extent(self.window, self.dilation)

    def positions(self, i: int) -> range:
        """Positions that window `i` touches, in or outside the input."""
        start = i * self.stride - self.before
        return range(start, start + self.extent, self.dilation)

    def real(self, i: int) -> list[int]:
        """Positions of window `i` that lie in the input."""
        return [position for position in self.positions(i) if 0 <= position < self.size]

    def counts(self, include_pad: bool = False) -> NDArray[np.int64]:
        """Positions that an average counts in each window; what overhangs the padding never counts."""
        before, after = (self.before, self.after) if include_pad else (0, 0)
        starts = np.arange(self.output_size) * self.stride - self.before
        # Cell t lies at start + t·dilation: from the first t not before the input to the last not after.
        first = np.maximum(-((starts + before) // self.dilation), 0)
        last = np.minimum((self.size + after - 1 - starts) // self.dilation, self.window - 1)
        counts: NDArray[np.int64] = np.maximum(last - first + 1, 0)
        return counts

    def reads(self) -> NDArray[np.int64]:
        """How many windows touch each position of the input, of shape (size,)."""
        touched = np.concatenate([range(0), *map(self.positions, range(self.output_size))]).astype(int)
        return np.bincount(touched[(touched >= 0) & (touched < self.size)], minlength=self.size)

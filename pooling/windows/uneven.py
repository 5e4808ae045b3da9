"""Windows that share an axis between them, as in adaptive pooling: they may differ in size and overlap."""

from __future__ import annotations

import numpy as np

from pooling.validation.sizes import check_size
from pooling.windows.axes import AxisPlan, Integers


class UnevenAxis(AxisPlan):
    """Windows along one axis that share `size` cells between them, whether or not that divides evenly.

    Window i of m covers the cells from ⌊i·n/m⌋ up to, not including, ⌈(i+1)·n/m⌉; `adaptive_pool` names the
    source. There is no padding. `window` is the length of the longest window, `stride` the least distance of
    two starts, but at least 1.
    """

    def positions(self, i: int) -> range:
        """Positions that window `i` covers."""
        start, stop = i * self.size // self.output_size, -(-(i + 1) * self.size // self.output_size)
        return range(start, stop)

    @property
    def most(self) -> int:
        """The most cells that a window covers."""
        return self.window

    def whole_windows(self) -> range:
        """None: these windows are all listed."""
        return range(0)

    def real_cells(self, start: int = 0, stop: int | None = None) -> tuple[Integers, Integers]:
        """Return the first cell of the windows from `start` to `stop`, and how many they cover."""
        edges = np.arange(start, self.output_size if stop is None else stop) * self.size
        first = edges // self.output_size
        return first, -(-(edges + self.size) // self.output_size) - first

    def counts(self, include_pad: bool = False, start: int = 0, stop: int | None = None) -> Integers:  # noqa: ARG002  # there is none
        """Cells in each window."""
        return self.real_cells(start, stop)[1]

    def reads(self) -> Integers:
        """How many windows cover each cell, of shape (size,)."""
        check_size((self.size,), name="The array of counts")
        edges = np.arange(self.size) * self.output_size
        return (edges + self.output_size - 1) // self.size - edges // self.size + 1

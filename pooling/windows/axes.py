"""The windows along one axis: where each of them lies, and which cells it touches."""

from dataclasses import dataclass, replace
from math import gcd

import numpy as np
from numpy.typing import NDArray

from pooling.validation.sizes import check_size
from pooling.windows.counting import first_multiple, window_extent

Integers = NDArray[np.int64]
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

    @property
    def span(self) -> int:
        """Cells from the first window's first to the last window's last, in or outside the input."""
        return (self.output_size - 1) * self.stride + self.extent

    @property
    def padded_size(self) -> int:
        """Cells of the input with the padding before it, and with as many after it as windows reach."""
        return max(self.span, self.before + self.size)

    @property
    def most(self) -> int:
        """The most cells of the input that a window can read."""
        return min(self.window, -(-self.size // self.dilation))

    def real(self, i: int) -> range:
        """Positions of window `i` that lie in the input."""
        touched = self.positions(i)
        first = touched.start if touched.start >= 0 else touched.start % self.dilation
        return range(first, min(touched.stop, self.size), self.dilation)

    def whole_windows(self) -> range:
        """Return the windows that touch no padding."""
        first = min(-(-self.before // self.stride), self.output_size)
        fitting = (self.size + self.before - self.extent) // self.stride + 1
        return range(first, max(first, min(fitting, self.output_size)))

    def real_cells(self, start: int = 0, stop: int | None = None) -> tuple[Integers, Integers]:
        """Return the first real cell of the windows from `start` to `stop`, and how many they read."""
        starts = np.arange(start, self.output_size if stop is None else stop) * self.stride - self.before
        # Cell t lies at start + t·dilation: from the first t not before the input to the last not after.
        skipped = np.maximum(-(starts // self.dilation), 0)
        last = np.minimum((self.size - 1 - starts) // self.dilation, self.window - 1)
        return starts + skipped * self.dilation, last - skipped + 1

    def counts(self, include_pad: bool = False, start: int = 0, stop: int | None = None) -> Integers:
        """Positions that an average counts in each window; what overhangs the padding never counts."""
        stop = self.output_size if stop is None else stop
        axis = self
        if include_pad:
            axis = replace(self, size=self.before + self.size + self.after, before=0, after=0)
        if axis.positions(start).start >= 0 and axis.positions(stop - 1).stop <= axis.size:
            return np.broadcast_to(np.int64(axis.window), max(0, stop - start))  # takes no memory
        return axis.real_cells(start, stop)[1]

    def count(self, i: int, include_pad: bool = False) -> int:
        """Positions that an average counts in window `i`: one of `counts`, quicker."""
        if not include_pad:
            return len(self.real(i))
        touched = self.positions(i)
        return len(range(touched.start, min(touched.stop, self.size + self.after), touched.step))

    def reads(self) -> Integers:
        """How many windows touch each position of the input, of shape (size,).

        Window i touches position c if c + before − i·stride is a multiple of the dilation from 0 to
        (window − 1) · dilation: every period-th i between two ends.
        """
        check_size((self.size,), name="The array of counts")
        targets = np.arange(self.size) + self.before
        common = gcd(self.stride, self.dilation)
        period = self.dilation // common
        first = np.maximum(-((self.extent - 1 - targets) // self.stride), 0)
        last = np.minimum(targets // self.stride, self.output_size - 1)
        wanted = targets // common % period * pow(self.stride // common, -1, period) % period
        first += (wanted - first) % period
        return np.where(targets % common == 0, np.maximum((last - first) // period + 1, 0), 0)

    def first_lost(self) -> int | None:
        """Return the first window that lies on padding alone, or None."""
        first = 0 if self.extent <= self.before else self._first_gap()
        behind = -(-(self.size + self.before) // self.stride)
        lost = behind if first is None else min(first, behind)
        return lost if lost < self.output_size else None

    def _first_gap(self) -> int | None:
        """Return the first window that starts before the input and steps over it, or None.

        Its first cell after the padding lies at start mod dilation, which is then not in the input.
        """
        if self.dilation <= self.size:
            return None
        low, high = (self.size + self.before) % self.dilation, (self.before - 1) % self.dilation
        gap = 0 if low > high else first_multiple(self.stride, self.dilation, low, high)
        return None if gap is None or gap * self.stride >= self.before else gap

"""Kernels: pool a tile along one axis, as ufunc calls on long runs of numbers, for a program to record."""

import sys
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt, prod

import numpy as np

from pooling.fast.program import Buffer, Calls, Operand, Shape, buffer, copy

LONG_ROW = 2048  # bytes from which windows are written row by row where they belong. Without: 1.2 to 1.8 ×
LONG_UNIT = 256  # numbers side by side from which strided slices are fast: to start a loop costs 100
FEW_CHANNELS = (1, 3)  # which are copied one by one; of others, a cell is. Without: 1.5 to 5 × for 4 to 32
TWICE = {1: "u2", 2: "u4", 4: "u8"} if sys.byteorder == "little" else {}  # integers of twice the size
Steps = tuple[tuple[int, int], ...]


@lru_cache(maxsize=256)
def steps_to(window: int, *, overlap: bool) -> Steps:
    """List the steps from single cells to `window`: about log₂(window), where a loop takes window − 1.

    A step (other, shift) combines the windows of the last step with those of step `other`, which lie `shift`
    cells further on; 0 stands for the cells. Extremes may count a cell twice, so their windows may overlap. A
    sum goes from 14 to 15 by one more cell, or from 5 to 15 by three windows for cells, whatever is shorter.
    Without: 1.4 to 10 × from 15×15 on; sums that only double and add a cell, 1.1 to 1.2 ×.

    >>> steps_to(15, overlap=True)  # 2, 4, 8, 15
    ((0, 1), (1, 2), (2, 4), (3, 7))
    >>> steps_to(15, overlap=False)  # 2, 3, 6, 12, 15
    ((0, 1), (0, 2), (2, 3), (3, 6), (2, 12))
    """
    if window == 1:
        return ()
    if overlap:
        half = 1 << (window - 1).bit_length() - 1
        before = steps_to(half, overlap=True)
        return (*before, (len(before), window - half))
    ways = []
    if window % 2 or window == 2:
        ways.append((*steps_to(window - 1, overlap=False), (0, window - 1)))
    for divisor in (divisor for divisor in range(2, isqrt(window) + 1) if window % divisor == 0):
        ways += [_multiply(divisor, window // divisor), _multiply(window // divisor, divisor)]
    # Of equal ways, the one in which the fewest results wait for others: they take memory.
    return min(ways, key=lambda steps: (len(steps), sum(i - other for i, (other, _) in enumerate(steps))))


def _multiply(width: int, factor: int) -> Steps:
    """Make windows of `width`, and combine `factor` of these as if they were cells."""
    first, then = steps_to(width, overlap=False), steps_to(factor, overlap=False)
    return (*first, *((len(first) + other, width * shift) for other, shift in then))


@dataclass(frozen=True)
class AxisPass:
    """One separable pass: pool the windows along one axis of a tile (planes, spatial axes, channels)."""

    ufunc: np.ufunc  # combines two cells
    overlap: bool  # whether a cell may count twice
    axis: int
    window: int
    stride: int
    dilation: int
    unit: int  # numbers in a cell of the whole input: however that is cut, sums are the same to the last bit
    itemsize: int

    def windows(self, cells: Operand, out: Operand, *, cast: bool = False) -> Calls:
        """Pool `cells` and return where the windows are: in `out`, or with gaps between them in a buffer.

        With `cast`, `out` has another dtype, and only `pick` can fill it.
        """
        if self.folds:
            return (yield from self._fold(cells, buffer(out.shape) if cast else out))
        if self.stride == 1 < self.window and not cast and self._has_long_rows(out.shape):
            return (yield from self._slide(cells, self.window, self.dilation, out))
        wide = yield from self._slide(cells, self.window, self.dilation)
        return wide.along(self.axis, 0, out.shape[self.axis], self.stride)

    @property
    def folds(self) -> bool:
        """Whether strided slices are fast: they skip what nobody wants. Without: 1.2 to 1.5 ×."""
        return self.window >= self.stride > 1 == self.dilation and self.unit >= LONG_UNIT

    def _has_long_rows(self, shape: Shape) -> bool:
        return prod(shape[: self.axis]) == 1 or prod(shape[self.axis :]) * self.itemsize > LONG_ROW

    def _slide(self, cells: Operand, window: int, dilation: int, out: Operand | None = None) -> Calls:
        """Go from cells to windows: to those in `out`, or to one for each cell, the last ones nonsense."""
        made, widths, steps = [cells], [1], steps_to(window, overlap=self.overlap)
        for other, shift in steps:
            pair = made[-1], made[other]
            widths.append(shift + widths[other])
            if out is not None and len(made) == len(steps):
                made.append((yield from self._combine(*pair, shift * dilation, out)))
            else:
                valid = cells.shape[self.axis] - (widths[-1] - 1) * dilation
                made.append((yield from self._combine_flat(*pair, shift * dilation, valid)))
        return made[-1]

    def _combine(self, first: Operand, other: Operand, shift: int, out: Operand, stride: int = 1) -> Calls:
        """Combine every `stride`-th cell with the one `shift` cells further on."""
        count = out.shape[self.axis]
        pair = first.along(self.axis, 0, count, stride), other.along(self.axis, shift, count, stride)
        yield self.ufunc, pair, out
        return out

    def _combine_flat(self, first: Operand, other: Operand, shift: int, valid: int) -> Calls:
        """Combine the first `valid` cells of each row, in one loop over all rows as if they were one.

        The next cell along the axis is always `unit` numbers further on. Where that is on the next row, the
        window is nonsense, and nobody reads it. Without: 1.2 to 5 ×.
        """
        out = buffer(first.shape)
        unit = prod(out.shape[self.axis + 1 :])
        count = prod(out.shape) - (out.shape[self.axis] - valid) * unit
        yield self.ufunc, (first.flat(0, count), other.flat(shift * unit, count)), out.flat(0, count)
        return out

    def _fold(self, cells: Operand, out: Operand) -> Calls:
        """Fold the cells of each stride into one, slide over these, and add the cells that are left."""
        whole, shape = self.window // self.stride, list(out.shape)
        shape[self.axis] += whole - 1
        folded = buffer(tuple(shape)) if whole > 1 else out
        yield from self._combine(cells, cells, 1, folded, self.stride)
        yield from self._add(cells, range(2, self.stride), folded)
        if whole > 1:
            yield from self._slide(folded, whole, 1, out)
        return (yield from self._add(cells, range(whole * self.stride, self.window), out))

    def _add(self, cells: Operand, offsets: range, out: Operand) -> Calls:
        """Combine what is in `out` with cell `offset` of each window."""
        for offset in offsets:
            nth = cells.along(self.axis, offset, out.shape[self.axis], self.stride)
            yield self.ufunc, (out, nth), out
        return out

    def pick(self, windows: Operand, out: Operand, *, cast: bool = False) -> Calls:
        """Copy `windows` to `out`, if they are not there."""
        count, channels, axis = out.shape[self.axis], out.shape[-1], self.axis
        pairs = TWICE.get(self.itemsize, "") if 2 * count <= windows.shape[axis] else ""
        if windows is out:
            pass
        elif self.stride == 1 or (axis < len(out.shape) - 2 and not isinstance(out.array, Buffer)):
            yield copy, (windows,), out
        elif cast:  # after a copy that is fast
            yield copy, ((yield from self.pick(windows, buffer(out.shape))),), out
        elif axis < len(out.shape) - 2 or channels not in FEW_CHANNELS:
            yield copy, (windows.whole(axis, self.itemsize),), out.whole(axis, self.itemsize)
        elif self.stride == 2 and channels == 1 and pairs:
            # Two cells seen as one integer of twice the size: cut to half its bits, the first is left. As a
            # cast this is a vector instruction. Without: 1.2 to 2 ×.
            both = windows.along(axis, 0, 2 * count).channel(0, pairs)
            yield copy, (both,), out.channel(0, f"u{self.itemsize}")
        else:
            # A loop over the cells of a channel is longer than one over 3 channels. Without: 1.2 to 3.1 ×.
            for i in range(channels):
                yield copy, (windows.channel(i),), out.channel(i)
        return out

"""Kernels: pool a tile along one axis, as ufunc calls on long runs of numbers. They are recorded, see `program`."""

import sys
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt, prod

import numpy as np

from pooling.fast.program import Calls, Operand, Shape, buffer, copy

LONG_ROW = 2048
"""Bytes in a row from which to start a loop for each row costs nothing."""
LONG_UNIT = 256
"""Numbers side by side from which slices with a stride are fast: to start a loop costs as much as 100."""
MANY_CHANNELS = 64
"""Channels from which they are copied together."""
TWICE = {1: "u2", 2: "u4", 4: "u8"} if sys.byteorder == "little" else {}
"""Integers of twice the size."""

Steps = tuple[tuple[int, int], ...]


@lru_cache(maxsize=256)
def steps_to(window: int, *, overlap: bool) -> Steps:
    """List the steps from single cells to `window`: about log₂(window), where a loop takes window − 1.

    A step (other, shift) joins the windows that the last step made with those that step `other` made, `shift`
    cells further on; 0 stands for the cells. Extremes may count a cell twice: their windows may overlap. A sum
    goes from 14 to 15 by one more cell, or from 5 to 15 by three windows in place of cells, whatever is less.

    15×15 windows take 1.5 to 3 times as long without these steps, 63×63 up to 9 times.

    >>> steps_to(15, overlap=True)
    ((0, 1), (1, 2), (2, 4), (3, 7))
    >>> steps_to(6, overlap=False)
    ((0, 1), (0, 2), (2, 3))
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
    """Make windows of `width`, and join `factor` of these as if they were cells."""
    first, then = steps_to(width, overlap=False), steps_to(factor, overlap=False)
    return (*first, *((len(first) + other, width * shift) for other, shift in then))


@dataclass(frozen=True)
class AxisPass:
    """One separable pass: pool the windows along one axis of a tile.

    Attributes:
        ufunc: joins two cells.
        overlap: whether a cell may count twice, as it may for extremes.
        axis: of a tile, which has shape (planes, spatial axes, channels).
        window, stride, dilation: the settings along this axis.
        unit: numbers in a cell of the whole input, that is in all axes after this one. The order of a sum
            depends on this and not on the tile: however tiles are cut, the result is the same to the last bit.
        itemsize: bytes in a number.
    """

    ufunc: np.ufunc
    overlap: bool
    axis: int
    window: int
    stride: int
    dilation: int
    unit: int
    itemsize: int

    def pool(self, cells: Operand, out: Operand) -> Calls:
        """Pool `cells` into `out`."""
        windows = yield from self.windows(cells, out)
        return (yield from self.pick(windows, out))

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
        """Whether to work on slices with a stride, which skip the windows that nobody wants."""
        return self.window >= self.stride > 1 == self.dilation and self.unit >= LONG_UNIT

    def _has_long_rows(self, shape: tuple[int, ...]) -> bool:
        return prod(shape[: self.axis]) == 1 or prod(shape[self.axis :]) * self.itemsize > LONG_ROW

    def _slide(self, cells: Operand, window: int, dilation: int, out: Operand | None = None) -> Calls:
        """Join windows to wider ones: those that belong in `out`, or one for each cell, the last ones nonsense."""
        made, widths, steps = [cells], [1], steps_to(window, overlap=self.overlap)
        for other, shift in steps:
            pair = made[-1], made[other]
            widths.append(shift + widths[other])
            if out is not None and len(made) == len(steps):
                made.append((yield from self._join(*pair, shift * dilation, out)))
            else:
                valid = cells.shape[self.axis] - (widths[-1] - 1) * dilation
                made.append((yield from self._join_flat(*pair, shift * dilation, valid)))
        return made[-1]

    def _join(self, have: Operand, other: Operand, shift: int, out: Operand, stride: int = 1) -> Calls:
        """Join every `stride`-th cell with the one `shift` cells further on."""
        count = out.shape[self.axis]
        pair = have.along(self.axis, 0, count, stride), other.along(self.axis, shift, count, stride)
        yield self.ufunc, pair, out
        return out

    def _join_flat(self, have: Operand, other: Operand, shift: int, valid: int) -> Calls:
        """Join the first `valid` cells of each row, in one loop over the whole buffer as if it were one row.

        The next cell along the axis is always `unit` numbers further on. Where that is on the next row, the
        window is nonsense, and nobody reads it.
        """
        out = buffer(have.shape)
        if have.contiguous and other.contiguous:
            unit = prod(out.shape[self.axis + 1 :])
            count = prod(out.shape) - (out.shape[self.axis] - valid) * unit
            yield self.ufunc, (have.flat(0, count), other.flat(shift * unit, count)), out.flat(0, count)
        else:
            pair = have.along(self.axis, 0, valid), other.along(self.axis, shift, valid)
            yield self.ufunc, pair, out.along(self.axis, 0, valid)
        return out

    def _fold(self, cells: Operand, out: Operand) -> Calls:
        """Fold the cells of each stride into one, join these to windows, and add the cells that are left."""
        whole, shape = self.window // self.stride, list(out.shape)
        shape[self.axis] += whole - 1
        folded = buffer(tuple(shape)) if whole > 1 else out
        yield from self._join(cells, cells, 1, folded, self.stride)
        yield from self._add(cells, range(2, self.stride), folded)
        if whole > 1:
            yield from self._slide(folded, whole, 1, out)
        return (yield from self._add(cells, range(whole * self.stride, self.window), out))

    def _add(self, cells: Operand, offsets: range, out: Operand) -> Calls:
        """Join cell `offset` of every window to what is in `out` already."""
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
        elif self.stride == 1 or axis < len(out.shape) - 2 or channels >= MANY_CHANNELS:
            yield copy, (windows,), out
        elif self.stride == 2 and channels == 1 and pairs:
            # Two cells seen as one integer of twice the size: cut to half its bits, the first is left. As a
            # cast this is a vector instruction, up to ten times as fast as reading every second cell.
            both, place = (
                windows.along(axis, 0, 2 * count).channel(0, pairs),
                buffer(out.shape) if cast else out,
            )
            yield copy, (both,), place.channel(0, f"u{self.itemsize}")
            if cast:
                yield copy, (place,), out
        else:
            for i in range(channels):  # a loop over the cells of a channel is longer than over 3 channels
                yield copy, (windows.channel(i),), out.channel(i)
        return out

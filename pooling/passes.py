"""One pass: pooling along one axis of a block of numbers that lies in one piece in memory.

A block is seen as (outer, size, unit): `size` cells along the axis, each of `unit` numbers side by side (the
rest of the row, the channels), `outer` times over. Seen flat, the next cell along the axis is simply `unit`
numbers further on, for all rows at once, so NumPy gets the whole block as one long loop. Windows that run
over the end of a row hold nonsense there; it is never passed on.
"""

import sys
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.doubling import Step, steps_to
from pooling.scratch import Scratch

Array = NDArray[Any]
Shape = tuple[int, int, int]

LONG_UNIT = 256
"""Numbers side by side from which strided slices are quick: to start an inner loop costs as much as 50."""
SHORT_ROW = 2048
"""Bytes up to which rows are better pooled flat and then copied out than one by one."""
WIDER = {"little": {1: "u2", 2: "u4", 4: "u8"}, "big": {}}[sys.byteorder]


@dataclass(frozen=True)
class Pass:
    """How the windows along one axis are put together.

    Attributes:
        gathers: what puts two cells together.
        window, stride, dilation: the settings along this axis.
        unit: numbers of a cell, in the whole input: however that is cut, the same is done in the same order.
        row_bytes: a row of results, in the whole output.
    """

    gathers: np.ufunc
    window: int
    stride: int
    dilation: int
    unit: int
    row_bytes: int

    def run(self, source: Array, seen: Shape, result: Array, scratch: Scratch) -> None:
        """Pool the flat `source`, seen as `seen`, into `result` of shape (outer, windows, unit)."""
        if self.window == 1:
            copy_every_nth(source.reshape(seen), self.stride, result)
        elif not self.in_blocks:
            self._double(source, seen, self.steps, self.stride, result, scratch)
        elif self.window < 2 * self.stride:
            self._fold(source, seen, min(self.window, self.stride), result, scratch)
            self._add_rest(source.reshape(seen), self.stride, result)
        else:
            self._gather_blocks(source, seen, result, scratch)

    @cached_property
    def in_blocks(self) -> bool:
        """Whether strided slices, which skip the windows nobody wants, are quicker than doubling flat."""
        halves = self.window // 2 if self.window <= self.stride else 1
        return self.stride > 1 and self.dilation == 1 and self.unit * halves >= LONG_UNIT

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """From single cells to windows; or from blocks of one stride, where these are folded first."""
        cells = self.window // self.stride if self.in_blocks else self.window
        return steps_to(cells, overlap=self.gathers is not np.add)

    def direct(self, row_bytes: int) -> bool:
        """Whether the last step writes results where they belong, row by row, and not flat."""
        return self.unit >= LONG_UNIT if self.stride > 1 else row_bytes > SHORT_ROW

    @cached_property
    def buffers(self) -> float:
        """What a pass takes beside its source and result, as a multiple of the source."""
        taken = self.steps[:-1] if self.direct(self.row_bytes) and not self.in_blocks else self.steps
        doubling = max((step.out for step in taken), default=0)
        return max((doubling + 1) / self.stride, 1 / 2) if self.in_blocks else doubling

    def _double(
        self,
        source: Array,
        seen: Shape,
        steps: tuple[Step, ...],
        stride: int,
        result: Array,
        scratch: Scratch,
    ) -> None:
        """Double from one cell to the window, flat; take the last step where it belongs, if rows are long."""
        ahead, buffers = self.dilation * seen[2], [source]
        *first, last = steps
        for step in first:
            self._flat(step, buffers, ahead, scratch)
        row_bytes = result.nbytes // seen[0]
        if self.direct(row_bytes):
            have = buffers[last.have].reshape(seen)
            other = buffers[last.other].reshape(seen)[:, last.shift * self.dilation :]
            self.gathers(_every_nth(have, stride, result), _every_nth(other, stride, result), out=result)
        else:
            self._flat(last, buffers, ahead, scratch)
            copy_every_nth(buffers[last.out].reshape(seen), stride, result)

    def _flat(self, step: Step, buffers: list[Array], ahead: int, scratch: Scratch) -> None:
        """Take one step for all windows, at once; `buffers` are the source and those made so far."""
        size = buffers[0].size
        if step.out == len(buffers):
            buffers.append(scratch.take(f"flat {step.out}", size))
        count, start = size - (step.width - 1) * ahead, step.shift * ahead
        have, other, out = buffers[step.have], buffers[step.other], buffers[step.out]
        self.gathers(have[:count], other[start : start + count], out=out[:count])

    def _fold(self, source: Array, seen: Shape, window: int, result: Array, scratch: Scratch) -> None:
        """Pool windows that do not overlap: lay their second half on the first, until one cell is left."""
        outer, size, unit = seen
        item = source.itemsize
        strides = (size * unit * item, self.stride * unit * item, unit * item, item)
        of_windows = (outer, result.shape[1], window, unit)
        cells: Array = np.ndarray(of_windows, source.dtype, source, strides=strides)
        turn = 1
        while cells.shape[2] > 1:
            half, odd = divmod(cells.shape[2], 2)
            folded = result[:, :, None]
            if half > 1:
                folded = scratch.take(f"flat {turn}", result.size * half).reshape(
                    *result.shape[:2], half, unit
                )
            self.gathers(cells[:, :, :half], cells[:, :, half : 2 * half], out=folded)
            if odd:
                self.gathers(folded[:, :, :1], cells[:, :, -1:], out=folded[:, :, :1])
            cells, turn = folded, 3 - turn

    def _gather_blocks(self, source: Array, seen: Shape, result: Array, scratch: Scratch) -> None:
        """Pool overlapping windows: fold blocks of one stride, double over whole blocks, add the rest."""
        outer, windows, unit = result.shape
        whole = self.window // self.stride
        of_blocks = (outer, windows + whole - 1, unit)
        unused = 1 + max(2, *(step.out for step in self.steps))  # neither by folding nor by doubling
        blocks = scratch.take(f"flat {unused}", of_blocks[0] * of_blocks[1] * unit)
        self._fold(source, seen, self.stride, blocks.reshape(of_blocks), scratch)
        self._double(blocks, of_blocks, self.steps, 1, result, scratch)
        self._add_rest(source.reshape(seen), whole * self.stride, result)

    def _add_rest(self, cells: Array, first: int, result: Array) -> None:
        for offset in range(first, self.window):
            self.gathers(result, _every_nth(cells[:, offset:], self.stride, result), out=result)


def copy_every_nth(cells: Array, n: int, result: Array) -> None:
    """Copy cells 0, n, 2n … along the middle axis into `result`, as many as it takes."""
    wide, unit, last = WIDER.get(result.itemsize), result.shape[2], n * result.shape[1]
    if n == 2 and unit == 1 and wide and last <= cells.shape[1]:
        # Two cells seen as one integer of twice the size: cut to half its bits, the first is left. As a cast
        # this is a vector instruction, up to ten times quicker than reading every second cell.
        pairs = cells[:, :last, 0].view(wide)
        np.copyto(result[:, :, 0].view(f"u{result.itemsize}"), pairs, casting="unsafe")
    elif n > 1 and 1 < unit < LONG_UNIT // 4:  # else the inner loop would be over 2 or 3 channels
        for channel in range(unit):
            np.copyto(result[:, :, channel], _every_nth(cells[:, :, channel], n, result))
    else:
        np.copyto(result, _every_nth(cells, n, result))


def _every_nth(cells: Array, n: int, result: Array) -> Array:
    return cells[:, : n * result.shape[1] : n] if n > 1 else cells[:, : result.shape[1]]

"""One pass: pooling along one axis of a block, as calls of NumPy on long runs of numbers."""

import sys
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.fast.doubling import Step, prime_factors, steps_to
from pooling.fast.recipe import Recipe, Value, View, Wanted, every_nth

LONG_UNIT = 256
"""Numbers side by side from which strided slices are quick: to start an inner loop costs as much as 100."""
SHORT_ROW = 2048
"""Bytes up to which rows are better pooled flat and then copied out than one by one."""
FEW_CELLS = 4
"""Cells up to which windows with gaps between them are put together cell by cell."""
TWICE = {"little": {1: "u2", 2: "u4", 4: "u8"}, "big": {}}[sys.byteorder]


@dataclass(frozen=True)
class Pass:
    """How the windows along one axis are put together.

    Attributes:
        overlap: whether a cell may count twice, as it may for extremes.
        window, stride, dilation: the settings along this axis.
        unit: numbers of a cell, in the whole input: however that is cut, the same is done in the same order.
        item_bytes: of a number.
    """

    overlap: bool
    window: int
    stride: int
    dilation: int
    unit: int
    item_bytes: int

    def note(self, recipe: Recipe, cells: Value, wanted: Wanted) -> Value:
        """Note the calls that pool `cells`, which are used up, and return the result."""
        if self.in_blocks:
            return self._pool_blocks(recipe, cells, wanted)
        if self.window > 1 and self.writes_rows(wanted):
            return recipe.double(cells, self.steps, self.dilation, wanted, self.stride)
        windows = recipe.double(cells, self.steps, self.dilation)
        if wanted.place is None and wanted.seen[0] == self.stride == 1 and windows.place >= 0:
            return windows._replace(seen=wanted.seen)  # they are its first numbers
        return self.pick(recipe, windows, wanted)

    def writes_rows(self, wanted: Wanted) -> bool:
        """Whether the last step had better write windows where they belong, row by row, and not flat."""
        outer, windows, unit = wanted.seen
        if self.stride > 1:
            return self.unit >= LONG_UNIT
        return wanted.place is not None and (outer == 1 or windows * unit * self.item_bytes > SHORT_ROW)

    @cached_property
    def in_blocks(self) -> bool:
        """Whether strided slices, which skip the windows nobody wants, are quicker than doubling flat."""
        return (
            self.stride > 1
            and self.dilation == 1
            and self.unit >= LONG_UNIT
            and (self.window >= self.stride or 1 < self.window <= FEW_CELLS)
        )

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """From single cells to windows; or from blocks of one stride, where these are folded first."""
        return steps_to(self.window // self.stride if self.in_blocks else self.window, overlap=self.overlap)

    def _pool_blocks(self, recipe: Recipe, cells: Value, wanted: Wanted) -> Value:
        """Fold every stride's cells to one block, double over these, and add the cells that are left."""
        outer, windows, unit = wanted.seen
        whole = max(self.window // self.stride, 1)
        out = recipe.take(wanted if whole == 1 else Wanted((outer, windows + whole - 1, unit)))
        self._fold(recipe, cells, out)
        if whole > 1:
            out = recipe.double(out, self.steps, 1, wanted)
        for offset in range(whole * self.stride, self.window):
            recipe.add(cells, offset, out, self.stride)
        recipe.release(cells)
        return out

    def _fold(self, recipe: Recipe, cells: Value, out: Value) -> None:
        """Put the cells of each stride together, as pairs of pairs of threes and so on."""
        outer, blocks, unit = out.seen
        *first, last = prime_factors(self.stride) if self.window >= self.stride else (self.window,)
        part, left = cells, self.stride
        for factor in first:
            left //= factor
            folded = recipe.take(Wanted((outer, blocks * left, unit)))
            _fold_neighbours(recipe, part, factor, factor, folded)
            if part is not cells:
                recipe.release(part)
            part = folded
        _fold_neighbours(recipe, part, last, left, out)
        if part is not cells:
            recipe.release(part)

    def pick(self, recipe: Recipe, cells: Value, wanted: Wanted) -> Value:
        """Note: copy cells 0, stride, 2·stride … of `cells`, which are used up."""
        out = recipe.take(wanted)
        _, count, unit = out.seen
        nth, all_cells = every_nth(cells, self.stride, count), View(out.place, out.seen)
        own, wide = f"u{self.item_bytes}", TWICE.get(self.item_bytes, "")
        if self.stride == 2 and unit == 1 and wide and 2 * count <= cells.seen[1]:
            # Two cells seen as one integer of twice the size: cut to half its bits, the first is left. As a
            # cast this is a vector instruction, up to ten times quicker than reading every second cell.
            pairs = View(cells.place, cells.seen, (slice(None), slice(2 * count), 0), wide)
            recipe.call(copy, View(out.place, out.seen, (slice(None), slice(None), 0), own), pairs)
        elif self.stride > 1 and unit > 1 and _moves_well(unit * self.item_bytes):
            cell = f"V{unit * self.item_bytes}"  # all channels of a cell at once
            recipe.call(copy, all_cells._replace(dtype=cell), nth._replace(dtype=cell))
        elif self.stride > 1 and 1 < unit < LONG_UNIT // 4:
            for channel in range(unit):  # else the inner loop would be over 2 or 3 channels
                here = (slice(None), slice(None), channel)
                recipe.call(copy, all_cells._replace(part=here), nth._replace(part=(*nth.part, channel)))
        else:
            recipe.call(copy, all_cells, nth)
        recipe.release(cells)
        return out


def _fold_neighbours(recipe: Recipe, cells: Value, count: int, stride: int, out: Value) -> None:
    """Put cells 0 to `count` − 1 of every `stride` together."""
    recipe.join(cells, cells, 1, out, stride)
    for offset in range(2, count):
        recipe.add(cells, offset, out, stride)


def _moves_well(size: int) -> bool:
    """Whether so many bytes are moved quickly as one."""
    return size in (2, 4, 8, 16) or size >= 24


def copy(target: NDArray[Any], source: NDArray[Any]) -> None:
    """Copy numbers, converted if need be: bits are cut off only where that is wanted, see `Pass`."""
    np.copyto(target, source, casting="unsafe")

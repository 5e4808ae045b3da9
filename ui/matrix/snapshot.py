"""The numbers at one moment: their text, their kind, and texts in cells that are not numbers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from math import prod
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pooling.matrices.volumes import LONGEST_ROW, format_volume, parse_volume
from pooling.number_text import exact_number

Place: TypeAlias = tuple[int, int, int]
"""A cell: slice, row and column; a single matrix is slice 0."""

FIRST_SEED = 1


class PendingCell(NamedTuple):
    """A typed text that is not a number; the cell keeps its last number below it.

    Attributes
    ----------
    slice, row, col : the cell's place
    text, says : the typed text, and the sentence about it
    n : the number of the edit that typed it
    """

    slice: int
    row: int
    col: int
    text: str
    says: str
    n: int = 0

    @property
    def place(self) -> Place:
        """The cell's place as an index."""
        return self.slice, self.row, self.col


@dataclass(frozen=True)
class Snapshot:
    """One state for undo. It holds text, not arrays: `numbers` parses the text.

    Attributes
    ----------
    kind : the kind of the numbers, a key of `SHAPES`
    text : the numbers as the learner wrote them, or after the last edit
    pending : texts that are not numbers, oldest first
    brought : whether the numbers are the default of their kind, not the learner's own
    pattern, seed : the last pattern, and the seed of the random one
    """

    kind: str
    text: str
    pending: tuple[PendingCell, ...] = ()
    brought: bool = field(default=False, compare=False)
    pattern: str = field(default="", compare=False)
    seed: int = field(default=FIRST_SEED, compare=False)

    @property
    def numbers(self) -> NDArray[np.float64]:
        """The numbers as (slices, rows, columns), a new array each time."""
        return parse_volume(self.text, LONGEST_ROW)

    def reading(self, text: str, kind: str, *, brought: bool = False) -> "Snapshot":
        """Return the snapshot with the numbers of a valid text."""
        read = replace(self, kind=kind, text=text, brought=brought)
        return replace(read, pending=_still_pending(self, read.numbers))

    def with_numbers(self, numbers: NDArray[Any], given: Iterable[Place] = ()) -> "Snapshot":
        """Return the snapshot with other numbers; pending texts go where numbers change or are `given`."""
        corrected = self.without_pending(given)
        text = format_volume(numbers)
        if text == format_volume(self.numbers):
            return corrected
        return replace(self, text=text, brought=False, pending=_still_pending(corrected, numbers))

    def with_lines(self, change: Callable[[NDArray[Any]], NDArray[Any]]) -> "Snapshot":
        """Return the snapshot after `change` inserts or deletes a line; pending texts move along."""
        numbers = self.numbers
        names = np.arange(1, prod(numbers.shape) + 1).reshape(numbers.shape)  # 0 is a new cell
        moved = change(names)
        pending = [
            cell._replace(slice=int(at), row=int(row), col=int(col))
            for cell in self.pending
            for at, row, col in np.argwhere(moved == names[cell.place])
        ]
        return replace(self, text=format_volume(change(numbers)), brought=False, pending=tuple(pending))

    def with_pending(self, cell: PendingCell) -> "Snapshot":
        """Return the snapshot with a pending text, if its cell exists; the newest comes last."""
        if not has_cell(self.numbers, cell.place):
            return self
        return replace(self, pending=(*self.without_pending([cell.place]).pending, cell))

    def without_pending(self, places: Iterable[Place]) -> "Snapshot":
        """Return the snapshot without pending texts in these cells."""
        gone = set(places)
        return replace(self, pending=tuple(cell for cell in self.pending if cell.place not in gone))

    def without_last(self) -> "Snapshot":
        """Return the snapshot without the newest pending text."""
        return replace(self, pending=self.pending[:-1])

    def only_pending_differs(self, before: "Snapshot") -> bool:
        """Whether only pending texts have changed since `before`."""
        return self != before and (self.kind, self.text) == (before.kind, before.text)

    def retypes(self, before: "Snapshot") -> bool:
        """Whether the newest pending text is in the same cell as the newest one of `before`."""
        places = {tuple(cell.place for cell in each.pending[-1:]) for each in (self, before)}
        return len(places) == 1


def has_cell(numbers: NDArray[Any], place: Place) -> bool:
    """Whether the cell exists; it may be gone by the time an edit arrives."""
    return all(0 <= at < size for at, size in zip(place, numbers.shape, strict=True))


def _still_pending(before: Snapshot, numbers: NDArray[Any]) -> tuple[PendingCell, ...]:
    """Return the pending texts whose numbers stay the same; none if the shape changes."""
    old = before.numbers
    if old.shape != numbers.shape:
        return ()
    same = [exact_number(old[cell.place]) == exact_number(numbers[cell.place]) for cell in before.pending]
    return tuple(cell for cell, stays in zip(before.pending, same, strict=True) if stays)

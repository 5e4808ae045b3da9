"""Each edit of the numbers, by name: from one snapshot to the next, with its message."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from pooling import PoolingError
from ui.matrix.entries import read_block, read_number
from ui.matrix.fill import filled, pattern_of
from ui.matrix.lines import allowed_shape, reshaped, with_line, without_line
from ui.matrix.snapshot import PendingCell, Place, Snapshot, has_cell
from ui.matrix.words import pasted_part, typed_too_much
from ui.stepper.labels import by

MOST_TYPED = 200
"""Characters that may stay in a cell; no number is written longer."""

Edit: TypeAlias = Mapping[str, Any]


class Said(NamedTuple):
    """The message of an edit: why it changed nothing, or that it was applied only in part."""

    sentence: str
    changed: bool = False


Edited: TypeAlias = tuple[Snapshot, Said | None]


def _type(now: Snapshot, edit: Edit) -> Edited:
    """Set the number of a cell; a text that is not a number stays pending over the last number."""
    place, length = _place(edit), len(edit["text"])
    if length > MOST_TYPED:
        raise PoolingError(typed_too_much(length, MOST_TYPED))
    try:
        number = read_number(edit["text"])
    except PoolingError as error:
        return now.with_pending(PendingCell(*place, edit["text"], str(error), edit.get("n", 0))), None
    return _with_number(now, [place], number), None


def _paint(now: Snapshot, edit: Edit) -> Edited:
    number = read_number(edit["text"])
    return _with_number(now, [_place(cell) for cell in edit["cells"]], number), None


def _with_number(now: Snapshot, places: list[Place], number: float) -> Snapshot:
    """Set the number of cells; those that no longer exist are left out."""
    numbers = now.numbers
    cells = [place for place in places if has_cell(numbers, place)]
    for place in cells:
        numbers[place] = number
    return now.with_numbers(numbers, cells)


def _paste(now: Snapshot, edit: Edit) -> Edited:
    """Set a block of numbers, cut at the edge of the matrix."""
    block, numbers = read_block(edit["text"]), now.numbers
    at, row, col = _place(edit)
    inside = has_cell(numbers, (at, row, col))
    area = numbers[at, row : row + block.shape[0], col : col + block.shape[1]] if inside else block[:0, :0]
    area[...] = block[: area.shape[0], : area.shape[1]]
    cells = [(at, row + down, col + right) for down, right in np.ndindex(area.shape)]
    cut = area.shape != block.shape
    said = Said(pasted_part(by(block.shape), by(area.shape)), changed=inside) if cut else None
    return now.with_numbers(numbers, cells), said


def _restore(now: Snapshot, edit: Edit) -> Edited:
    return now.without_pending([_place(edit)]), None


def _add(now: Snapshot, edit: Edit) -> Edited:
    return now.with_lines(lambda numbers: with_line(numbers, edit["axis"], edit["at"], now.kind)), None


def _drop(now: Snapshot, edit: Edit) -> Edited:
    return now.with_lines(lambda numbers: without_line(numbers, edit["axis"], edit["at"], now.kind)), None


def _fill(now: Snapshot, edit: Edit) -> Edited:
    name, seed = edit["pattern"], edit.get("seed", now.seed)
    numbers = filled(name, now.numbers.shape, seed)
    return replace(now.with_numbers(numbers), pattern=name, seed=seed), None


def _reshape(now: Snapshot, edit: Edit) -> Edited:
    """Resize: a pattern is drawn again, other numbers are cut or padded with zeros."""
    numbers, name = now.numbers, pattern_of(now.numbers, now.seed, now.pattern)
    shape = allowed_shape(numbers.shape, edit["rows"], edit["cols"], now.kind)
    return now.with_numbers(filled(name, shape, now.seed) if name else reshaped(numbers, *shape[1:])), None


def _place(edit: Edit) -> Place:
    """Return the place of an edit or of one of its cells; a single matrix is slice 0."""
    return edit.get("slice", 0), edit["row"], edit["col"]


EDITS: dict[str, Callable[[Snapshot, Edit], Edited]] = {
    "type": _type,
    "paste": _paste,
    "paint": _paint,
    "restore": _restore,
    "add": _add,
    "drop": _drop,
    "fill": _fill,
    "reshape": _reshape,
}
"""The edits of the current numbers; all other edits change the document."""

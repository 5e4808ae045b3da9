"""Tables of numbers for `grids`: an array as matrices side by side, cells and their names, what fits."""

from collections.abc import Collection, Iterator
from html import escape
from math import prod
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pooling.number_text import exact_number, format_number

Values = NDArray[Any]
Marks: TypeAlias = "NDArray[np.bool_] | Collection[tuple[int, ...]]"
"""Cells that glow: True in an array of the shape of the values, or a set of their indices."""

MOST_NUMBERS = 8
"""Matrices with more rows or columns are shown as pictures, not as numbers."""
MOST_IN_A_ROW = 16
"""A single row may be longer."""
MOST_PARTS = 8
"""More matrices than these are pictures."""
NARROW = 3
"""This many columns always fit on a phone; wider tables may scroll, by keyboard too."""
PARTS = {"channel": "Channel", "slice": "Slice", "example": "Example"}
AXES = {1: ("cell",), 2: ("row", "column"), 3: ("slice", "row", "column")}
"""The spatial axes by their number."""


def part_of(rank: int) -> str:
    """Return what matrices are that stand side by side, for a window of `rank` axes."""
    return "slice" if rank == 3 else "channel"


def fits_as_numbers(values: Values) -> bool:
    """Whether an array is small enough to show its numbers."""
    if values.ndim < 2:
        return values.size <= MOST_IN_A_ROW
    return max(values.shape[-2:]) <= MOST_NUMBERS and prod(values.shape[:-2]) <= MOST_PARTS


def planes(values: Values) -> Iterator[Values]:
    """Go through the matrices of an array; a row is a matrix too, and so is one number."""
    matrix = np.atleast_2d(values)
    return iter(matrix.reshape(-1, *matrix.shape[-2:]))


def marked_cells(shape: tuple[int, ...], marks: Marks) -> NDArray[np.bool_]:
    """Return marks as an array of `shape`."""
    if isinstance(marks, np.ndarray):
        return marks if marks.shape == shape else np.zeros(shape, bool)
    marked = np.zeros(shape, bool)
    for index in marks:
        marked[index] = True
    return marked


def cell_words(index: tuple[int, ...], rank: int, part: str = "channel") -> str:
    """Name a cell: "row 1, column 2", in several matrices "channel 0, row 1, column 2".

    >>> cell_words((0, 1, 2), 2, "channel")
    'channel 0, row 1, column 2'
    """
    if len(index) < rank:  # one number for each channel
        axes: tuple[str, ...] = (part,) * len(index)
    else:
        axes = (part,) * (len(index) - rank) + AXES[rank]
    return ", ".join(f"{axis} {place}" for axis, place in zip(axes, index, strict=True))


def cell_html(value: float, kind: str = "", said: str = "") -> str:
    """Return a number as a cell of a class; on hover the exact number, if the text is not, and what is said.

    >>> cell_html(0.5), cell_html(1 / 3, "marked", ", differs")
    ('<td>0.5</td>', '<td class="marked" title="0.3333333333333333, differs">0.3333</td>')
    """
    exact, short = exact_number(value), format_number(value)
    mark = f' class="{kind}"' if kind else ""
    title = f' title="{exact}{said}"' if said or exact != short else ""
    return f"<td{mark}{title}>{short}</td>"


def tables_html(name: str, shape: str, tables: list[list[list[str]]], part: str = "channel") -> str:
    """Return tables of cells, each `<td>…</td>`, side by side in one figure; more than one are numbered."""
    heads = (
        [f"{PARTS[part]} {number}" for number in range(len(tables))]
        if len(tables) > 1
        else [""] * len(tables)
    )
    parts = "".join(_table(name, head, cells) for head, cells in zip(heads, tables, strict=True))
    return (
        f'<figure class="numbers"><figcaption><b>{escape(name)}</b> {shape}</figcaption>'
        f'<div class="parts">{parts}</div></figure>'
    )


def _table(name: str, head: str, cells: list[list[str]]) -> str:
    rows = "".join(f"<tr>{''.join(row)}</tr>" for row in cells)
    label = escape(f"{name}, {head.lower()}" if head else name)
    focus = f' tabindex="0" role="region" aria-label="{label}"' if len(cells[0]) > NARROW else ""
    title = f"<small>{head}</small>" if head else ""
    return f'<div class="scrolls"{focus}>{title}<table>{rows}</table></div>'

"""Medians of windows that lie one column apart: they share the order of their columns, and of pairs of these.

All columns are put in order at once, then every column is merged with its neighbour, every pair with the next
pair, until the lists together are a window; a number whose rank in its list says that it cannot be in the
middle of a window is left out. A 5 × 5 window takes some 90 comparisons in place of 200.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pooling.planes.arithmetic import Array
from pooling.planes.sorting_network import merge_program, run, sort_program


class Ordered(NamedTuple):
    """Lists in order, one for each column, of which the ranks are known that may be in the middle."""

    size: int
    wires: list[Array]


def middle_of_columns(columns: Sequence[Array], width: int, shift: int, middle: range) -> list[Array]:
    """Return the `middle` ranks of windows of `width` columns, each `shift` after the one before.

    `columns` are the first cells of all columns, as one long row, their second cells, and so on; there is a
    window for each column that has enough after it.
    """
    height = len(columns)
    count = height * width

    def ranks(size: int) -> range:
        """Return the ranks in a list of which the middle of the window may be."""
        return range(max(0, middle.start - count + size), min(size, middle.stop))

    def merge(one: Ordered, other: Ordered, wide: int) -> Ordered:
        """Merge with a list that starts `wide` columns further on."""
        sizes, known = zip(*((size, ranks(size)) for size, _ in (one, other)), strict=True)
        length = len(columns[0]) - (wide + other.size // height - 1) * shift
        wires = [wire[:length] for wire in one.wires]
        wires += [wire[wide * shift : wide * shift + length] for wire in other.wires]
        total = sum(sizes)
        return Ordered(total, run(merge_program(sizes, known, ranks(total)), wires))

    made = [Ordered(height, run(sort_program(height, ranks(height)), columns))]
    while 2 << len(made) - 1 <= width:
        made.append(merge(made[-1], made[-1], 1 << len(made) - 1))
    result, wide = made[-1], 1 << len(made) - 1
    for exponent in reversed(range(len(made) - 1)):
        if width >> exponent & 1:
            result = merge(result, made[exponent], wide)
            wide += 1 << exponent
    return result.wires

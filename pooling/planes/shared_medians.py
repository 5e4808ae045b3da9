"""Medians of windows that lie one column apart: they share the order of their columns, and of pairs of these.

All columns are put in order at once, then every column is merged with its neighbour, every pair with the next
pair, until the lists together are a window; a number whose rank in its list says that it cannot be in the
middle of a window is left out. A 5 × 5 window takes some 90 comparisons in place of 200.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pooling.planes.arithmetic import Array

LOW, HIGH = -1, -2
"""Wires that are below and above every number: their comparisons are not made."""
Comparison = tuple[np.ufunc, int, int]
"""np.minimum or np.maximum of two wires, which makes a new one."""


class Program(NamedTuple):
    """Comparisons of what is in two places, each with the place for its result, and where the results are."""

    places: int
    comparisons: tuple[tuple[np.ufunc, int, int, int], ...]
    wanted: tuple[int, ...]


class Ordered(NamedTuple):
    """Lists in order, one for each column, of which the ranks are known that may be in the middle."""

    size: int
    wires: list[Array]


class Network:
    """Comparisons of wires: the first wires are what is compared, each comparison makes two more."""

    def __init__(self, wires: int) -> None:
        self.first = wires
        self.made: list[Comparison] = []

    def sort(self, wires: Sequence[int]) -> list[int]:
        """Return wires in order: both halves in order, merged."""
        half = len(wires) // 2
        return self.merge(self.sort(wires[:half]), self.sort(wires[half:])) if half else list(wires)

    def merge(self, one: Sequence[int], other: Sequence[int]) -> list[int]:
        """Merge ordered wires: Batcher's odd-even merge (Knuth, The Art of Computer Programming 3, 5.3.4)."""
        if not one or not other:
            return [*one, *other]
        if len(one) == len(other) == 1:
            return list(self.compare(one[0], other[0]))
        even, odd = self.merge(one[::2], other[::2]), self.merge(one[1::2], other[1::2])
        both = [self.compare(*pair) for pair in zip(odd, even[1:], strict=False)]
        left = even[1 + len(odd) :] or odd[len(even) - 1 :]
        return [even[0], *(wire for pair in both for wire in pair), *left]

    def compare(self, one: int, other: int) -> tuple[int, int]:
        """Return the wires of the lesser and of the greater number."""
        if LOW in (one, other):
            return LOW, other if one == LOW else one
        if HIGH in (one, other):
            return other if one == HIGH else one, HIGH
        self.made += [(np.minimum, one, other), (np.maximum, one, other)]
        return self.first + len(self.made) - 2, self.first + len(self.made) - 1

    def program(self, wanted: Sequence[int]) -> Program:
        """Return the comparisons that lead to the wires that are wanted, where places are used again."""
        last = dict.fromkeys(wanted, len(self.made))
        kept: list[int] = []
        for place, (_, *inputs) in reversed([*enumerate(self.made)]):
            if self.first + place in last:
                kept.insert(0, place)
                last |= {wire: place for wire in inputs if wire not in last}
        return self._allocate(kept, last, wanted)

    def _allocate(self, kept: Sequence[int], last: dict[int, int], wanted: Sequence[int]) -> Program:
        """Give each comparison that is kept a place, which is free again after the `last` that reads it."""
        found, count = {wire: wire for wire in range(self.first)}, self.first
        free: list[int] = []
        comparisons = []
        for place in kept:
            ufunc, one, other = self.made[place]
            if not free:
                free, count = [count], count + 1
            found[self.first + place] = out = free.pop()
            comparisons.append((ufunc, found[one], found[other], out))
            free += [found[wire] for wire in {one, other} if last[wire] == place and wire >= self.first]
        return Program(count, tuple(comparisons), tuple(found[wire] for wire in wanted))


@lru_cache(maxsize=256)
def sort_program(size: int, ranks: range) -> Program:
    """Return how to find some ranks of so many numbers."""
    network = Network(size)
    ordered = network.sort(range(size))
    return network.program([ordered[rank] for rank in ranks])


@lru_cache(maxsize=256)
def merge_program(sizes: tuple[int, int], known: tuple[range, range], ranks: range) -> Program:
    """Return how to find some ranks of two lists together, of which some ranks are known."""
    network = Network(sum(map(len, known)))
    lists, first = [], 0
    for size, some in zip(sizes, known, strict=True):
        wires = range(first, first + len(some))
        lists.append([LOW] * some.start + [*wires] + [HIGH] * (size - some.stop))
        first += len(some)
    merged = network.merge(*lists)
    return network.program([merged[rank] for rank in ranks])


def run(program: Program, wires: Sequence[Array]) -> list[Array]:
    """Make the comparisons."""
    places = [*wires, *(np.empty_like(wires[0]) for _ in range(program.places - len(wires)))]
    for ufunc, one, other, out in program.comparisons:
        ufunc(places[one], places[other], out=places[out])
    return [places[wire] for wire in program.wanted]


def middle_of_columns(columns: Sequence[Array], width: int, shift: int) -> list[Array]:
    """Return the middle number, or both, of windows of `width` columns, each `shift` after the one before.

    `columns` are the first cells of all columns, as one long row, their second cells, and so on; there is a
    window for each column that has enough after it.
    """
    height = len(columns)
    count = height * width
    middle = range((count - 1) // 2, count // 2 + 1)

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

"""Sorting networks: comparisons that put numbers in order, the same for all windows at once."""

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

    def program(self, wanted: Sequence[int], *, owned: bool = False) -> Program:
        """Return the comparisons that lead to the wires that are wanted, where places are used again.

        Those of the first wires too, if they are `owned`: if nobody reads them afterwards.
        """
        last = dict.fromkeys(wanted, len(self.made))
        kept: list[int] = []
        for place, (_, *inputs) in reversed([*enumerate(self.made)]):
            if self.first + place in last:
                kept.insert(0, place)
                last |= {wire: place for wire in inputs if wire not in last}
        free_from = 0 if owned else self.first
        return self._allocate(kept, {wire: last[wire] for wire in last if wire >= free_from}, wanted)

    def _allocate(self, kept: Sequence[int], last: dict[int, int], wanted: Sequence[int]) -> Program:
        """Give each comparison that is kept a place, which is free again for the `last` that reads it."""
        found, count = {wire: wire for wire in range(self.first)}, self.first
        free: list[int] = []
        comparisons = []
        for place in kept:
            ufunc, *wires = self.made[place]
            one, other = (found[wire] for wire in wires)
            free += [found[wire] for wire in set(wires) if last.get(wire) == place]
            if not free:
                free, count = [count], count + 1
            found[self.first + place] = out = free.pop()
            comparisons.append((ufunc, one, other, out))
        return Program(count, tuple(comparisons), tuple(found[wire] for wire in wanted))


def middle_ranks(count: int) -> range:
    """Return the rank of the middle one of so many numbers, or the ranks of both."""
    return range((count - 1) // 2, count // 2 + 1)


@lru_cache(maxsize=256)
def sort_program(size: int, ranks: range, *, owned: bool = False) -> Program:
    """Return how to find some ranks of so many numbers; if they are `owned`, they may be overwritten.

    >>> sort_program(3, middle_ranks(3), owned=True).places
    4
    """
    network = Network(size)
    ordered = network.sort(range(size))
    return network.program([ordered[rank] for rank in ranks], owned=owned)


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


def comparable(cells: Array) -> Array:
    """Return cells in one piece, float16 as float32: comparing it is slow."""
    dtype = np.promote_types(cells.dtype, np.float32) if cells.dtype.kind == "f" else cells.dtype
    return np.ascontiguousarray(cells, dtype.newbyteorder("="))


def ranks_of_wires(cells: Array, ranks: range) -> list[Array]:
    """Return some ranks of all cells along the first axis, which are overwritten."""
    return run(sort_program(len(cells), ranks, owned=True), list(comparable(cells)))

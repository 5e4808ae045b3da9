"""Windows of any size, merged from blocks of 1, 2, 4, 8 … cells: the cost follows the cells, not the windows.

A window that reads 13 cells is a block of 8, one of 4 and one of 1. Each block is two blocks of half its
size, so about log₂(window) passes over the cells make them all. Padding belongs to no block. What is merged
is a state: one array, or several that belong together, such as a maximum and its place.
"""

from collections.abc import Callable, Iterator
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pooling.windows import WindowPlan
from pooling.windows.axes import AxisPlan, Integers

Array = NDArray[Any]
State = tuple[Array, ...]
Places = slice | Integers
Merge = Callable[[State, State], State]
"""Merges the state of some cells with that of the cells that follow them."""
AT_ONCE = 2**18
"""Numbers that are copied at once, so that a long axis takes little memory."""


class Blocks(NamedTuple):
    """Some windows, and for each the block of one size that is in it."""

    windows: Places
    cells: Places
    """The first cell of each block."""
    is_last: bool
    """Whether these windows have no smaller block; in a window, smaller blocks follow larger ones."""


def block_sizes(axis: AxisPlan) -> range:
    """Return the exponents of the blocks: 0 for single cells, 1 for two cells …"""
    return range(axis.most.bit_length())


def find_blocks(axis: AxisPlan, exponent: int, at_once: int) -> Iterator[Blocks]:
    """Find the blocks of 2 ** `exponent` cells: of whole windows as slices, of clipped ones as lists."""
    whole = axis.whole_windows()
    if whole and axis.window >> exponent & 1:
        start = axis.positions(whole.start)[axis.window >> exponent + 1 << exponent + 1]
        cells = slice(start, start + (len(whole) - 1) * axis.stride + 1, axis.stride)
        yield Blocks(slice(whole.start, whole.stop), cells, axis.window % (1 << exponent) == 0)
    clipped = (range(whole.start), range(whole.stop, axis.output_size))
    for start, stop in (
        (start, min(start + at_once, some.stop))
        for some in clipped
        for start in range(some.start, some.stop, at_once)
    ):
        yield from _list_blocks(axis, exponent, start, stop)


def _list_blocks(axis: AxisPlan, exponent: int, start: int, stop: int) -> Iterator[Blocks]:
    first, counts = axis.real_cells(start, stop)
    cells = first + (counts >> exponent + 1 << exponent + 1) * axis.dilation  # larger blocks come first
    for is_last in (True, False):
        ends = counts % (1 << exponent) == 0
        found = np.flatnonzero((counts >> exponent & 1 == 1) & (ends == is_last))
        if found.size:
            yield Blocks(found + start, cells[found], is_last)


def merge_windows(state: State, plan: WindowPlan, merge: Merge) -> State:
    """Merge every window, columns first: cells that are merged are in reading order."""
    for axis, axis_plan in zip(range(-1, -len(plan.axes) - 1, -1), reversed(plan.axes), strict=True):
        lines = tuple(np.moveaxis(each, axis, 0) for each in state)
        state = tuple(np.moveaxis(each, 0, axis) for each in merge_lines(lines, axis_plan, merge))
    return state


def merge_lines(blocks: State, axis: AxisPlan, merge: Merge) -> State:
    """Merge along the first axis."""
    result = tuple(np.empty((axis.output_size, *each.shape[1:]), each.dtype) for each in blocks)
    for exponent in block_sizes(axis):
        if exponent:
            shift = axis.dilation << exponent - 1
            blocks = merge(tuple(each[:-shift] for each in blocks), tuple(each[shift:] for each in blocks))
        for found in find_blocks(axis, exponent, lines_at_once(blocks)):
            _take(result, blocks, found, merge)
    return result


def lines_at_once(state: State) -> int:
    """Return how many lines of a state are copied at once."""
    return max(1, AT_ONCE // max(1, prod(state[0].shape[1:])))


def _take(result: State, blocks: State, found: Blocks, merge: Merge) -> None:
    """Put the blocks that were found before what the windows have of the cells after them."""
    new = tuple(each[found.cells] for each in blocks)
    if not found.is_last:
        new = merge(new, tuple(each[found.windows] for each in result))
    for each, some in zip(result, new, strict=True):
        each[found.windows] = some


def spread_windows(shares: Array, axis: AxisPlan) -> Array:
    """Add to every cell along the first axis the `shares` of its windows, largest blocks first."""
    halves = np.zeros((0, *shares.shape[1:]), shares.dtype)
    for exponent in reversed(block_sizes(axis)):
        blocks, shift = halves, axis.dilation << exponent
        halves = np.zeros((block_count(axis, exponent), *shares.shape[1:]), shares.dtype)
        for half in halves[: len(blocks)], halves[shift : shift + len(blocks)]:
            half += blocks
        for found in find_blocks(axis, exponent, lines_at_once((shares,))):
            combine_at(np.add, halves, found.cells, shares[found.windows])
    return halves


def combine_at(ufunc: np.ufunc, there: Array, at: Places, new: Array) -> None:
    """Combine what is there with what is new, in place; a list of places may have one several times."""
    if isinstance(at, slice):
        ufunc(there[at], new, out=there[at])
    else:
        ufunc.at(there, at, new)


def block_count(axis: AxisPlan, exponent: int) -> int:
    """Count the places along an axis where a block of 2 ** `exponent` cells may start."""
    return max(0, axis.size - ((1 << exponent) - 1) * axis.dilation)

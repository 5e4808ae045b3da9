"""Messages from windows to their cells that stay in range, however far the numbers are apart.

A window sends every cell a triple (level, a, b), which stands for scale(x, level) · (a + b · (x − level)).
The level is the window's greatest number; where two messages meet, both are scaled to the lower level, which
no number that they reach exceeds. So no scale exceeds 1, and what is lost is too small for a float.
"""

from typing import Protocol

import numpy as np

from pooling.planes.arithmetic import Array, product
from pooling.vectorized.doubling import (
    Places,
    State,
    block_count,
    block_sizes,
    combine_at,
    find_blocks,
    lines_at_once,
)
from pooling.windows import WindowPlan
from pooling.windows.axes import AxisPlan


class Messages(Protocol):
    """How messages are scaled."""

    def scale(self, low: Array, high: Array) -> Array:
        """Return the factor from a level to a lower one, at most 1; 1 where they are equal."""


def spread(sent: State, plan: WindowPlan, pooling: Messages) -> State:
    """Send every window's message to its cells, along one axis after the other."""
    for axis, axis_plan in zip(range(-len(plan.axes), 0), plan.axes, strict=True):
        lines = tuple(np.moveaxis(each, axis, 0) for each in sent)
        sent = tuple(np.moveaxis(each, 0, axis) for each in _spread_lines(lines, axis_plan, pooling))
    return sent


def _spread_lines(sent: State, axis: AxisPlan, pooling: Messages) -> State:
    """Send messages to blocks of cells along the first axis, and from these to their halves."""
    halves = tuple(each[:0] for each in sent)
    for exponent in reversed(block_sizes(axis)):
        blocks, shift = halves, axis.dilation << exponent
        level = np.full((block_count(axis, exponent), *sent[0].shape[1:]), np.inf, sent[0].dtype)
        halves = level, np.zeros_like(level), np.zeros_like(level)
        parts: list[tuple[Places, State]] = [(slice(at, at + len(blocks[0])), blocks) for at in (0, shift)]
        found = find_blocks(axis, exponent, lines_at_once(sent))
        parts += [(each.cells, tuple(message[each.windows] for message in sent)) for each in found]
        for at, (levels, _, _) in parts:
            combine_at(np.minimum, level, at, levels)
        for at, messages in parts:
            _receive(halves, at, messages, pooling)
    return halves


def _receive(halves: State, at: Places, messages: State, pooling: Messages) -> None:
    """Add messages to those that are there, at their level."""
    level, pulls, slopes = messages
    lower = halves[0][at]
    scale = pooling.scale(lower, level)
    more = product(scale, pulls + product(slopes, distance(lower, level))), product(scale, slopes)
    for half, new in zip(halves[1:], more, strict=True):
        combine_at(np.add, half, at, new)


def distance(one: Array, other: Array) -> Array:
    """Subtract; 0 where both are equal, also where both are infinite."""
    return np.where(one == other, 0.0, one - other)

"""Sums of exponentials in which every cell is relative to the greatest of its own window, axis by axis.

A column's exponentials are relative to the greatest of the column, and the columns' sums to the greatest
column: none overflows, and what underflows is too small to count. All for finite numbers and small windows;
others are merged from blocks (`pooling.planes.exponentials`).
"""

from typing import Any

import numpy as np

from pooling.planes.arithmetic import LEAST, LEAST_POWER, Array
from pooling.vectorized.slices import axis_pieces, is_small
from pooling.windows import WindowPlan
from pooling.windows.axes import AxisPlan

Sums = tuple[Array, ...]
"""The greatest of some cells, Σ e of them with e = exp(β (cell − greatest)), and Σ e x if it is wanted."""
LARGEST = 1e140
"""The product of two numbers up to here, and the sum of many, is a float."""


def can_be_relative(x: Array, plan: WindowPlan, beta: float) -> bool:
    """Whether the windows are small, and nothing that is made of β and x can overflow."""
    return all(map(is_small, plan.axes)) and largest(x) * max(1.0, float(beta)) < LARGEST


def largest(x: Array) -> float:
    """Return the largest |x|, NaN if any is."""
    return max(float(x.max(initial=0)), -float(x.min(initial=0)))


def relative_sums(cells: Sums, plan: WindowPlan, beta: float = 1.0) -> list[Sums]:
    """Return the sums along the first axis, those of these along the next one, and so on to whole windows.

    `cells` are numbers and, for Σ e x, the numbers once more.
    """
    stages: list[Sums] = []
    (numbers, *others), ones = cells, None
    for axis, axis_plan in zip(range(-len(plan.axes), 0), plan.axes, strict=True):
        state = (numbers, ones, *others)
        lines = [None if each is None else np.ascontiguousarray(np.moveaxis(each, axis, 0)) for each in state]
        made = _sum_lines(lines, axis_plan, beta)
        stages.append(tuple(np.moveaxis(each, 0, axis) for each in made))
        numbers, ones, *others = stages[-1]
    return stages


def _sum_lines(lines: list[Any], axis: AxisPlan, beta: float) -> Sums:
    """Add up along the first axis; single cells have no sums yet."""
    (numbers, *terms), pieces = lines, axis_pieces(axis)
    shape = axis.output_size, *numbers.shape[1:]
    peaks, totals = np.full(shape, -np.inf, numbers.dtype), [np.zeros(shape, numbers.dtype) for _ in terms]
    for windows, cells in pieces:
        np.maximum(peaks[windows], numbers[cells], out=peaks[windows])
    for windows, cells in pieces:
        powers = numbers[cells] - peaks[windows]
        shares = falling_exp(powers if beta == 1 else beta * powers)
        if len(terms) > 1:
            shares -= LEAST  # what is far away has no weight at all: Σ e x may be 0
        for total, term in zip(totals, terms, strict=True):
            total[windows] += shares if term is None else shares * term[cells]
    return peaks, *totals


def falling_exp(powers: Array) -> Array:
    """Return exp(powers), in their place, of what is at most 0; it is never less than exp(−700).

    Without that limit it takes up to ten times as long.
    """
    np.clip(powers, LEAST_POWER, 0.0, out=powers)  # half the time of maximum
    np.exp(powers, out=powers)
    return powers

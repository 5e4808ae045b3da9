"""The gradients of `pooling.planes.relative`: from windows to their columns, and from these to cells.

What is handed on is a pair (a, b), which stands for e · (a + b · (x − level)) with e = exp(β (x − level)),
where the level is the greatest of the window, or of one of its columns. At the cell itself that is a.
"""

from itertools import pairwise
from typing import Any

import numpy as np

from pooling.planes.arithmetic import LEAST, Array
from pooling.planes.relative import LARGEST, can_be_relative, falling_exp, largest, relative_sums
from pooling.vectorized.slices import axis_pieces
from pooling.windows import WindowPlan
from pooling.windows.axes import AxisPlan


def can_be_handed_on(x: Array, plan: WindowPlan, beta: float, grad: Array) -> bool:
    """Whether the windows are small, and nothing that is made of all these numbers can overflow."""
    return can_be_relative(x, plan, beta) and largest(grad) * max(1.0, float(beta)) < LARGEST


def softmax_gradient(x: Array, plan: WindowPlan, beta: float, grad: Array) -> Array:
    """Return the gradient of the softmax-weighted mean: g w (1 + β (x − result))."""
    stages = relative_sums((x, x), plan, beta)
    peaks, totals, weighted = stages[-1]
    shares = grad / totals
    pulls = shares * (1 + beta * (peaks - weighted / totals))
    return _hand_on([x, *(stage[0] for stage in stages)], (pulls, beta * shares), plan, beta)


def log_mean_exp_gradient(x: Array, plan: WindowPlan, beta: float, grad: Array) -> Array:
    """Return the gradient of log-sum-exp: g w."""
    stages = relative_sums((x,), plan, beta)
    return _hand_on([x, *(stage[0] for stage in stages)], (grad / stages[-1][1],), plan, beta)


def _hand_on(levels: list[Array], sent: tuple[Array, ...], plan: WindowPlan, beta: float) -> Array:
    """Undo one stage after the other, the last one first."""
    axes = zip(range(-1, -len(plan.axes) - 1, -1), reversed(plan.axes), strict=True)
    for (axis, axis_plan), (high, low) in zip(axes, pairwise(reversed(levels)), strict=True):
        lines = [np.ascontiguousarray(np.moveaxis(each, axis, 0)) for each in (low, high, *sent)]
        sent = tuple(np.moveaxis(each, 0, axis) for each in _hand_on_lines(lines, axis_plan, beta))
    return sent[0]


def _hand_on_lines(lines: list[Any], axis: AxisPlan, beta: float) -> list[Array]:
    """Send along the first axis what each window has to each of its cells."""
    low, high, pulls, *slopes = lines
    received = [np.zeros_like(low) for _ in lines[2:]]
    for windows, cells in axis_pieces(axis):
        gaps = low[cells] - high[windows]
        shares = falling_exp(beta * gaps) - LEAST
        received[0][cells] += shares * pulls[windows]
        for slope in slopes:
            slope_here = shares * slope[windows]
            received[1][cells] += slope_here
            received[0][cells] += slope_here * gaps
    return received

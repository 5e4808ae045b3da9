"""Mistakes that one reduction alone invites: swapped shares, no root or logarithm, one middle cell."""

from collections.abc import Iterator
from dataclasses import replace
from math import inf

import numpy as np

from pooling import PoolSpec, plan_windows, pool, steps
from pooling.misconceptions.mistake import Array, Mistake

MOST_STEPS = 1024
"""Windows up to which the middle cells of a median are looked up."""


def formula_mistakes(x: Array, spec: PoolSpec) -> Iterator[Mistake]:
    """Yield what these mistakes lead to."""
    with np.errstate(all="ignore"):  # a power may overflow: ∞ is then the number
        if spec.reduction == "mixed" and spec.alpha != 0.5:
            other = replace(spec, alpha=1 - spec.alpha)
            yield Mistake("swapped", pool(x, other), x, other)
        if spec.reduction in ("lp", "gem") and 1 < spec.p < inf:
            yield Mistake("root", pool(x, spec) ** spec.p)
        if spec.reduction == "lse" and spec.beta:
            yield Mistake("logarithm", np.exp(spec.beta * pool(x, spec)))
    if spec.reduction == "median":
        yield from _middles(x, spec)


def _middles(x: Array, spec: PoolSpec) -> Iterator[Mistake]:
    """Yield the lower and the upper cell in the middle of every window."""
    plan = plan_windows(spec, x.shape)
    if plan.window_count > MOST_STEPS:
        return
    found = [[x[cell] for cell in step.winners] or [step.result] for step in steps(x, spec)]
    for name, take in (("lower", np.min), ("upper", np.max)):
        yield Mistake(name, np.array([take(cells) for cells in found]).reshape(plan.output_shape))

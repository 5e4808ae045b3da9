"""Mistakes that one reduction alone invites: swapped shares, no root or logarithm, one middle cell."""

from collections.abc import Iterator
from dataclasses import replace
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec, plan_windows, pool, steps
from pooling.number_text import format_number

MOST_STEPS = 1024
"""Windows up to which the middle cells of a median are looked up."""


def own_sentences(spec: PoolSpec) -> dict[str, str]:
    """Return the sentence of each mistake; `{typed}` is the learner's number."""
    middle = "{typed} is one of the two cells in the middle; the median is their mean."
    total = "sum" if spec.reduction == "lp" else "mean"
    divided = "" if spec.beta == 1 else f", and divide it by {format_number(spec.beta)}"
    return {
        "swapped": f"{{typed}} has the shares swapped: {format_number(spec.alpha)} is the share of the max.",
        "root": f"{{typed}} is the {total} of the powers; take it to the power of 1/{format_number(spec.p)}.",
        "logarithm": f"{{typed}} is the mean of the exponentials; take its logarithm{divided}.",
        "lower": middle,
        "upper": middle,
    }


def own_results(x: NDArray[Any], spec: PoolSpec) -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield the results of these mistakes."""
    with np.errstate(all="ignore"):  # a power may overflow: ∞ is then the number
        if spec.reduction == "mixed" and spec.alpha != 0.5:
            yield "swapped", pool(x, replace(spec, alpha=1 - spec.alpha))
        if spec.reduction in ("lp", "gem") and 1 < spec.p < inf:
            yield "root", pool(x, spec) ** spec.p
        if spec.reduction == "lse" and spec.beta:
            yield "logarithm", np.exp(spec.beta * pool(x, spec))
    if spec.reduction == "median":
        yield from _middles(x, spec)


def _middles(x: NDArray[Any], spec: PoolSpec) -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield the lower and the upper cell in the middle of every window."""
    plan = plan_windows(spec, x.shape)
    if plan.window_count > MOST_STEPS:
        return
    found = [[x[cell] for cell in step.winners] or [step.result] for step in steps(x, spec)]
    for name, take in (("lower", np.min), ("upper", np.max)):
        yield name, np.array([take(cells) for cells in found]).reshape(plan.output_shape)

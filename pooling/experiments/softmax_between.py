"""Softmax pooling, between average and max: exercise 5 of Dive into Deep Learning's section on pooling."""

from functools import cache

import numpy as np

from pooling.experiments.facts import Facts, Table, plain
from pooling.layers.exponentials import softmax_pool
from pooling.layers.extremes import max_pool
from pooling.layers.totals import avg_pool

WINDOW = np.array([[1.0, 3.0], [5.0, 6.0]])
"""The first window of the deep dive's 4 × 4."""
BETAS = (0, 0.1, 0.5, 1, 2, 5, 10)
TIMES, HUGE = 10, 1000


def _softmax(window: np.ndarray, beta: float = 1) -> float:
    return float(softmax_pool(window, 2, beta=beta)[0, 0])


def _naive(window: np.ndarray) -> float:
    """Return the same from the formula as it is written, without taking off the maximum first."""
    with np.errstate(all="ignore"):
        powers = np.exp(window)
        return float((window * powers).sum() / powers.sum())


@cache
def softmax_between() -> Facts:
    """Make the window's numbers ten times as large, and see whose result grows ten times."""
    results = {"max": max_pool(WINDOW, 2), "avg": avg_pool(WINDOW, 2)}
    larger = {"max": max_pool(TIMES * WINDOW, 2), "avg": avg_pool(TIMES * WINDOW, 2)}
    return {
        "times": TIMES,
        "window": ", ".join(f"{cell:.0f}" for cell in WINDOW.ravel()),
        "no_beta": BETAS[0],
        "large_beta": BETAS[-1],
        "softmax": round(_softmax(WINDOW), 3),
        "ten_times_softmax": round(TIMES * _softmax(WINDOW), 3),
        "softmax_of_ten_times": round(_softmax(TIMES * WINDOW), 3),
        **{name: plain(value[0, 0]) for name, value in results.items()},
        **{f"{name}_of_ten_times": plain(value[0, 0]) for name, value in larger.items()},
        "beta_ten": round(_softmax(WINDOW, BETAS[-1]), 3),
        "exponentials": WINDOW.size,
        "huge": HUGE,
        "naive": "NaN" if np.isnan(_naive(HUGE * WINDOW)) else _naive(HUGE * WINDOW),
        "careful": round(_softmax(HUGE * WINDOW), 3),
    }


@cache
def softmax_between_table() -> Table:
    """Pool one window with a growing β: from its average to its maximum."""
    rows = tuple((f"β = {beta}", round(_softmax(WINDOW, beta), 3)) for beta in BETAS)
    return Table(("β", "Result"), rows)

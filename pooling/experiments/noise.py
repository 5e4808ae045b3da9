"""What pooling makes of noise: of many small errors, and of single broken cells."""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.experiments.facts import Facts, Table
from pooling.fast import pool
from pooling.spec import PoolSpec

LEVEL, SPREAD, SIDE, SEEDS = 100, 10, 128, 8
"""An even grey, the standard deviation of its noise, the cells of a side, and how often it is drawn."""


def noisy(seed: int) -> NDArray[np.float64]:
    """Draw an even map with normal noise on every cell, of shape (128, 128)."""
    return np.random.default_rng(seed).normal(LEVEL, SPREAD, (SIDE, SIDE))


def errors(reduction: str) -> NDArray[np.float64]:
    """Return the difference from the true level after a pool of 2 × 2, for every seed and cell."""
    return np.stack([pool(noisy(seed), PoolSpec.of(reduction, 2)) - LEVEL for seed in range(SEEDS)])


def size_of(error: NDArray[Any]) -> float:
    """Return the root of the mean square: how far off a cell usually is."""
    return float(np.sqrt(np.mean(error**2)))


@cache
def noise() -> Facts:
    """Measure how far a cell is off, before and after pooling: the average halves it."""
    biggest, mean = errors("max"), errors("avg")
    before = size_of(np.stack([noisy(seed) - LEVEL for seed in range(SEEDS)]))
    return {
        "level": LEVEL,
        "spread": SPREAD,
        "seeds": SEEDS,
        "before": round(before, 1),
        "avg": round(size_of(mean), 1),
        "max": round(size_of(biggest), 1),
        "median": round(size_of(errors("median")), 1),
        "max_mean": round(LEVEL + float(biggest.mean()), 1),
        "avg_mean": round(LEVEL + float(mean.mean()), 1),
    }


@cache
def noise_table() -> Table:
    """Return how far off each reduction is."""
    names = {"max": "Max", "min": "Min", "median": "Median", "avg": "Average"}
    rows = tuple((label, round(size_of(errors(name)), 1)) for name, label in names.items())
    return Table(("Pooled by", "How far off"), (("Not pooled", noise()["before"]), *rows))

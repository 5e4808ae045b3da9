"""Where a gradient arrives: how many cells of a map learn something from one backward pass."""

from functools import cache

import numpy as np

from pooling.experiments.facts import Facts, Table
from pooling.fast import pool
from pooling.gradient import pool_backward
from pooling.layers.global_pooling import global_pool_backward
from pooling.network.layers import relu
from pooling.spec import PoolSpec

SIDE, MAP, SEED = 64, 7, 0


def reached(spec: PoolSpec, seed: int = SEED) -> float:
    """Return the share of cells that get a gradient, on a map of 64 × 64 random numbers without ties."""
    x = np.random.default_rng(seed).permutation(SIDE * SIDE).reshape(SIDE, SIDE).astype(float)
    back = pool_backward(x, spec, np.ones(pool(x, spec).shape))
    return float(np.mean(back != 0))


def share_dead(seed: int = SEED) -> float:
    """Return the share of max pooling's gradients that die in a ReLU: windows of zeros alone.

    The windows of a random map after a ReLU: all four cells are negative before it once in sixteen.
    """
    before = np.random.default_rng(seed).normal(size=(4 * SIDE, 4 * SIDE))
    spec = PoolSpec.of("max", 2)
    after = relu(before)
    back = pool_backward(after, spec, np.ones(pool(after, spec).shape)) * (before > 0)
    return float(1 - np.count_nonzero(back) / pool(after, spec).size)


@cache
def gradients() -> Facts:
    """Measure the share of cells that a gradient reaches."""
    whole = np.random.default_rng(SEED).permutation(MAP * MAP).reshape(1, MAP, MAP).astype(float)
    ones = np.ones(1)
    global_max, global_avg = (global_pool_backward(whole, ones, name) for name in ("max", "avg"))
    return {
        "max": _percent(reached(PoolSpec.of("max", 2))),
        "avg": _percent(reached(PoolSpec.of("avg", 2))),
        "max_three": _percent(reached(PoolSpec.of("max", 3))),
        "side": MAP,
        "map_cells": MAP * MAP,
        "global_max_cells": int(np.count_nonzero(global_max)),
        "global_avg_cells": int(np.count_nonzero(global_avg)),
        "global_avg_each": f"1/{round(1 / float(global_avg.max()))}",
        "dead": _percent(share_dead()),
        "parameters": 0,
        "none": 0,
        "kernels": 8,
        "kernel_parameters": 3 * 3 * 8 + 8,
    }


@cache
def gradients_table() -> Table:
    """Return the share of cells that a gradient reaches, for several layers."""
    cases = {
        "Max, 2 × 2, stride 2": PoolSpec.of("max", 2),
        "Max, 3 × 3, stride 2": PoolSpec.of("max", 3, strides=2),
        "Max, 3 × 3, stride 3": PoolSpec.of("max", 3),
        "Average, 2 × 2, stride 2": PoolSpec.of("avg", 2),
    }
    return Table(
        ("Layer", "Cells that get a gradient, %"),
        tuple((name, _percent(reached(spec))) for name, spec in cases.items()),
    )


def _percent(share: float) -> float:
    return round(100 * share, 1)

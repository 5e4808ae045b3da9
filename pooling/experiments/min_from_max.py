"""Min pooling without a layer for it: min(x) = −max(−x)."""

from functools import cache

import numpy as np

from pooling.experiments.facts import Facts
from pooling.layers.extremes import max_pool, min_pool

MAPS, SIDE = 1000, 8


@cache
def min_from_max() -> Facts:
    """Pool random maps by min, and their negatives by max; count the numbers that differ."""
    maps = np.random.default_rng(1).normal(size=(MAPS, SIDE, SIDE))
    direct, turned = min_pool(maps, 2), -max_pool(-maps, 2)
    return {"maps": MAPS, "numbers": direct.size, "differing": int(np.count_nonzero(direct != turned))}

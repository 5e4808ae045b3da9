"""Average pooling as a convolution: exercise 1 of Dive into Deep Learning's section on pooling."""

from functools import cache

import numpy as np

from pooling.experiments.facts import Facts
from pooling.layers.totals import avg_pool
from pooling.network.convolution import conv2d

WINDOW, MAPS, SIDE, CHANNELS = 2, 1000, 8, 64
ROUNDING = 1e-12


@cache
def average_as_convolution() -> Facts:
    """Pool random maps, and convolve the same maps with a kernel of equal weights."""
    maps = np.random.default_rng(1).normal(size=(MAPS, SIDE, SIDE))
    kernel = np.full((WINDOW, WINDOW), 1 / WINDOW**2)
    gap = np.abs(avg_pool(maps, WINDOW) - conv2d(maps, kernel, strides=WINDOW))
    weights = CHANNELS * CHANNELS * WINDOW**2
    return {
        "weight": 1 / WINDOW**2,
        "sum_weight": 1,
        "maps": MAPS,
        "numbers": MAPS * (SIDE // WINDOW) ** 2,
        "equal": int((gap < ROUNDING).sum()),
        "largest_difference": float(gap.max()),
        "channels": CHANNELS,
        "weights": weights,
        "not_zero": CHANNELS * WINDOW**2,
        "zeros": weights - CHANNELS * WINDOW**2,
    }

"""Two channels, X and X + 1: pooled apart, and what adding them up would give."""

from functools import cache

import numpy as np

from pooling.experiments.facts import Facts
from pooling.layers.extremes import max_pool


@cache
def channels() -> Facts:
    """Pool X = 0 … 15 and X + 1 with a 3 × 3 window, padding 1, stride 2, as Dive into Deep Learning does."""
    x = np.arange(16).reshape(4, 4)
    first, second = max_pool(np.stack([x, x + 1]), 3, strides=2, padding=1)
    return {
        "first": ", ".join(map(str, first.ravel())),
        "second": ", ".join(map(str, second.ravel())),
        "answer": int(second[0, 0]),
        "added": int(first[0, 0] + second[0, 0]),
    }

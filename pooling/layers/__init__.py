"""The layers by name: `pool` with the reduction in the function's name, the settings as arguments.

Each function spells out all its arguments, so editors complete them and `help` explains them. A test keeps
the words of a shared argument the same in all. `from __future__ import annotations` keeps the types short
in `help`: `x: ArrayLike` instead of what that stands for.
"""

from pooling.layers.exponentials import lse_pool, softmax_pool
from pooling.layers.extremes import max_pool, min_pool
from pooling.layers.median_and_mixed import median_pool, mixed_pool
from pooling.layers.norms import gem_pool, lp_pool
from pooling.layers.totals import avg_pool, sum_pool

__all__ = [
    "avg_pool",
    "gem_pool",
    "lp_pool",
    "lse_pool",
    "max_pool",
    "median_pool",
    "min_pool",
    "mixed_pool",
    "softmax_pool",
    "sum_pool",
]

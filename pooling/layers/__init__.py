"""The layers by name: `pool` with the reduction in the function's name, the settings as arguments.

Each function spells out all its arguments, so editors complete them and `help` explains them. A test keeps
the words of a shared argument the same in all six. `from __future__ import annotations` keeps the types short
in `help`: `x: ArrayLike` instead of what that stands for.
"""

from pooling.layers.extremes import max_pool, min_pool
from pooling.layers.norms import lp_pool, softmax_pool
from pooling.layers.totals import avg_pool, sum_pool

__all__ = ["avg_pool", "lp_pool", "max_pool", "min_pool", "softmax_pool", "sum_pool"]

"""Pooling Lab's core: pooling as pure functions over NumPy arrays.

>>> from pooling import PoolSpec, pool
>>> pool([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], PoolSpec.of("max", 2))
array([[6, 4],
       [7, 9]])
"""

from pooling.errors import PoolingError
from pooling.fast import pool
from pooling.global_pooling import global_avg_pool, global_max_pool, global_pool
from pooling.gradient import pool_backward
from pooling.layers import avg_pool, max_pool
from pooling.spec import PoolSpec
from pooling.stepping import Step, steps
from pooling.windows import WindowPlan, plan_windows

__all__ = [
    "PoolSpec",
    "PoolingError",
    "Step",
    "WindowPlan",
    "avg_pool",
    "global_avg_pool",
    "global_max_pool",
    "global_pool",
    "max_pool",
    "plan_windows",
    "pool",
    "pool_backward",
    "steps",
]

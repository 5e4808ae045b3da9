"""Pooling Lab's core: pooling as pure functions over NumPy arrays.

>>> from pooling import PoolSpec, pool
>>> pool([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], PoolSpec.of("max", 2))
array([[6, 4],
       [7, 9]])
"""

from pooling.adaptive.gradient import adaptive_pool_backward
from pooling.adaptive.plan import plan_adaptive
from pooling.adaptive.pool import adaptive_pool
from pooling.adaptive.stepping import adaptive_steps
from pooling.blur.gradient import blur_pool_backward
from pooling.blur.pool import blur_pool
from pooling.blur.stepping import blur_steps
from pooling.errors import PoolingError
from pooling.fast import pool
from pooling.fractional.gradient import fractional_pool_backward
from pooling.fractional.plan import plan_fractional
from pooling.fractional.pool import fractional_pool
from pooling.fractional.stepping import fractional_steps
from pooling.gradient import pool_backward
from pooling.indices import pool_with_indices, unpool
from pooling.layers import (
    avg_pool,
    gem_pool,
    lp_pool,
    lse_pool,
    max_pool,
    median_pool,
    min_pool,
    mixed_pool,
    softmax_pool,
    sum_pool,
)
from pooling.layers.global_pooling import global_avg_pool, global_max_pool, global_pool, global_pool_backward
from pooling.roi.align import roi_align
from pooling.roi.align_gradient import roi_align_backward
from pooling.roi.pool import roi_pool
from pooling.roi.pool_gradient import roi_pool_backward
from pooling.roi.stepping import roi_align_steps, roi_pool_steps
from pooling.spec import PoolSpec
from pooling.stepping import Step, steps
from pooling.stochastic.gradient import stochastic_pool_backward
from pooling.stochastic.pool import stochastic_pool
from pooling.stochastic.stepping import stochastic_steps
from pooling.windows import WindowPlan, plan_windows

__all__ = [
    "PoolSpec",
    "PoolingError",
    "Step",
    "WindowPlan",
    "adaptive_pool",
    "adaptive_pool_backward",
    "adaptive_steps",
    "avg_pool",
    "blur_pool",
    "blur_pool_backward",
    "blur_steps",
    "fractional_pool",
    "fractional_pool_backward",
    "fractional_steps",
    "gem_pool",
    "global_avg_pool",
    "global_max_pool",
    "global_pool",
    "global_pool_backward",
    "lp_pool",
    "lse_pool",
    "max_pool",
    "median_pool",
    "min_pool",
    "mixed_pool",
    "plan_adaptive",
    "plan_fractional",
    "plan_windows",
    "pool",
    "pool_backward",
    "pool_with_indices",
    "roi_align",
    "roi_align_backward",
    "roi_align_steps",
    "roi_pool",
    "roi_pool_backward",
    "roi_pool_steps",
    "softmax_pool",
    "steps",
    "stochastic_pool",
    "stochastic_pool_backward",
    "stochastic_steps",
    "sum_pool",
    "unpool",
]

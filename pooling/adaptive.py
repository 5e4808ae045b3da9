"""Adaptive pooling: the output's shape is given, and the windows follow from it."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.arrays import as_real_array, restore_format, spatial_last
from pooling.composite import COMPOSITE, pool_composite
from pooling.formulas import SCALE
from pooling.gradient import backpropagate
from pooling.reductions import REDUCTIONS
from pooling.slices import reduce_windows
from pooling.stepping import Step, iter_steps
from pooling.uneven import OutputShape, plan_adaptive, read_output_shape
from pooling.windows import WindowPlan


def adaptive_pool(
    x: ArrayLike,
    output_shape: OutputShape,
    reduction: str = "avg",
    *,
    data_format: str = "channels_first",
    p: float = 2.0,
    beta: float = 1.0,
) -> NDArray[Any]:
    """Pool `x`, of shape `(..., H, W)`, to `output_shape`: an int is a square, None keeps an axis's size.

    Window i of m over n cells runs from ⌊i·n/m⌋ to ⌈(i+1)·n/m⌉, as in PyTorch and Keras: where m does not
    divide n, windows differ in size and neighbours share cells. `p` and `beta` are as in `PoolSpec.of`.

    >>> adaptive_pool([[1, 2, 3, 4, 5]], (1, 3))
    array([[1.5, 3. , 4.5]])

    Raises:
        PoolingError: as `plan_adaptive`, or `x` is not an array of real numbers with enough axes.
    """
    planes, plan = _planned(x, output_shape, reduction, data_format, p, beta)
    return restore_format(_pool_planes(planes, plan), len(plan.axes), data_format)


def adaptive_pool_backward(
    x: ArrayLike,
    output_shape: OutputShape,
    grad_output: ArrayLike,
    reduction: str = "avg",
    *,
    data_format: str = "channels_first",
    p: float = 2.0,
    beta: float = 1.0,
) -> NDArray[Any]:
    """Return d loss / d `x`, given d loss / d output; see `pool_backward`.

    >>> adaptive_pool_backward([[1.0, 2.0, 3.0]], (1, 2), [[2.0, 4.0]])
    array([[1., 3., 2.]])

    Raises:
        PoolingError: as `adaptive_pool`, or `grad_output` has not the output's shape.
    """
    planes, plan = _planned(x, output_shape, reduction, data_format, p, beta)
    return restore_format(backpropagate(planes, plan, grad_output, data_format), len(plan.axes), data_format)


def adaptive_steps(
    x: ArrayLike, output_shape: OutputShape, reduction: str = "avg", *, p: float = 2.0, beta: float = 1.0
) -> Iterator[Step]:
    """Visit the windows of adaptive pooling over `x` (its spatial axes only), in reading order.

    >>> [step.values for step in adaptive_steps([1, 2, 3], (2,))]
    [[1, 2], [2, 3]]

    Raises:
        PoolingError: as `plan_adaptive`.
    """
    array = as_real_array(x)
    return iter_steps(array, plan_adaptive(output_shape, array.shape, reduction, p=p, beta=beta))


def _planned(
    x: ArrayLike, output_shape: OutputShape, reduction: str, data_format: str, p: float, beta: float
) -> tuple[NDArray[Any], WindowPlan]:
    rank = len(read_output_shape(output_shape))
    planes = spatial_last(x, rank, data_format)
    return planes, plan_adaptive(output_shape, planes.shape[-rank:], reduction, p=p, beta=beta)


def _pool_planes(planes: NDArray[Any], plan: WindowPlan) -> NDArray[Any]:
    reduction = REDUCTIONS[plan.spec.reduction]
    if reduction.name in COMPOSITE:
        return pool_composite(planes, plan)
    if reduction.selects:
        return reduce_windows(planes, plan, reduction.ufunc)
    wide = planes.astype(np.promote_types(planes.dtype, np.float64), copy=False)
    divisors = plan.divisors if reduction.divides else 1
    with np.errstate(over="ignore", invalid="ignore"):  # inf and inf − inf are answers here
        totals = reduce_windows(wide, plan, np.add) / divisors
        if not np.isfinite(totals).all():
            rescued = reduce_windows(wide / SCALE, plan, np.add) / divisors * SCALE
            totals = np.where(np.isfinite(totals), totals, rescued)
        return totals.astype(reduction.result_dtype(planes.dtype), copy=False)

"""Adaptive pooling: the output's shape is given, and the windows follow from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.adaptive.plan import OutputShape, plan_adaptive, read_output_shape
from pooling.gradient import backpropagate
from pooling.planes.pool import pool_planes
from pooling.reductions import REDUCTIONS
from pooling.stepping import Step, iter_steps
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, as_real_array, restore_format, spatial_last
from pooling.validation.sizes import check_size
from pooling.windows import WindowPlan


@explains_arguments
def adaptive_pool(
    x: ArrayLike,
    output_shape: OutputShape,
    reduction: str = "avg",
    *,
    data_format: DataFormat = "channels_first",
    p: float = 2.0,
    beta: float = 1.0,
    alpha: float = 0.5,
) -> NDArray[Any]:
    """Pool to an output of a given shape.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        Real numbers. The last axes are pooled, as many as `output_shape` has.
    output_shape : int, None or sequence of int or None
        Sizes of the output's spatial axes. An int is a square; None keeps an axis as long as it is.
    reduction : str, default "avg"
        A key of `pooling.reductions.REDUCTIONS`, as in `PoolSpec.of`.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.
    p, beta, alpha : float
        The parameters of some reductions, as in `PoolSpec.of`.

    Returns
    -------
    ndarray, shape (..., *output_shape)
        One number per window.

    Raises
    ------
    PoolingError
        As `plan_adaptive`, or if `x` is not an array of real numbers with enough axes.

    Notes
    -----
    Window i of m over n cells runs from ⌊i·n/m⌋ up to, not including, ⌈(i+1)·n/m⌉: PyTorch's and Keras' rule
    (``start_index`` and ``end_index`` in PyTorch's ``aten/src/ATen/native/AdaptivePooling.h``). Where m does
    not divide n, windows differ in size and neighbours share cells.

    Examples
    --------
    >>> adaptive_pool([[1, 2, 3, 4, 5]], (1, 3))
    array([[1.5, 3. , 4.5]])
    """
    planes, plan = _plan_planes(x, output_shape, reduction, data_format, p, beta, alpha)
    return restore_format(pool_planes(planes, plan), len(plan.axes), data_format)


@explains_arguments
def adaptive_pool_backward(
    x: ArrayLike,
    output_shape: OutputShape,
    grad_output: ArrayLike,
    reduction: str = "avg",
    *,
    data_format: DataFormat = "channels_first",
    p: float = 2.0,
    beta: float = 1.0,
    alpha: float = 0.5,
) -> NDArray[Any]:
    """Return the gradient of `adaptive_pool`: d loss / d `x`, given d loss / d output.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        What was pooled.
    output_shape : int, None or sequence of int or None
        As `adaptive_pool` was called.
    grad_output : array_like, shape (..., *output_shape)
        d loss / d output.
    reduction, data_format, p, beta, alpha
        As `adaptive_pool` was called.

    Returns
    -------
    ndarray, shape of `x`
        d loss / d `x`.

    Raises
    ------
    PoolingError
        As `adaptive_pool`, or if `grad_output` does not have the output's shape.

    Notes
    -----
    The rule for each reduction is that of `pool_backward`.

    Examples
    --------
    >>> adaptive_pool_backward([[1.0, 2.0, 3.0]], (1, 2), [[2.0, 4.0]])
    array([[1., 3., 2.]])
    """
    planes, plan = _plan_planes(x, output_shape, reduction, data_format, p, beta, alpha)
    return restore_format(backpropagate(planes, plan, grad_output, data_format), len(plan.axes), data_format)


@explains_arguments
def adaptive_steps(
    x: ArrayLike,
    output_shape: OutputShape,
    reduction: str = "avg",
    *,
    p: float = 2.0,
    beta: float = 1.0,
    alpha: float = 0.5,
) -> Iterator[Step]:
    """Visit the windows of adaptive pooling one by one, in reading order.

    Parameters
    ----------
    x : array_like, shape (H, W)
        Spatial axes only.
    output_shape, reduction, p, beta, alpha
        As for `adaptive_pool`.

    Returns
    -------
    iterator of Step
        One step per output cell. The arguments are validated before the first.

    Raises
    ------
    PoolingError
        As `plan_adaptive`.

    Examples
    --------
    >>> [step.values for step in adaptive_steps([1, 2, 3], (2,))]
    [[1, 2], [2, 3]]
    """
    array = as_real_array(x)
    return iter_steps(array, plan_adaptive(output_shape, array.shape, reduction, p=p, beta=beta, alpha=alpha))


def _plan_planes(
    x: ArrayLike,
    output_shape: OutputShape,
    reduction: str,
    data_format: str,
    p: float,
    beta: float,
    alpha: float,
) -> tuple[NDArray[Any], WindowPlan]:
    rank = len(read_output_shape(output_shape))
    planes = spatial_last(x, rank, data_format)
    plan = plan_adaptive(output_shape, planes.shape[-rank:], reduction, p=p, beta=beta, alpha=alpha)
    dtype = REDUCTIONS[plan.spec.reduction].result_dtype(planes.dtype)
    check_size(planes.shape[:-rank] + plan.output_shape, dtype)
    return planes, plan

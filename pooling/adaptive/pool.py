"""Adaptive pooling: the output's shape is given, and the windows follow from it."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.adaptive.plan import OutputShape, plan_adaptive, read_output_shape
from pooling.planes.pool import pool_planes
from pooling.reductions import REDUCTIONS
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, restore_format, spatial_last
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
    planes, plan = plan_planes(x, output_shape, reduction, data_format, p, beta, alpha)
    return restore_format(pool_planes(planes, plan), len(plan.axes), data_format)


def plan_planes(
    x: ArrayLike,
    output_shape: OutputShape,
    reduction: str,
    data_format: str,
    p: float,
    beta: float,
    alpha: float,
) -> tuple[NDArray[Any], WindowPlan]:
    """Return the numbers with their spatial axes last, and their windows; the result's size is checked."""
    rank = len(read_output_shape(output_shape))
    planes = spatial_last(x, rank, data_format)
    plan = plan_adaptive(output_shape, planes.shape[-rank:], reduction, p=p, beta=beta, alpha=alpha)
    dtype = REDUCTIONS[plan.spec.reduction].result_dtype(planes.dtype)
    check_size(planes.shape[:-rank] + plan.output_shape, dtype)
    return planes, plan

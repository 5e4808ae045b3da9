"""The gradient of adaptive pooling."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.adaptive.plan import OutputShape
from pooling.adaptive.pool import plan_planes
from pooling.gradient import backpropagate
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, restore_format


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
    planes, plan = plan_planes(x, output_shape, reduction, data_format, p, beta, alpha)
    return restore_format(backpropagate(planes, plan, grad_output, data_format), len(plan.axes), data_format)

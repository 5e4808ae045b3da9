"""The gradient of fractional pooling."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.fractional.plan import Ratio
from pooling.fractional.pool import plan_planes
from pooling.gradient import backpropagate
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, restore_format
from pooling.validation.seeds import Seed
from pooling.validation.settings import PerAxis


@explains_arguments
def fractional_pool_backward(  # noqa: PLR0913  # each setting has a name
    x: ArrayLike,
    output_shape: PerAxis | None,
    grad_output: ArrayLike,
    *,
    seed: Seed,
    ratio: Ratio | None = None,
    sequence: str = "random",
    overlapping: bool = False,
    window_shape: PerAxis = 2,
    reduction: str = "max",
    data_format: DataFormat = "channels_first",
) -> NDArray[Any]:
    """Return the gradient of `fractional_pool`: d loss / d `x`, given d loss / d output.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        What was pooled.
    output_shape : int, sequence of int or None
        As `fractional_pool` was called.
    grad_output : array_like, shape (..., *output_shape)
        d loss / d output.
    seed, ratio, sequence, overlapping, window_shape, reduction, data_format
        As `fractional_pool` was called: a seed that is a number draws the same windows again.

    Returns
    -------
    ndarray, shape of `x`
        d loss / d `x`.

    Raises
    ------
    PoolingError
        As `fractional_pool`, or if `grad_output` does not have the output's shape.

    Examples
    --------
    >>> fractional_pool_backward([[1.0, 2.0, 3.0]], (1, 2), [[4.0, 8.0]], seed=2)
    array([[0., 4., 8.]])
    """
    drawn: dict[str, Any] = {
        "seed": seed,
        "sequence": sequence,
        "overlapping": overlapping,
        "window_shape": window_shape,
    }
    planes, plan = plan_planes(x, output_shape, ratio, data_format, **drawn, reduction=reduction)
    return restore_format(backpropagate(planes, plan, grad_output, data_format), len(plan.axes), data_format)

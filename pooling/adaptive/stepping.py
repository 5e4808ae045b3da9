"""Adaptive pooling one window at a time."""

from __future__ import annotations

from collections.abc import Iterator

from numpy.typing import ArrayLike

from pooling.adaptive.plan import OutputShape, plan_adaptive
from pooling.stepping import Step, iter_steps
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import as_real_array


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

"""Fractional pooling one window at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from numpy.typing import ArrayLike

from pooling.fractional.plan import Ratio, plan_fractional, read_fractional_shape
from pooling.stepping import Step, iter_steps
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import as_real_array
from pooling.validation.seeds import Seed
from pooling.validation.settings import PerAxis


@explains_arguments
def fractional_steps(
    x: ArrayLike,
    output_shape: PerAxis | None = None,
    *,
    seed: Seed,
    ratio: Ratio | None = None,
    sequence: str = "random",
    overlapping: bool = False,
    window_shape: PerAxis = 2,
    reduction: str = "max",
) -> Iterator[Step]:
    """Visit the windows of fractional pooling one by one, in reading order.

    Parameters
    ----------
    x : array_like, shape (H, W)
        Spatial axes only.
    output_shape, seed, ratio, sequence, overlapping, window_shape, reduction
        As for `fractional_pool`.

    Returns
    -------
    iterator of Step
        One step per output cell. The arguments are validated before the first.

    Raises
    ------
    PoolingError
        As `plan_fractional`.

    Examples
    --------
    >>> [step.values for step in fractional_steps([1, 2, 3], (2,), seed=2)]
    [[1, 2], [3]]
    """
    drawn: dict[str, Any] = {
        "seed": seed,
        "sequence": sequence,
        "overlapping": overlapping,
        "window_shape": window_shape,
    }
    array = as_real_array(x)
    shape = read_fractional_shape(output_shape, ratio, array.shape)
    return iter_steps(array, plan_fractional(shape, array.shape, reduction=reduction, **drawn))

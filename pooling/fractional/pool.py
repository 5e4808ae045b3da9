"""Fractional pooling: the output is between half as large as the input and nearly as large."""

from __future__ import annotations

from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.fractional.plan import Ratio, fractional_rank, plan_fractional, read_fractional_shape
from pooling.planes.pool import pool_planes
from pooling.reductions import REDUCTIONS
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, restore_format, spatial_last
from pooling.validation.seeds import Seed
from pooling.validation.settings import PerAxis
from pooling.validation.sizes import check_size
from pooling.windows import WindowPlan


@explains_arguments
def fractional_pool(  # noqa: PLR0913  # each setting has a name
    x: ArrayLike,
    output_shape: PerAxis | None = None,
    *,
    seed: Seed,
    ratio: Ratio | None = None,
    sequence: str = "random",
    overlapping: bool = False,
    window_shape: PerAxis = 2,
    reduction: str = "max",
    data_format: DataFormat = "channels_first",
) -> NDArray[Any]:
    """Pool windows whose places are drawn, so that each axis shrinks by a number between 1 and 2.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        Real numbers. The last axes are pooled, as many as `output_shape` has; all channels alike.
    output_shape : int or sequence of int, optional
        Sizes of the output's spatial axes, each at most the input's. An int is a square.
    seed : int or numpy.random.Generator
        The same number gives the same windows.
    ratio : float or sequence of float, optional
        In place of `output_shape`: α, above 1 and below 2; the output has ⌊size / α⌋ cells along an axis.
    sequence : {"random", "pseudorandom", "pytorch"}
        How the places are drawn. "random": regions of ⌊α⌋ and ⌊α⌋ + 1 cells in a random order.
        "pseudorandom": regions that end at ⌈α (i + u)⌉ with one random number u, so they are more regular.
        "pytorch": windows of `window_shape` at such places, as of PyTorch's FractionalMaxPool2d.
    overlapping : bool, default False
        Whether a region also has the first cell of the next. It says nothing for "pytorch".
    window_shape : int or sequence of int, default 2
        Cells per spatial axis for "pytorch"; the others do not use it.
    reduction : str, default "max"
        A key of `pooling.reductions.REDUCTIONS`.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.

    Returns
    -------
    ndarray, shape (..., *output_shape)
        One number per window.

    Raises
    ------
    PoolingError
        As `plan_fractional`, or if not exactly one of `output_shape` and `ratio` is given.

    Notes
    -----
    Graham, "Fractional max-pooling" (2014). Regions tile the input, as in TensorFlow's
    ``fractional_max_pool``; disjoint ones share no cell. `pooling.fractional.sequences` has the sequences.

    Examples
    --------
    >>> fractional_pool([[1, 2, 3, 4, 5, 6, 7]], (1, 5), seed=2)
    array([[1, 2, 3, 5, 7]])
    """
    drawn: dict[str, Any] = {
        "seed": seed,
        "sequence": sequence,
        "overlapping": overlapping,
        "window_shape": window_shape,
    }
    planes, plan = plan_planes(x, output_shape, ratio, data_format, **drawn, reduction=reduction)
    return restore_format(pool_planes(planes, plan), len(plan.axes), data_format)


def plan_planes(
    x: ArrayLike, output_shape: PerAxis | None, ratio: Ratio | None, data_format: str, **drawn: Any
) -> tuple[NDArray[Any], WindowPlan]:
    """Return the numbers with their spatial axes last, and their windows; the result's size is checked."""
    rank = fractional_rank(output_shape, ratio)
    planes = spatial_last(x, rank, data_format)
    shape = planes.shape[-rank:]
    plan = plan_fractional(read_fractional_shape(output_shape, ratio, shape), shape, **drawn)
    dtype = REDUCTIONS[plan.spec.reduction].result_dtype(planes.dtype)
    check_size(planes.shape[:-rank] + plan.output_shape, dtype)
    return planes, plan

"""Stochastic pooling: in training a cell is drawn, the larger the likelier; in a test cells are weighted."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.spec import PoolSpec
from pooling.stochastic.chances import chances_of, draw_numbers, mean_by_chance, pick_cells, read_activations
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, float_dtype, restore_format, spatial_last
from pooling.validation.seeds import Seed
from pooling.validation.settings import Padding, PerAxis, read_flag
from pooling.vectorized.gathering import gather_windows
from pooling.windows import WindowPlan, plan_windows

Array = NDArray[Any]


@explains_arguments
def stochastic_pool(  # noqa: PLR0913  # each setting has a name
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    seed: Seed | None = None,
    training: bool = True,
    strides: PerAxis | None = None,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    ceil_mode: bool = False,
    data_format: DataFormat = "channels_first",
) -> Array:
    """Draw one cell of every window, each with a chance in proportion to its number.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        Numbers of at least 0, as after a ReLU. The last axes are pooled, as many as the window has.
    window_shape : int or sequence of int, default 2
        Cells per spatial axis. An int is a square window; a sequence of 1, 2 or 3 ints sets the rank.
    seed : int or numpy.random.Generator, optional
        Where the draws come from; needed in training. The same number gives the same draws.
    training : bool, default True
        Whether to draw; if not, a window becomes the mean of its cells, weighted by these chances.
    strides, padding, dilations, ceil_mode
        As in `PoolSpec.of`. Padding is never drawn.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.

    Returns
    -------
    ndarray, shape (..., rows, columns)
        One number per window: in training a cell, in the dtype of `x`; else the mean, in a float dtype.

    Raises
    ------
    PoolingError
        If a number is negative, training has no seed, or as `max_pool`.

    Notes
    -----
    Zeiler and Fergus, "Stochastic pooling for regularization of deep convolutional neural networks" (2013):
    cell i has the chance pᵢ = xᵢ / Σ x, and the mean is Σ p x. A window of zeros gives 0. NaN gives NaN. The
    draw is one u from 0 to 1 a window, in reading order: the cell is the first with p₁ + … + pᵢ > u.

    Examples
    --------
    >>> x = [[1, 3, 0, 0], [2, 4, 0, 5]]
    >>> stochastic_pool(x, 2, seed=1)
    array([[2, 5]])
    >>> stochastic_pool(x, 2, training=False)
    array([[3., 5.]])
    """
    spec = PoolSpec.of(
        "max", window_shape, strides=strides, padding=padding, dilations=dilations, ceil_mode=ceil_mode
    )
    planes, plan = plan_activations(x, spec, data_format)
    cells, _ = gather_windows(planes, plan)
    chances = chances_of(cells)
    if read_flag("training", training):
        result = _drawn(cells, chances, draw_numbers(seed, cells.shape[:-1])).astype(planes.dtype, copy=False)
    else:
        dtype = float_dtype(planes)
        result = mean_by_chance(cells, chances).astype(dtype, copy=False)
    return restore_format(result, spec.rank, data_format)


def plan_activations(x: ArrayLike, spec: PoolSpec, data_format: str) -> tuple[Array, WindowPlan]:
    """Return the numbers of at least 0 that are pooled, spatial axes last, and their windows."""
    planes = read_activations(spatial_last(x, spec.rank, data_format))
    return planes, plan_windows(spec, planes.shape[-spec.rank :])


def _drawn(cells: Array, chances: Array, numbers: Array) -> Array:
    places = pick_cells(chances, numbers)
    drawn = np.take_along_axis(cells, np.maximum(places, 0)[..., None], -1)[..., 0]
    return np.where(np.isnan(chances).any(-1), np.nan, drawn)

"""The gradient of stochastic pooling: to the cell that was drawn, or of the mean by chance."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.gradient import read_gradient
from pooling.spec import PoolSpec
from pooling.stochastic.chances import chances_of, draw_numbers, mean_by_chance, pick_cells
from pooling.stochastic.pool import plan_activations
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, float_dtype, restore_format
from pooling.validation.seeds import Seed
from pooling.validation.settings import Padding, PerAxis, read_flag
from pooling.vectorized.gathering import gather_windows, scatter_cells

Array = NDArray[Any]


@explains_arguments
def stochastic_pool_backward(  # noqa: PLR0913  # each setting has a name
    x: ArrayLike,
    window_shape: PerAxis,
    grad_output: ArrayLike,
    *,
    seed: Seed | None = None,
    training: bool = True,
    strides: PerAxis | None = None,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    ceil_mode: bool = False,
    data_format: DataFormat = "channels_first",
) -> Array:
    """Return the gradient of `stochastic_pool`: d loss / d `x`, given d loss / d output.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        What was pooled.
    window_shape : int or sequence of int
        As `stochastic_pool` was called.
    grad_output : array_like, shape (..., rows, columns)
        d loss / d output.
    seed, training, strides, padding, dilations, ceil_mode, data_format
        As `stochastic_pool` was called: a seed that is a number draws the same cells again.

    Returns
    -------
    ndarray, shape of `x`
        d loss / d `x`, in the dtype of `grad_output`; float64 if that is an integer type.

    Raises
    ------
    PoolingError
        As `stochastic_pool`, or if `grad_output` does not have the output's shape.

    Notes
    -----
    In training the cell that was drawn gets all, as of max pooling; a window of zeros passes nothing on. Of
    the mean m = Σ x² / Σ x, cell i gets (2 xᵢ − m) / Σ x.

    Examples
    --------
    >>> stochastic_pool_backward([[1.0, 3.0], [2.0, 4.0]], 2, [[8.0]], seed=1)
    array([[0., 0.],
           [8., 0.]])
    """
    spec = PoolSpec.of(
        "max", window_shape, strides=strides, padding=padding, dilations=dilations, ceil_mode=ceil_mode
    )
    planes, plan = plan_activations(x, spec, data_format)
    expected = planes.shape[: -spec.rank] + plan.output_shape
    given = read_gradient(grad_output, expected, spec.rank, data_format)
    dtype = float_dtype(given)
    cells, _ = gather_windows(planes, plan)
    if read_flag("training", training):
        places = pick_cells(chances_of(cells), draw_numbers(seed, cells.shape[:-1]))
        slopes = (np.arange(cells.shape[-1]) == places[..., None]).astype(np.float64)
    else:
        slopes = mean_slopes(cells)
    result = scatter_cells(slopes * given[..., None], plan)
    return restore_format(result.astype(dtype, copy=False), spec.rank, data_format)


def mean_slopes(cells: Array) -> Array:
    """Return d mean / d cell: (2 x − mean) / Σ x, and 0 in a window of zeros."""
    wide = cells.astype(np.float64)
    with np.errstate(all="ignore"):
        totals, means = wide.sum(-1, keepdims=True), mean_by_chance(wide, chances_of(wide))[..., None]
        return np.where(totals == 0, 0.0, (2 * wide - means) / totals)

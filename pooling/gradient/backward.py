"""The gradient of pooling: to the winner, or to every cell by its weight."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.gradient.composite import composite_gradient
from pooling.planes.exact_integers import EXACT, magnitude
from pooling.reductions import REDUCTIONS
from pooling.spec import PoolSpec
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, float_dtype, restore_format, spatial_last
from pooling.validation.sizes import check_size
from pooling.vectorized.scatter import scatter_add
from pooling.vectorized.slices import find_winners, scatter_windows
from pooling.windows import WindowPlan, plan_windows


@explains_arguments
def pool_backward(
    x: ArrayLike, spec: PoolSpec, grad_output: ArrayLike, *, data_format: DataFormat = "channels_first"
) -> NDArray[Any]:
    """Return the gradient of `pool`: d loss / d `x`, given d loss / d output.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        What was pooled.
    spec : PoolSpec
        The settings it was pooled with.
    grad_output : array_like, shape (..., rows, columns)
        d loss / d output.
    data_format : {"channels_first", "channels_last"}
        Where the channels of `x` and of both gradients lie.

    Returns
    -------
    ndarray, shape of `x`
        d loss / d `x`, in the dtype of `grad_output`; float64 if that is an integer type.

    Raises
    ------
    PoolingError
        As `pool`, or if `grad_output` does not have the output's shape.

    Notes
    -----
    Max and min give a window's gradient to its winner: of tied cells to the first in reading order, as
    TensorFlow and PyTorch do. An average gives every cell 1 / divisor of it; the share of a counted padding
    cell is lost. The p-norm gives a cell ±(|x| / result)^(p − 1) of it, for p = ∞ all to the first of the
    greatest |x|; the generalized mean (x / result)^(p − 1) / n, and 0 below ε; the softmax-weighted mean
    w (1 + β (x − result)); log-sum-exp w; the median all to the middle cell, or half to each of two, of equal
    cells to the first. These are the derivatives of the formulas in `pooling.reductions`.

    Examples
    --------
    >>> pool_backward([[1, 1], [1, 1]], PoolSpec.of("max", 2), [[8.0]])
    array([[8., 0.],
           [0., 0.]])
    """
    planes = spatial_last(x, spec.rank, data_format)
    plan = plan_windows(spec, planes.shape[-spec.rank :])
    return restore_format(backpropagate(planes, plan, grad_output, data_format), spec.rank, data_format)


def backpropagate(
    planes: NDArray[Any], plan: WindowPlan, grad_output: ArrayLike, data_format: str
) -> NDArray[Any]:
    """Return d loss / d `planes`, spatial axes last, for any plan; `grad_output` is in `data_format`."""
    rank = len(plan.axes)
    given = read_gradient(grad_output, planes.shape[:-rank] + plan.output_shape, rank, data_format)
    dtype = float_dtype(given)
    check_size(given.shape, dtype, "grad_output")
    check_size(planes.shape, dtype, "The gradient")
    grad = given.astype(np.promote_types(dtype, np.float32), copy=False)  # float16 is too coarse for sums
    reduction = REDUCTIONS[plan.spec.reduction]
    if not reduction.composed and not _fits_floats(given, plan):
        grad = given.astype(object)  # Python's integers and fractions, which are rounded once at the end
    if reduction.composed:
        result = composite_gradient(planes, plan, grad)
    elif reduction.selects:
        _, winners = find_winners(planes, plan, reduction.ufunc)
        result = scatter_add(grad, winners, plan.input_shape)
    else:
        result = scatter_windows(_divide(grad, plan) if reduction.divides else grad, plan)
    return result.astype(dtype, copy=False)


def _fits_floats(grad: NDArray[Any], plan: WindowPlan) -> bool:
    """Whether float64 holds every sum of gradients exactly, if these are integers."""
    return grad.dtype.kind == "f" or plan.window_count * magnitude(grad) <= EXACT


def _divide(grad: NDArray[Any], plan: WindowPlan) -> NDArray[Any]:
    exact = grad.dtype == object
    divide = np.frompyfunc(Fraction, 2, 1) if exact else np.divide
    shares: NDArray[Any] = divide(grad, plan.divisors.astype(object if exact else np.int64))
    return shares


def read_gradient(
    grad_output: ArrayLike, expected: tuple[int, ...], rank: int, data_format: str
) -> NDArray[Any]:
    """Return a gradient with its spatial axes last.

    Raises
    ------
    PoolingError
        If it does not have the `expected` shape, which is the output's.
    """
    grad = spatial_last(grad_output, rank, data_format, "grad_output")
    if grad.shape != expected:
        empty = (np.broadcast_to(0, shape) for shape in (grad.shape, expected))
        ours, right = (restore_format(array, rank, data_format).shape for array in empty)
        raise PoolingError(
            f"grad_output has shape {ours}; the output has shape {right}: give one gradient per output cell."
        )
    return grad

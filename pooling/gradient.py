"""How the loss's gradient flows back through pooling: to the winner, or to every cell by its weight."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.arrays import restore_format, spatial_last
from pooling.composite import COMPOSITE, composite_gradient
from pooling.errors import PoolingError
from pooling.indices import flat_places
from pooling.reductions import REDUCTIONS
from pooling.slices import find_winners, scatter_windows
from pooling.spec import PoolSpec
from pooling.windows import WindowPlan, plan_windows


def pool_backward(
    x: ArrayLike, spec: PoolSpec, grad_output: ArrayLike, *, data_format: str = "channels_first"
) -> NDArray[Any]:
    """Return d loss / d `x`, given d loss / d output, both in `data_format`.

    Max and min hand a window's gradient to its winner; of tied cells to the first in reading order, as
    TensorFlow and PyTorch do. An average hands every cell 1/divisor of it: what a counted padding cell would
    get is lost. The p-norm hands a cell ±(|x| / result)^(p − 1) of it, the softmax-weighted mean
    w (1 + β (x − result)).

    >>> pool_backward([[1, 1], [1, 1]], PoolSpec.of("max", 2), [[8.0]])
    array([[8., 0.],
           [0., 0.]])

    Returns:
        The shape of `x`, and the dtype of `grad_output` (float64 if that is an integer's).

    Raises:
        PoolingError: as `pool`, or `grad_output` has not the output's shape.
    """
    planes = spatial_last(x, spec.rank, data_format)
    plan = plan_windows(spec, planes.shape[-spec.rank :])
    return restore_format(backpropagate(planes, plan, grad_output, data_format), spec.rank, data_format)


def backpropagate(
    planes: NDArray[Any], plan: WindowPlan, grad_output: ArrayLike, data_format: str
) -> NDArray[Any]:
    """Return d loss / d `planes`, spatial axes last, for any plan; `grad_output` is in `data_format`."""
    rank = len(plan.axes)
    came = spatial_last(grad_output, rank, data_format, "grad_output")
    _check_gradient_shape(came, planes.shape[:-rank] + plan.output_shape, rank, data_format)
    kept = came.dtype if came.dtype.kind == "f" else np.dtype(np.float64)
    grad = came.astype(np.promote_types(kept, np.float32), copy=False)  # many float16 add up to more digits
    reduction = REDUCTIONS[plan.spec.reduction]
    if reduction.name in COMPOSITE:
        result = composite_gradient(planes, plan, grad)
    elif reduction.selects:
        _, winners = find_winners(planes, plan, reduction.ufunc)
        result = scatter_add(grad, winners, plan.input_shape)
    else:
        result = scatter_windows(grad / plan.divisors if reduction.divides else grad, plan)
    return result.astype(kept, copy=False)


def _check_gradient_shape(came: NDArray[Any], wanted: tuple[int, ...], rank: int, data_format: str) -> None:
    if came.shape != wanted:
        empty = (np.broadcast_to(0, shape) for shape in (came.shape, wanted))
        given, right = (restore_format(array, rank, data_format).shape for array in empty)
        raise PoolingError(
            f"grad_output came with shape {given}; the output has shape {right}: "
            "give one gradient per output cell."
        )


def scatter_add(
    values: NDArray[Any], indices: NDArray[np.int64], plane_shape: tuple[int, ...]
) -> NDArray[Any]:
    """Add every value to the cell of its own plane that its flat index names, in zeros."""
    leading = values.shape[: -len(plane_shape)]
    result = np.zeros((*leading, *plane_shape), values.dtype)
    np.add.at(result.reshape(-1), flat_places(indices, plane_shape), values.reshape(-1))
    return result

"""How the loss's gradient flows back through pooling: to the winner, or to every cell that was averaged."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.arrays import restore_format, spatial_last
from pooling.errors import PoolingError
from pooling.fast import matching_slices, pool
from pooling.reductions import REDUCTIONS
from pooling.spec import PoolSpec
from pooling.windows import WindowPlan, plan_windows

Slices = tuple[slice, ...]


def pool_backward(
    x: ArrayLike, spec: PoolSpec, grad_output: ArrayLike, *, data_format: str = "channels_first"
) -> NDArray[Any]:
    """Return d loss / d `x`, given d loss / d output, both in `data_format`.

    Max and min hand a window's gradient to its winner; of tied cells to the first in reading order, as TensorFlow
    and PyTorch do. An average hands every counted cell 1/divisor of it: what falls on padding is lost.

    >>> pool_backward([[1, 1], [1, 1]], PoolSpec.of("max", 2), [[8.0]])
    array([[8., 0.],
           [0., 0.]])

    Raises:
        PoolingError: as `pool`, or `grad_output` has not the output's shape.
    """
    planes = spatial_last(x, spec.rank, data_format)
    grad = spatial_last(grad_output, spec.rank, data_format)
    plan = plan_windows(spec, planes.shape[-spec.rank :])
    _refuse_other_shape(grad.shape, planes.shape[: -spec.rank] + plan.output_shape)
    share = _to_winners if REDUCTIONS[spec.reduction].picks else _to_all
    return restore_format(share(planes, plan, _floating(grad)), spec.rank, data_format)


def _refuse_other_shape(came: tuple[int, ...], wanted: tuple[int, ...]) -> None:
    if came != wanted:
        raise PoolingError(
            f"grad_output came with shape {came}; the output has shape {wanted}: give one gradient per output cell."
        )


def _floating(grad: NDArray[Any]) -> NDArray[Any]:
    return grad if grad.dtype.kind == "f" else grad.astype(np.float64)


def _to_winners(planes: NDArray[Any], plan: WindowPlan, grad: NDArray[Any]) -> NDArray[Any]:
    best = pool(planes, plan.spec)
    result = np.zeros(planes.shape, grad.dtype)
    waiting = np.ones(grad.shape, bool)
    for windows, cells in _offsets(plan):
        wins = waiting[windows] & _same(planes[cells], best[windows])
        result[cells] += np.where(wins, grad[windows], 0)
        waiting[windows] &= ~wins
    return result


def _to_all(planes: NDArray[Any], plan: WindowPlan, grad: NDArray[Any]) -> NDArray[Any]:
    share = grad / plan.divisors if REDUCTIONS[plan.spec.reduction].divides else grad
    result = np.zeros(planes.shape, grad.dtype)
    for windows, cells in _offsets(plan):
        result[cells] += share[windows]
    return result


def _offsets(plan: WindowPlan) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """For each place in the window, in reading order: the windows that have a real cell there, and those cells.

    No cell comes twice within one place, so that `+=` on the slice adds every share.
    """
    for offset in product(*(range(axis.window) for axis in plan.axes)):
        pairs = [matching_slices(axis, t) for axis, t in zip(plan.axes, offset, strict=True)]
        windows, cells = zip(*pairs, strict=True)
        yield (..., *windows), (..., *cells)


def _same(cells: NDArray[Any], best: NDArray[Any]) -> NDArray[np.bool_]:
    equal: NDArray[np.bool_] = cells == best
    return equal | (np.isnan(cells) & np.isnan(best)) if cells.dtype.kind == "f" else equal

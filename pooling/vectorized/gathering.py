"""Every window's cells beside each other: for what no pass over whole planes can compute."""

from __future__ import annotations

from functools import reduce
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.validation.sizes import check_size
from pooling.windows import WindowPlan
from pooling.windows.axes import AxisPlan, Integers

Array = NDArray[Any]
Truths = NDArray[np.bool_]


def window_places(plan: WindowPlan) -> tuple[Integers, Truths]:
    """Return the flat place of every cell of every window, and whether it is one.

    Both have the shape (*output_shape, cells), in reading order; windows with fewer cells have gaps.

    Raises
    ------
    PoolingError
        If that is more than a result may take.

    Examples
    --------
    >>> from pooling import PoolSpec, plan_windows
    >>> places, real = window_places(plan_windows(PoolSpec.of("max", (2,), padding=1), (3,)))
    >>> places[real].tolist(), real.sum(-1).tolist()
    ([0, 1, 2], [1, 2])
    """
    check_size((*plan.output_shape, plan.most_cells), name="The list of all windows' cells")
    pairs = [_axis_places(axis) for axis in plan.axes]
    rank, places = len(pairs), np.zeros((1,) * (2 * len(pairs)), np.int64)
    real = np.ones((1,) * (2 * rank), bool)
    for n, (axis, (positions, valid)) in enumerate(zip(plan.axes, pairs, strict=True)):
        shape = [1] * (2 * rank)
        shape[n], shape[rank + n] = positions.shape
        places = places * axis.size + positions.reshape(shape)
        real = real & valid.reshape(shape)
    whole = (*plan.output_shape, -1)
    return places.reshape(whole), real.reshape(whole)


def _axis_places(axis: AxisPlan) -> tuple[Integers, Truths]:
    """Return (output_size, most) positions along an axis, and which of them are cells of the window."""
    first, counts = axis.real_cells()
    offsets = np.arange(axis.most)
    valid = offsets < counts[:, None]
    return np.where(valid, first[:, None] + offsets * axis.dilation, 0), valid


def gather_windows(planes: Array, plan: WindowPlan) -> tuple[Array, Truths]:
    """Return the cells of every window, of shape (..., *output_shape, cells), and which are real, not a 0."""
    leading = planes.shape[: -len(plan.axes)]
    check_size(
        (*leading, *plan.output_shape, plan.most_cells), planes.dtype, "The list of all windows' cells"
    )
    places, real = window_places(plan)
    cells = planes.reshape(*leading, prod(plan.input_shape))[..., places]
    return np.where(real, cells, 0).astype(planes.dtype, copy=False), real


def scatter_cells(shares: Array, plan: WindowPlan) -> Array:
    """Add every window's share to its cells: the transpose of `gather_windows`."""
    places, real = window_places(plan)
    leading = shares.shape[: -len(plan.axes) - 1]
    result = np.zeros((*leading, *plan.input_shape), shares.dtype)
    flat = result.reshape(prod(leading), -1)
    for plane, each in zip(flat, shares.reshape(prod(leading), *places.shape), strict=True):
        np.add.at(plane, places[real], each[real])
    return result


def outer(per_axis: list[Array]) -> Array:
    """Return the product of numbers per axis, as of a separable filter.

    >>> outer([np.array([1, 2, 1]), np.array([1, 1])]).tolist()
    [[1, 1], [2, 2], [1, 1]]
    """
    return reduce(np.multiply.outer, per_axis)

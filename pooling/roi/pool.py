"""RoI pooling: a box is rounded to whole cells and cut into bins, each of which becomes its greatest cell."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.gradient import check_gradient_shape
from pooling.roi.boxes import alone_or_all, check_map, check_result, read_bins, read_boxes
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, float_dtype, restore_format, spatial_last
from pooling.validation.settings import PerAxis
from pooling.vectorized.scatter import scatter_add
from pooling.vectorized.slices import find_winners, reduce_windows
from pooling.windows import WindowPlan
from pooling.windows.axes import Integers
from pooling.windows.listed import plan_listed

Array = NDArray[Any]


@explains_arguments
def roi_pool(
    x: ArrayLike,
    boxes: ArrayLike,
    output_shape: PerAxis = 7,
    *,
    spatial_scale: float = 1.0,
    data_format: DataFormat = "channels_first",
) -> Array:
    """Take the greatest cell of every bin of a box.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        The feature map: real numbers.
    boxes : array_like, shape (4,) or (boxes, 4)
        (top, left, bottom, right) of each box; each is rounded to a row or column, and the last one counts.
        torchvision has (left, top, right, bottom).
    output_shape : int or sequence of int, default 7
        Rows and columns of bins. An int is a square.
    spatial_scale : float, default 1.0
        What the boxes are multiplied by: 1/16 for boxes on an image, 16 times as large as the map.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.

    Returns
    -------
    ndarray, shape (boxes, ..., rows, columns)
        In the dtype of `x`; without the first axis if a single box was given.

    Raises
    ------
    PoolingError
        If a box is not four finite numbers in this order, or another setting is not possible.

    Notes
    -----
    Girshick, "Fast R-CNN" (2015), as torchvision and ONNX's MaxRoiPool have it: bin i of n over a box of l
    cells runs from ⌊i l / n⌋ up to, not including, ⌈(i + 1) l / n⌉, so bins may share cells. What lies past
    the map does not count; a bin without a cell gives 0.

    Examples
    --------
    >>> roi_pool([[0, 1, 2], [3, 4, 5], [6, 7, 8]], (0, 0, 2, 2), 2)
    array([[4, 5],
           [7, 8]])
    """
    planes, plans = _planned(x, boxes, output_shape, spatial_scale, data_format)
    result = np.empty((len(plans), *planes.shape[:-2], *read_bins(output_shape)), planes.dtype)
    for box, plan in enumerate(plans):
        result[box] = np.where(plan.divisors > 0, reduce_windows(planes, plan, np.maximum), 0)
    return alone_or_all(restore_format(result, 2, data_format), boxes)


@explains_arguments
def roi_pool_backward(
    x: ArrayLike,
    boxes: ArrayLike,
    output_shape: PerAxis,
    grad_output: ArrayLike,
    *,
    spatial_scale: float = 1.0,
    data_format: DataFormat = "channels_first",
) -> Array:
    """Return the gradient of `roi_pool`: d loss / d `x`, given d loss / d output.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        What was pooled.
    boxes, output_shape
        As `roi_pool` was called.
    grad_output : array_like, shape (boxes, ..., rows, columns)
        d loss / d output.
    spatial_scale, data_format
        As `roi_pool` was called.

    Returns
    -------
    ndarray, shape of `x`
        d loss / d `x`, in the dtype of `grad_output`; float64 if that is an integer type.

    Raises
    ------
    PoolingError
        As `roi_pool`, or if `grad_output` does not have the output's shape.

    Notes
    -----
    A bin's gradient goes to its winner, of tied cells to the first in reading order; that of a bin without a
    cell is lost.

    Examples
    --------
    >>> roi_pool_backward([[0.0, 1.0], [2.0, 3.0]], (0, 0, 1, 1), 1, [[4.0]])
    array([[0., 0.],
           [0., 4.]])
    """
    planes, plans = _planned(x, boxes, output_shape, spatial_scale, data_format)
    given = spatial_last(grad_output, 2, data_format, "grad_output")
    given = given[None] if np.ndim(boxes) == 1 else given
    check_gradient_shape(given, (len(plans), *planes.shape[:-2], *read_bins(output_shape)), 2, data_format)
    dtype = float_dtype(given)
    result = np.zeros(planes.shape, np.promote_types(dtype, np.float64))
    for grad, plan in zip(given, plans, strict=True):
        _, winners = find_winners(planes, plan, np.maximum)
        there = plan.divisors > 0
        result += scatter_add(np.where(there, grad, 0), np.where(there, winners, 0), plan.input_shape)
    return restore_format(result.astype(dtype, copy=False), 2, data_format)


def plan_box(box: Array, shape: tuple[int, ...], bins: tuple[int, int]) -> WindowPlan:
    """Return the cells of every bin of a box, which may have none.

    >>> plan = plan_box(np.array([0.0, 0.6, 2.4, 3.0]), (4, 4), (2, 2))
    >>> plan.positions((0, 0)), plan.positions((1, 1))
    ((range(0, 2), range(1, 3)), (range(1, 3), range(2, 4)))
    """
    sides = zip(box[:2].tolist(), box[2:].tolist(), shape, bins, strict=True)
    return plan_listed("max", shape, [_axis_bins(*side) for side in sides])


def rounded(number: float) -> float:
    """Round to a whole number, halves away from 0.

    >>> rounded(0.5), rounded(-0.5), rounded(2.4)
    (1.0, -1.0, 2.0)
    """
    return float(np.copysign(np.floor(abs(number) + 0.5), number))


def _axis_bins(start: float, stop: float, size: int, bins: int) -> tuple[Integers, Integers]:
    first = rounded(start)
    each = max(rounded(stop) - first + 1, 1) / bins
    numbers = np.arange(bins)
    firsts = np.clip(np.floor(numbers * each) + first, 0, size).astype(np.int64)
    stops = np.clip(np.ceil((numbers + 1) * each) + first, 0, size).astype(np.int64)
    return firsts, np.maximum(stops - firsts, 0)


def _planned(
    x: ArrayLike, boxes: ArrayLike, output_shape: PerAxis, scale: float, form: str
) -> tuple[Array, list[WindowPlan]]:
    planes, read, bins = spatial_last(x, 2, form), read_boxes(boxes, scale), read_bins(output_shape)
    check_map(planes)
    check_result(read, planes, bins, planes.dtype)
    return planes, [plan_box(box, planes.shape[-2:], bins) for box in read]

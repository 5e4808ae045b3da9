"""RoI pooling: a box is rounded to whole cells and cut into bins, each of which becomes its greatest cell."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.roi.boxes import alone_or_all, check_map, check_result, read_bins, read_boxes
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, restore_format, spatial_last
from pooling.validation.settings import PerAxis
from pooling.vectorized.slices import reduce_windows
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
    planes, plans = plan_boxes(x, boxes, output_shape, spatial_scale, data_format)
    result = np.empty((len(plans), *planes.shape[:-2], *read_bins(output_shape)), planes.dtype)
    for box, plan in enumerate(plans):
        result[box] = np.where(plan.divisors > 0, reduce_windows(planes, plan, np.maximum), 0)
    return alone_or_all(restore_format(result, 2, data_format), boxes)


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


def plan_boxes(
    x: ArrayLike, boxes: ArrayLike, output_shape: PerAxis, scale: float, form: str
) -> tuple[Array, list[WindowPlan]]:
    """Return the numbers with their spatial axes last, and the bins of every box."""
    planes, read, bins = spatial_last(x, 2, form), read_boxes(boxes, scale), read_bins(output_shape)
    check_map(planes)
    check_result(read, planes, bins, planes.dtype)
    return planes, [plan_box(box, planes.shape[-2:], bins) for box in read]

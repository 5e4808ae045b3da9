"""RoI align: each bin of a box is the average of a few points, interpolated between four cells."""

from __future__ import annotations

from itertools import product as pairs
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.planes.arithmetic import product, widen
from pooling.planes.relative import LARGEST, largest
from pooling.roi.boxes import alone_or_all, check_map, check_result, read_bins, read_boxes
from pooling.roi.samples import AxisSamples, corners, sample_axis
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, float_dtype, restore_format, spatial_last
from pooling.validation.settings import PerAxis, in_range, integers, read_flag
from pooling.validation.sizes import check_size

Array = NDArray[Any]


@explains_arguments
def roi_align(
    x: ArrayLike,
    boxes: ArrayLike,
    output_shape: PerAxis = 7,
    *,
    spatial_scale: float = 1.0,
    sampling_ratio: int = 0,
    aligned: bool = True,
    data_format: DataFormat = "channels_first",
) -> Array:
    """Average interpolated samples in every bin of a box.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        The feature map: real numbers.
    boxes : array_like, shape (4,) or (boxes, 4)
        (top, left, bottom, right) of each box, where 0 is the upper or left edge. torchvision has (left, top,
        right, bottom).
    output_shape : int or sequence of int, default 7
        Rows and columns of bins. An int is a square.
    spatial_scale : float, default 1.0
        What the boxes are multiplied by: 1/16 for boxes on an image, 16 times as large as the map.
    sampling_ratio : int, default 0
        Samples along each axis of a bin; 0 takes as many as a bin has cells, rounded up: none, and 0 as the
        result, in a box without height or width.
    aligned : bool, default True
        Whether a cell's middle lies half a cell from its edge, as in Detectron2 and ONNX. False is
        torchvision's default: all samples lie half a cell too far down and right.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.

    Returns
    -------
    ndarray, shape (boxes, ..., rows, columns)
        Floats, float64 of integers; without the first axis if a single box was given.

    Raises
    ------
    PoolingError
        If a box is not four finite numbers in this order, or another setting is not possible.

    Notes
    -----
    He et al., "Mask R-CNN" (2017); the details are torchvision's. A sample is Σ w x of its four neighbours;
    past the edge it takes the last cell, and more than one cell past it, 0.

    Examples
    --------
    >>> roi_align([[0, 1, 2], [3, 4, 5], [6, 7, 8]], (0, 0, 2, 2), 1, sampling_ratio=1)
    array([[2.]])
    """
    planes, axes, dtype = sampled_boxes(
        x, boxes, output_shape, spatial_scale, sampling_ratio, aligned, data_format
    )
    result = np.empty((len(axes), *planes.shape[:-2], *read_bins(output_shape)), dtype)
    wide = widen(planes)
    for box, (rows, cols) in enumerate(axes):
        result[box] = _interpolate(wide, rows, cols)
    return alone_or_all(restore_format(result, 2, data_format), boxes)


def box_samples(
    box: Array, shape: tuple[int, ...], bins: tuple[int, int], ratio: int, aligned: bool
) -> tuple[AxisSamples, AxisSamples]:
    """Return the samples of a box along the rows and along the columns of a map of this shape."""
    sides = zip(box[:2].tolist(), box[2:].tolist(), shape, bins, strict=True)
    rows, cols = (sample_axis(start, stop, size, count, ratio, aligned) for start, stop, size, count in sides)
    return rows, cols


def sampled_boxes(
    x: ArrayLike, boxes: ArrayLike, output_shape: PerAxis, scale: float, ratio: int, aligned: bool, form: str
) -> tuple[Array, list[tuple[AxisSamples, AxisSamples]], np.dtype[Any]]:
    """Return the numbers with their spatial axes last, the samples of every box, and the result's dtype."""
    planes, read, bins = spatial_last(x, 2, form), read_boxes(boxes, scale), read_bins(output_shape)
    (ratio,) = in_range("sampling_ratio", integers("sampling_ratio", (ratio,)), 0)
    check_map(planes)
    dtype = float_dtype(planes)
    check_result(read, planes, bins, dtype)
    lies = read_flag("aligned", aligned)
    if ratio:  # before the lists of both axes are made
        _check_samples(planes, bins[0] * ratio, bins[1] * ratio)
    axes = [box_samples(box, planes.shape[-2:], bins, ratio, lies) for box in read]
    _check_samples(planes, sum(rows.points.size * cols.points.size for rows, cols in axes), 1)
    return planes, axes, dtype


def _check_samples(planes: Array, rows: int, cols: int) -> None:
    """Reject so many samples of all boxes together: about four numbers are kept for each of one box."""
    check_size((4, *planes.shape[:-2], rows, cols), np.float64, "The list of samples", "take fewer samples")


def _interpolate(wide: Array, rows: AxisSamples, cols: AxisSamples) -> Array:
    cells = wide[..., rows.cells, cols.cells]
    if largest(cells) < LARGEST and rows.can_be_weighed and cols.can_be_weighed:
        averages: Array = rows.weights() @ cells @ cols.weights().T
        return averages
    return _interpolate_each(wide, rows, cols)


def _interpolate_each(wide: Array, rows: AxisSamples, cols: AxisSamples) -> Array:
    """Interpolate sample by sample: beside an infinite cell, what counts nothing must be left out."""
    bins = rows.points.shape + cols.points.shape
    total = np.zeros((*wide.shape[:-2], *bins), wide.dtype)
    with np.errstate(all="ignore"):
        for (row, by_row), (col, by_col) in pairs(corners(rows), corners(cols)):
            weights = np.multiply.outer(by_row, by_col)
            total += product(weights, wide[..., row[:, :, None, None], col])
        result: Array = total.mean((-3, -1))
    return result

"""Boxes as people type them: (top, left, bottom, right), in cells of the feature map or of an image."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.gradient import read_gradient
from pooling.validation.arrays import as_real_array
from pooling.validation.settings import PerAxis, check_rank, read_number, read_shape
from pooling.validation.sizes import check_size

Array = NDArray[Any]
SIDES = ("top", "left", "bottom", "right")


def read_boxes(boxes: ArrayLike, spatial_scale: object) -> NDArray[np.float64]:
    """Return boxes as (boxes, 4) floats, multiplied by the scale.

    Raises
    ------
    PoolingError
        If they are not fours of finite numbers, or a box ends before it begins.

    Examples
    --------
    >>> read_boxes([0, 0, 8, 16], 0.25)
    array([[0., 0., 2., 4.]])
    """
    scale, given = read_number("spatial_scale", spatial_scale, 0), as_real_array(boxes, "boxes")
    if given.ndim not in (1, 2) or given.shape[-1] != len(SIDES):
        raise PoolingError(
            f"boxes has shape {given.shape}; give {', '.join(SIDES)}, or a row of these four for each box."
        )
    read = given.reshape(-1, len(SIDES)).astype(np.float64) * scale
    if not np.isfinite(read).all():
        raise PoolingError("boxes has a number that is not finite; give the four sides in cells.")
    for top, left, bottom, right in read.tolist():
        if bottom < top or right < left:
            raise PoolingError(
                f"A box is ({top:g}, {left:g}, {bottom:g}, {right:g}) and ends before it begins; give "
                f"{', '.join(SIDES)}, where torchvision has left, top, right, bottom."
            )
    return read


def read_bins(output_shape: PerAxis) -> tuple[int, int]:
    """Return how many rows and columns of bins a box has.

    >>> read_bins(7)
    (7, 7)
    """
    shape = read_shape("output_shape", output_shape, "(7, 7)")
    if len(shape) != 2:
        check_rank("output_shape", len(shape), "(7, 7)")
        raise PoolingError(f"output_shape has {len(shape)} axes; a box has two: write 7.")
    return shape[0], shape[1]


def check_map(planes: Array) -> None:
    """Reject a feature map without cells."""
    if 0 in planes.shape[-2:]:
        raise PoolingError(f"The feature map has shape {planes.shape}; it needs at least one row and column.")


def check_result(boxes: Array, planes: Array, bins: tuple[int, int], dtype: np.dtype[Any]) -> None:
    """Reject a result that takes too many bytes."""
    check_size((len(boxes), *planes.shape[:-2], *bins), dtype)


def alone_or_all(result: Array, boxes: ArrayLike) -> Array:
    """Return the first result if there was a single box, without an axis of boxes."""
    return result[0] if np.ndim(boxes) == 1 else result


def read_gradients(
    grad_output: ArrayLike, boxes: ArrayLike, shape: tuple[int, ...], data_format: str
) -> NDArray[Any]:
    """Return d loss / d output, spatial axes last, with an axis for the boxes also if there is only one."""
    if np.ndim(boxes) > 1:
        return read_gradient(grad_output, shape, 2, data_format)
    return read_gradient(grad_output, shape[1:], 2, data_format)[None]

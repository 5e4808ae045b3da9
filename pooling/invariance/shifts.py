"""Shifting a picture by whole cells: by one shift, or by all of them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.validation.arrays import spatial_last

BORDERS = ("replicate", "zero", "circular", "reflect")
"""What fills the gap: the edge cell again, zeros, the other side, or the mirror image without the edge."""

MOST_CELLS = 2**24
"""The most cells that `all_shifts` returns: 128 MiB of float64."""


def shift(image: ArrayLike, down: int, right: int, border: str = "replicate") -> NDArray[Any]:
    """Move every plane of `image`, of shape `(..., H, W)`, into a new array of the same shape and dtype.

    Shifts may be negative (up, left) and larger than the picture.

    Raises
    ------
    PoolingError
        If the border is unknown, or the image is empty, not numbers or has fewer than two axes.

    Examples
    --------
    >>> shift([[1, 2, 3]], 0, 1), shift([[1, 2, 3]], 0, 1, "circular"), shift([[1, 2, 3]], 0, -2, "zero")
    (array([[1, 1, 2]]), array([[3, 1, 2]]), array([[3, 0, 0]]))
    """
    planes = spatial_last(image, 2, "channels_first")
    _check_shift(planes, border)
    moved: NDArray[Any] = _moved(planes, (down,), (right,), border)[0, 0]
    return moved


def all_shifts(image: ArrayLike, amount: int, border: str = "replicate") -> NDArray[Any]:
    """Return `image` moved by every shift of at most `amount` cells in both axes.

    Returns
    -------
    ndarray, shape (2J + 1, 2J + 1, ..., H, W)
        With J = `amount`; entry `[J + down, J + right]` is that shift.

    Raises
    ------
    PoolingError
        As `shift`, or if the amount is negative, or the result has more than `MOST_CELLS` cells.
    """
    check_not_negative("amount", amount)
    planes = spatial_last(image, 2, "channels_first")
    _check_memory(planes.size, amount)
    _check_shift(planes, border)
    by = range(-amount, amount + 1)
    return _moved(planes, by, by, border)


def _moved(planes: NDArray[Any], down: Sequence[int], right: Sequence[int], border: str) -> NDArray[Any]:
    """Return the planes moved by each pair of a way down and a way to the right, on two new leading axes."""
    rows, columns = (
        np.stack([_sources(size, one, border) for one in by])
        for size, by in zip(planes.shape[-2:], (down, right), strict=True)
    )
    height, width = planes.shape[-2:]
    real_rows, real_columns = rows.clip(0, height - 1), columns.clip(0, width - 1)
    moved = planes[..., real_rows[:, None, :, None], real_columns[:, None, :]]
    if border == "zero":
        moved[..., (rows != real_rows)[:, None, :, None] | (columns != real_columns)[:, None, :]] = 0
    return np.ascontiguousarray(np.moveaxis(moved, (-4, -3), (0, 1)))


def _sources(size: int, by: int, border: str) -> NDArray[np.intp]:
    """Return, for each place of an axis after the shift, the place its cell comes from.

    With "replicate" and "zero" some places are outside the axis; the caller fills them.
    """
    places = np.arange(size)
    if border == "circular":
        return (places - by % size) % size
    if border == "reflect":  # back and forth without repeating the edge: 0 1 2 3 2 1 0 1 …
        period = max(2 * size - 2, 1)
        turn = (places - by % period) % period
        return np.minimum(turn, period - turn)
    return places - max(-size, min(by, size))


def _check_shift(planes: NDArray[Any], border: str) -> None:
    if border not in BORDERS:
        raise PoolingError(f"The border is {border!r}; choose one of {', '.join(BORDERS)}.")
    if planes.size == 0:
        raise PoolingError(f"The image has shape {planes.shape}; a shift needs at least one cell: add some.")


def check_not_negative(name: str, number: int) -> None:
    """Reject a number below 0 by a sentence."""
    if number < 0:
        raise PoolingError(f"The {name} is {number}; it must be 0 or more: drop the minus sign.")


def _check_memory(cells: int, amount: int) -> None:
    shifts = (2 * amount + 1) ** 2
    if shifts * cells > MOST_CELLS:
        raise PoolingError(
            f"All {shifts:,} shifts of an image of {cells:,} cells are {shifts * cells:,} cells; "
            f"at most {MOST_CELLS:,} are allowed: lower the amount or take a smaller image."
        )

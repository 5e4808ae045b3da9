"""Shifting a picture by whole cells: one shift, a random one, or all of them."""

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
    height, width = planes.shape[-2:]
    rows, columns = _sources(height, down, border)[:, None], _sources(width, right, border)
    real_rows, real_columns = rows.clip(0, height - 1), columns.clip(0, width - 1)
    moved = planes[..., real_rows, real_columns]
    if border == "zero":
        moved[..., (rows != real_rows) | (columns != real_columns)] = 0
    return moved


def jitter(rng: np.random.Generator | int, amount: int) -> tuple[int, int]:
    """Draw a shift (down, right) as Kaggle's transform does; a seed gives the same pair every time.

    Kaggle draws each axis continuously from -amount to amount and then rounds to whole cells, so the two
    outermost shifts come half as often as the others; `jitter_probabilities` has the numbers.

    Parameters
    ----------
    rng : numpy.random.Generator or int
        A generator, which is advanced, or a seed of 0 or more.
    amount : int
        The furthest shift in cells, 0 or more.

    Raises
    ------
    PoolingError
        If the amount or the seed is negative.

    Examples
    --------
    >>> jitter(7, 3) == jitter(7, 3), jitter(7, 0)
    (True, (0, 0))
    """
    _check_not_negative("amount", amount)
    if not isinstance(rng, np.random.Generator):
        _check_not_negative("seed", rng)
        rng = np.random.default_rng(rng)
    down, right = np.rint(rng.uniform(-amount, amount, size=2))
    return int(down), int(right)


def jitter_probabilities(amount: int) -> NDArray[np.float64]:
    """Return how likely `jitter` is to draw each shift; entry `[J + down, J + right]`, J = `amount`.

    In each axis k with |k| < J has probability 1 / (2J), and -J and J have 1 / (4J) each, independently.

    Raises
    ------
    PoolingError
        If the amount is negative.

    Examples
    --------
    >>> jitter_probabilities(1)
    array([[0.0625, 0.125 , 0.0625],
           [0.125 , 0.25  , 0.125 ],
           [0.0625, 0.125 , 0.0625]])
    """
    _check_not_negative("amount", amount)
    weights = np.ones(2 * amount + 1)
    weights[[0, -1]] = 0.5
    weights /= weights.sum()
    return weights[:, None] * weights


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
    _check_not_negative("amount", amount)
    planes = spatial_last(image, 2, "channels_first")
    _check_memory(planes.size, amount)
    by = range(-amount, amount + 1)
    return np.stack([np.stack([shift(planes, down, right, border) for right in by]) for down in by])


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


def _check_not_negative(name: str, number: int) -> None:
    if number < 0:
        raise PoolingError(f"The {name} is {number}; it must be 0 or more: drop the minus sign.")


def _check_memory(cells: int, amount: int) -> None:
    shifts = (2 * amount + 1) ** 2
    if shifts * cells > MOST_CELLS:
        raise PoolingError(
            f"All {shifts:,} shifts of an image of {cells:,} cells are {shifts * cells:,} cells; "
            f"at most {MOST_CELLS:,} are allowed: lower the amount or take a smaller image."
        )

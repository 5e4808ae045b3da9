"""Pictures to move: Kaggle's thin ring and its two dots; a disc, a square, an edge and a single dot."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.errors import PoolingError

Position = tuple[int, int]
"""One cell as (row, column)."""

NEAR = "near"
FAR = "far"
SMALLEST_CIRCLE = 4
SMALLEST_RADIUS = 2
SMALLEST_PAIR = 16


def circle(size: int = 64, shrink: int = 4, value: float = 1.0) -> NDArray[np.float64]:
    """Draw a ring one cell wide, of radius `size // 2 - shrink`, on zeros of shape `(size, size)`.

    It equals the picture of Kaggle's exercise in every cell. There the ring is drawn around the middle of a
    grid one cell larger, and a nearest-neighbour resize brings it to `size`. That resize only leaves out the
    middle row and column, so for an even size the ring is its own mirror image in both axes. (At size 4 it
    also blurs a little; here no cell is blurred.)

    Raises
    ------
    PoolingError
        If the size is below 4, or the radius below 2 or larger than half the picture.

    Examples
    --------
    >>> circle(6, 0).astype(int)
    array([[0, 0, 1, 1, 0, 0],
           [0, 1, 0, 0, 1, 0],
           [1, 0, 0, 0, 0, 1],
           [1, 0, 0, 0, 0, 1],
           [0, 1, 0, 0, 1, 0],
           [0, 0, 1, 1, 0, 0]])
    """
    _check_circle(size, shrink)
    middle = size // 2
    rows, columns = _ring(middle - shrink)
    grid = np.zeros((size + 1, size + 1))
    grid[middle + rows, middle + columns] = value
    return np.delete(np.delete(grid, middle, axis=0), middle, axis=1)


def disc(size: int = 64, shrink: int = 4) -> NDArray[np.float64]:
    """Draw the ring of `circle` and all cells inside it.

    Raises
    ------
    PoolingError
        As `circle`.

    Examples
    --------
    >>> disc(6, 1).astype(int)
    array([[0, 0, 0, 0, 0, 0],
           [0, 0, 1, 1, 0, 0],
           [0, 1, 1, 1, 1, 0],
           [0, 1, 1, 1, 1, 0],
           [0, 0, 1, 1, 0, 0],
           [0, 0, 0, 0, 0, 0]])
    """
    ring = circle(size, shrink)
    from_left, from_right = (np.maximum.accumulate(side, axis=1) for side in (ring, ring[:, ::-1]))
    return from_left * from_right[:, ::-1]


def square(size: int = 64, shrink: int = 4) -> NDArray[np.float64]:
    """Draw a filled square that leaves `shrink` cells free on every side.

    Raises
    ------
    PoolingError
        If nothing is left of it.

    Examples
    --------
    >>> square(4, 1).astype(int)
    array([[0, 0, 0, 0],
           [0, 1, 1, 0],
           [0, 1, 1, 0],
           [0, 0, 0, 0]])
    """
    if not 0 <= 2 * shrink < size:
        raise PoolingError(
            f"shrink is {shrink} for a square in a picture of size {size}; it may be 0 to {(size - 1) // 2}: "
            f"{'raise' if shrink < 0 else 'lower'} it."
        )
    picture = np.zeros((size, size))
    picture[shrink : size - shrink, shrink : size - shrink] = 1.0
    return picture


def edge(size: int = 64) -> NDArray[np.float64]:
    """Draw ones on the right half, zeros on the left.

    >>> edge(4)[0].tolist()
    [0.0, 0.0, 1.0, 1.0]
    """
    return np.tile((np.arange(size) >= size // 2).astype(np.float64), (size, 1))


def one_dot(size: int = 64) -> NDArray[np.float64]:
    """Draw a one in the first cell after the middle.

    >>> one_dot(3).tolist()
    [[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]]
    """
    return two_dots(size, (size // 2, size // 2), (size // 2, size // 2))


def two_dots(size: int, first: Position = (3, 5), second: Position = (5, 3)) -> NDArray[np.float64]:
    """Draw a one at the (row, column) of each dot on zeros of shape `(size, size)`.

    Raises
    ------
    PoolingError
        If a dot lies outside the picture.

    Examples
    --------
    >>> two_dots(3, (0, 1), (1, 0)).astype(int)
    array([[0, 1, 0],
           [1, 0, 0],
           [0, 0, 0]])
    """
    picture = np.zeros((size, size))
    for dot in (first, second):
        if not all(0 <= place < size for place in dot):
            raise PoolingError(
                f"A dot is at (row, column) {dot} of a {size} × {size} picture; "
                f"rows and columns run from 0 to {size - 1}: move it inside."
            )
        picture[dot] = 1.0
    return picture


def dot_pair(distance: str, size: int = 64) -> tuple[Position, Position]:
    """Return two mirrored (row, column) positions: Kaggle's near pair, or one in opposite corners.

    Near dots share a cell after three 2 × 2 pools. Far ones in a 64 × 64 picture share one after six, when
    only one cell is left.

    Raises
    ------
    PoolingError
        If the distance is neither "near" nor "far", or the size is below 16.

    Examples
    --------
    >>> dot_pair("near"), dot_pair("far")
    (((3, 5), (5, 3)), ((3, 60), (60, 3)))
    """
    if distance not in (NEAR, FAR):
        raise PoolingError(f"The distance is {distance!r}; choose {NEAR} or {FAR}.")
    if size < SMALLEST_PAIR:
        raise PoolingError(
            f"The size is {size}; near and far dots need at least {SMALLEST_PAIR} cells: raise the size."
        )
    other = 5 if distance == NEAR else size - 4
    return (3, other), (other, 3)


def _check_circle(size: int, shrink: int) -> None:
    if size < SMALLEST_CIRCLE:
        raise PoolingError(
            f"The size is {size}; a circle needs at least {SMALLEST_CIRCLE} rows: raise the size."
        )
    most = size // 2 - SMALLEST_RADIUS
    if not 0 <= shrink <= most:
        raise PoolingError(
            f"shrink is {shrink} for a circle of size {size}; it may be 0 to {most}: "
            f"{'raise' if shrink < 0 else 'lower'} it, or change the size."
        )


def _ring(radius: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the (row, column) offsets of the midpoint (Bresenham) circle around cell (0, 0).

    In the octant where the ring is flatter than 45 degrees each column has one cell: the row nearest to the
    true circle. There is never a tie, because the square of n + 1/2 is not a whole number. The other octants
    are mirror images.
    """
    columns = np.arange(radius + 1)
    rows = np.rint(np.sqrt(radius**2 - columns**2)).astype(int)
    octant = np.stack([rows, columns])[:, rows >= columns]
    quarter = np.hstack([octant, octant[::-1]])
    signs = np.array([[1, 1, -1, -1], [1, -1, 1, -1]])
    ring = (quarter[:, :, None] * signs[:, None, :]).reshape(2, -1)
    return ring[0], ring[1]

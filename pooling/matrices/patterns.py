"""Matrices that show something about pooling: a shape, (rows, columns), becomes small whole numbers.

Each pattern is one function of the shape; `PATTERNS` names them. `random` alone also takes a seed.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from pooling.errors import PoolingError

Shape: TypeAlias = tuple[int, int]
Seed: TypeAlias = int | np.random.Generator
Matrix: TypeAlias = NDArray[np.float64]

HIGH = 8.0
"""The bright cells: a half, a quarter and an eighth of it are short numbers too."""

DOT = 9.0
BLOCK = 2
"""The side of the blocks in `ties`: that of the usual window."""


def ramp(shape: Shape) -> Matrix:
    """Count from 0 in reading order: the last cell of a window is its greatest, the first its least.

    >>> ramp((2, 3)).tolist()
    [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]
    """
    rows, cols = _places(shape)
    return rows * shape[1] + cols


def checkerboard(shape: Shape) -> Matrix:
    """Alternate 0 and 8: every 2 × 2 window has two of each, so pooling gives a constant.

    >>> checkerboard((2, 3)).tolist()
    [[0.0, 8.0, 0.0], [8.0, 0.0, 8.0]]
    """
    rows, cols = _places(shape)
    return (rows + cols) % 2 * HIGH


def edge(shape: Shape) -> Matrix:
    """Put 0 on the left and 8 on the right, meeting before an odd column: in the middle of a 2 × 2 window.

    A single column has the edge between its rows instead; a single cell is 0.

    >>> edge((2, 4)).tolist()
    [[0.0, 0.0, 0.0, 8.0], [0.0, 0.0, 0.0, 8.0]]
    >>> edge((3, 1)).tolist()
    [[0.0], [8.0], [8.0]]
    """
    rows, cols = _places(shape)
    along, size = (cols, shape[1]) if shape[1] > 1 else (rows, shape[0])
    first = min(size // 2 | 1, max(size - 1, 1))
    return np.where(along >= first, HIGH, 0.0)


def single_dot(shape: Shape) -> Matrix:
    """Put one 9 into the middle of zeros: max keeps it, an average weakens it.

    >>> single_dot((2, 3)).tolist()
    [[0.0, 0.0, 0.0], [0.0, 9.0, 0.0]]
    """
    matrix = np.zeros(_checked(shape))
    matrix[shape[0] // 2, shape[1] // 2] = DOT
    return matrix


def random(shape: Shape, seed: Seed = 0) -> Matrix:
    """Draw whole numbers from 0 to 9, each as likely as the others; the same seed draws the same matrix."""
    return np.random.default_rng(seed).integers(0, 10, _checked(shape)).astype(np.float64)


def all_negative(shape: Shape) -> Matrix:
    """Spread −1 to −9 so that neighbours differ: padding read as 0 would win every maximum at the border.

    >>> all_negative((2, 3)).tolist()
    [[-1.0, -8.0, -6.0], [-5.0, -3.0, -1.0]]
    """
    rows, cols = _places(shape)
    return -1.0 - (4 * rows + 7 * cols) % 9


def ties(shape: Shape) -> Matrix:
    """Fill each block of 2 × 2 with one number, neighbours with others: all cells of a window win.

    >>> ties((2, 4)).tolist()
    [[1.0, 1.0, 3.0, 3.0], [1.0, 1.0, 3.0, 3.0]]
    """
    rows, cols = _places(shape)
    return 1.0 + (3 * (rows // BLOCK) + 2 * (cols // BLOCK)) % 9


Pattern: TypeAlias = Callable[[Shape], Matrix]

PATTERNS: Mapping[str, Pattern] = MappingProxyType(
    {
        "ramp": ramp,  # which place in the window wins
        "checkerboard": checkerboard,  # what pooling can wipe out
        "edge": edge,  # where max, min and average put an edge
        "single_dot": single_dot,  # what is kept of one bright cell
        "random": random,  # what holds for any numbers; also takes a seed
        "all_negative": all_negative,  # why padding must not be 0 for max
        "ties": ties,  # which of equal cells gets the gradient
    }
)


def make_pattern(name: str, shape: Shape, seed: Seed = 0) -> Matrix:
    """Make the pattern `name` of `PATTERNS`; only "random" reads the seed.

    Raises
    ------
    PoolingError
        If there is no such pattern, or the shape has no cells.

    Examples
    --------
    >>> make_pattern("ties", (1, 3)).tolist()
    [[1.0, 1.0, 3.0]]
    """
    if name not in PATTERNS:
        raise PoolingError(f"There is no pattern “{name}”; choose one of these: {', '.join(PATTERNS)}.")
    return random(shape, seed) if name == "random" else PATTERNS[name](shape)


def _places(shape: Shape) -> tuple[Matrix, Matrix]:
    """Return the row and the column of every cell."""
    rows, cols = np.indices(_checked(shape), dtype=np.float64)
    return rows, cols


def _checked(shape: Shape) -> Shape:
    if min(shape) < 1:
        raise PoolingError(
            f"The pattern has {shape[0]} × {shape[1]} cells; it needs at least 1 row and 1 column: "
            "choose 1 × 1 or more."
        )
    return shape

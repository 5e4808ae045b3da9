"""The weights of a kernel as text: as they stand in a link, and as a learner types them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError
from pooling.matrices import format_matrix, parse_matrix
from pooling.network import KERNELS
from pooling.number_text import exact_number
from ui.controls.setting_types import Weights

OWN = "own"
SIDES = (3, 5)
"""The sizes that the grid offers; a link may have others."""


def read_weights(text: str) -> NDArray[np.float64]:
    """Return the weights that a text holds.

    Raises
    ------
    PoolingError
        If it is no matrix of up to 7 × 7 finite numbers.

    Examples
    --------
    >>> read_weights("0,1;-1,0").tolist()
    [[0.0, 1.0], [-1.0, 0.0]]
    """
    weights = parse_matrix(text, Weights.MOST)
    for (row, column), weight in np.ndenumerate(weights):
        if not abs(weight) <= Weights.LARGEST:
            raise PoolingError(
                f"The weight in row {row}, column {column} is {exact_number(weight)}; "
                "write a number from −1e9 to 1e9."
            )
    return weights


def read_cells(cells: Sequence[Sequence[str]]) -> str:
    """Return the weights of a grid of texts as a link has them; a comma in a cell marks decimals.

    >>> read_cells([["1", " -0,5 "], ["0", "2"]])
    '1,-0.5;0,2'
    """
    typed = "\t".join
    return format_matrix(read_weights("\n".join(typed(cell.strip() for cell in row) for row in cells)))


def resized(text: str, side: int) -> str:
    """Return the weights in a square of that side: zeros come around them, or the outer ones go.

    >>> resized("5", 3), resized("1,2,3;4,5,6;7,8,9", 1)
    ('0,0,0;0,5,0;0,0,0', '5')
    """
    old = read_weights(text)
    new = np.zeros((side, side))
    rows, columns = (_overlap(size, side) for size in old.shape)
    new[rows[1], columns[1]] = old[rows[0], columns[0]]
    return format_matrix(new)


def _overlap(old: int, new: int) -> tuple[slice, slice]:
    """Return where the middle of an axis lies in the old size and in the new one."""
    size, skipped, begun = min(old, new), max(0, old - new) // 2, max(0, new - old) // 2
    return slice(skipped, skipped + size), slice(begun, begun + size)


def weights_of(kernel: str, own: str) -> NDArray[np.float64]:
    """Return the weights of a kernel by name, or the learner's own."""
    return read_weights(own) if kernel == OWN else KERNELS[kernel].weights


def name_of(text: str) -> str:
    """Return the name of the kernel with these weights, or that of the learner's own.

    >>> name_of("0,0,0;0,1,0;0,0,0"), name_of("7")
    ('identity', 'own')
    """
    return next((name for name, each in KERNELS.items() if format_matrix(each.weights) == text), OWN)

"""The weights of a kernel as text: as they stand in a link, and as a learner types them."""

from collections.abc import Sequence
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError
from pooling.matrices import format_matrix, parse_matrix
from pooling.network import KERNELS
from pooling.number_text import exact_number, format_number
from ui.controls.text_types import Weights

OWN = "own"
SIDES = (3, 5)
"""The sizes that the grid offers; a link may have others."""

MOST_REPEATED = 20
"""Characters of a typed text that an error repeats."""


def read_weights(text: str, typed: Sequence[Sequence[str]] = ()) -> NDArray[np.float64]:
    """Return the weights that a text holds; an error repeats what was `typed` in their place.

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
            said = _short(typed[row][column]) if typed else _in_words(weight)
            raise PoolingError(
                f"The weight in row {row}, column {column} is {said}; write a number from −1e9 to 1e9."
            )
    return weights


def _short(typed: str) -> str:
    return typed if len(typed) <= MOST_REPEATED else f"{typed[: MOST_REPEATED - 1]}…"


def _in_words(weight: float) -> str:
    return exact_number(weight) if isfinite(weight) else format_number(weight)


def read_cells(cells: Sequence[Sequence[str]]) -> str:
    """Return the weights of a grid of texts as a link has them; a comma in a cell marks decimals.

    >>> read_cells([["1", " -0,5 "], ["0", "2"]])
    '1,-0.5;0,2'
    """
    typed = [[cell.strip() for cell in row] for row in cells]
    return format_matrix(read_weights("\n".join(map("\t".join, typed)), typed))


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

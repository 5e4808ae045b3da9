"""Parse numbers that are typed, painted or pasted."""

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError
from pooling.matrices import parse_matrix


def read_number(text: str) -> float:
    """Parse the number typed into one cell; a single comma is a decimal comma.

    >>> read_number("1,5")
    1.5

    Raises
    ------
    PoolingError
        The text is not one number.
    """
    try:
        number = parse_matrix(text.replace(",", ".") if text.count(",") == 1 else text)
    except PoolingError as error:
        sentence = str(error).replace("Row 0, column 0 (counted from 0) holds", "You typed")
        raise PoolingError(sentence) from error
    if number.size > 1:
        raise PoolingError(
            f"You typed {number.size} numbers, but a cell holds one; type one, or paste all of them."
        )
    return float(number.item())


def read_block(text: str) -> NDArray[np.float64]:
    """Parse pasted numbers.

    Raises
    ------
    PoolingError
        The text is not a matrix.
    """
    try:
        return parse_matrix(text)
    except PoolingError as error:
        raise PoolingError(f"{error} Nothing was pasted.") from error

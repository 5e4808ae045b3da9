"""What is moved: pictures drawn by the core, a digit, photographs, and the learner's own matrix."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError
from pooling.images.samples import sample_image
from pooling.invariance import FAR, NEAR, circle, disc, dot_pair, edge, one_dot, square, two_dots
from pooling.matrices import parse_matrix
from pooling.models.digits import read_file
from pooling.models.runs import SIDE
from ui.app.folder import ASSETS
from ui.invariance.names import PHOTOS
from ui.photos.sizes import sized

Level = NDArray[Any]
SIZE = 64
"""Rows and columns of a picture, as in Kaggle's exercise."""
DEFAULT_MATRIX = "0,0,1,1,0,0,1,1"
"""Zhang's row, until a learner has numbers of their own."""
MOST_CELLS = 32
"""Rows and columns of a learner's matrix at most; a row of Step through may have as many."""
SHRINKS = ("circle", "disc", "square")
"""Figures of which a size can be chosen."""

_DRAWN: dict[str, Callable[[int], Level]] = {
    "circle": lambda shrink: circle(SIZE, shrink),
    "disc": lambda shrink: disc(SIZE, shrink),
    "square": lambda shrink: square(SIZE, shrink),
    "edge": lambda _: edge(SIZE),
    "dot": lambda _: one_dot(SIZE),
    NEAR: lambda _: two_dots(SIZE, *dot_pair(NEAR, SIZE)),
    FAR: lambda _: two_dots(SIZE, *dot_pair(FAR, SIZE)),
}


@lru_cache(maxsize=64)
def picture(figure: str, shrink: int, digit: int, matrix: str) -> Level:
    """Return what is moved, (H, W); a matrix that cannot be read is one dot."""
    if figure in _DRAWN:
        return _DRAWN[figure](shrink)
    if figure == "digit":
        return _digit(digit)
    if figure == "matrix":
        return _matrix(matrix)
    return sized(sample_image(figure), SIZE, "crop", "grey").astype(np.float64)


def _digit(digit: int) -> Level:
    """Return the first picture of a digit, (16, 16), in the middle of zeros."""
    pictures, classes = read_file((ASSETS / "models" / "digits.npz").read_bytes())
    edge_width = (SIDE - pictures.shape[-1]) // 2
    first = pictures[np.flatnonzero(classes == digit)[0]]
    return np.pad(first, edge_width).astype(np.float64)


def _matrix(text: str) -> Level:
    try:
        return read_matrix(text)
    except PoolingError:
        return one_dot(8)


def read_matrix(text: str) -> Level:
    """Read numbers, (H, W): of several channels the first; what is not finite is 0.

    Raises
    ------
    PoolingError
        If the text is not a matrix of at most 32 × 32 numbers.
    """
    return np.nan_to_num(parse_matrix(text.split("|")[0], MOST_CELLS), posinf=0, neginf=0)


def is_photo(figure: str) -> bool:
    """Whether the picture is shown in grey, as a photograph is."""
    return figure in PHOTOS

"""Insert and delete slices, rows and columns of an array (slices, rows, columns)."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError
from pooling.volumes import MOST_CELLS, MOST_SLICES
from ui.matrix import words as edit_words
from ui.matrix.shapes import LONGEST_ROW

MOST = 16
"""The most rows, and the most columns, of a matrix or a slice."""

AXES = {"slice": -3, "row": -2, "col": -1}


def with_line(numbers: NDArray[Any], axis: str, at: int | None, source: str = "matrix") -> NDArray[Any]:
    """Insert a "slice", "row" or "col" of zeros after `at`, or at the end; `source` sets the limits.

    >>> with_line(np.array([[[1, 2], [3, 4]]]), "row", 0).tolist()
    [[[1, 2], [0, 0], [3, 4]]]

    Raises:
        PoolingError: there are as many as allowed.
    """
    size, most = numbers.shape[AXES[axis]], most_lines(numbers.shape, source)[AXES[axis]]
    if size >= most and source != "row" and size < (MOST_SLICES if axis == "slice" else MOST):
        raise PoolingError(edit_words.too_many_cells(axis, numbers.size // size * (size + 1), source))
    if size >= most:
        raise PoolingError(edit_words.too_many(axis, most, source))
    return np.insert(numbers, size if at is None else _inside(at, size) + 1, 0, axis=AXES[axis])


def without_line(numbers: NDArray[Any], axis: str, at: int | None, source: str = "matrix") -> NDArray[Any]:
    """Delete the "slice", "row" or "col" at `at`, or the last.

    >>> without_line(np.array([[[1, 2], [3, 4]]]), "col", None).tolist()
    [[[1], [3]]]

    Raises:
        PoolingError: it is the only one.
    """
    size = numbers.shape[AXES[axis]]
    if size <= 1:
        raise PoolingError(edit_words.too_few(axis, source))
    return np.delete(numbers, size - 1 if at is None else _inside(at, size), axis=AXES[axis])


def reshaped(numbers: NDArray[Any], rows: int, cols: int) -> NDArray[Any]:
    """Resize every slice to `rows` × `cols`: cut at the end, or pad with zeros.

    >>> reshaped(np.array([[[1, 2], [3, 4]]]), 1, 3).tolist()
    [[[1, 2, 0]]]
    """
    kept = numbers[:, :rows, :cols]
    return np.pad(kept, [(0, 0), (0, rows - kept.shape[1]), (0, cols - kept.shape[2])])


def most_lines(shape: tuple[int, ...], source: str = "matrix") -> tuple[int, int, int]:
    """Return the most slices, rows and columns allowed, each given the other two sizes.

    >>> most_lines((1, 4, 4)), most_lines((6, 8, 8)), most_lines((1, 1, 12), "row")
    ((6, 16, 16), (6, 10, 10), (1, 1, 32))
    """
    if source == "row":
        return 1, 1, LONGEST_ROW
    slices, rows, cols = shape
    room = MOST_CELLS // slices if slices > 1 else MOST * MOST
    return min(MOST_SLICES, MOST_CELLS // (rows * cols)), min(MOST, room // cols), min(MOST, room // rows)


def _inside(at: int, size: int) -> int:
    """Clamp a place: several edits travel at once, so it may come from a larger matrix."""
    return max(0, min(at, size - 1))

"""Insert and delete slices, rows and columns of an array (slices, rows, columns)."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError
from pooling.matrices.volumes import LONGEST_ROW, MOST_CELLS, MOST_SLICES
from pooling.number_text import count_things

MOST = 16
"""The most rows, and the most columns, of a matrix or a slice."""

AXES = {"slice": -3, "row": -2, "col": -1}
NAMES = {"slice": "slice", "row": "row", "col": "column"}


def with_line(numbers: NDArray[Any], axis: str, at: int | None, source: str = "matrix") -> NDArray[Any]:
    """Insert a "slice", "row" or "col" of zeros after `at`, or at the end; `source` sets the limits.

    >>> with_line(np.array([[[1, 2], [3, 4]]]), "row", 0).tolist()
    [[[1, 2], [0, 0], [3, 4]]]

    Raises
    ------
    PoolingError
        There are as many as allowed.
    """
    size, most = numbers.shape[AXES[axis]], most_lines(numbers.shape, source)[AXES[axis]]
    if size >= most and source != "row" and size < (MOST_SLICES if axis == "slice" else MOST):
        raise PoolingError(_too_many_cells(axis, numbers.size // size * (size + 1), source))
    if size >= most:
        raise PoolingError(_too_many(axis, most, source))
    return np.insert(numbers, size if at is None else _inside(at, size) + 1, 0, axis=AXES[axis])


def without_line(numbers: NDArray[Any], axis: str, at: int | None, source: str = "matrix") -> NDArray[Any]:
    """Delete the "slice", "row" or "col" at `at`, or the last.

    >>> without_line(np.array([[[1, 2], [3, 4]]]), "col", None).tolist()
    [[[1], [3]]]

    Raises
    ------
    PoolingError
        It is the only one.
    """
    size = numbers.shape[AXES[axis]]
    if size <= 1:
        raise PoolingError(_too_few(axis, source))
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


def allowed_shape(shape: tuple[int, ...], rows: int, cols: int, source: str) -> tuple[int, int, int]:
    """Return the shape with `rows` and `cols`, or as many as are allowed.

    >>> allowed_shape((1, 4, 4), 20, 5, "matrix"), allowed_shape((6, 4, 4), 16, 16, "volume")
    ((1, 16, 5), (6, 16, 5))
    """
    slices = shape[0]
    rows = max(1, min(rows, most_lines((slices, 1, 1), source)[1]))
    return slices, rows, max(1, min(cols, most_lines((slices, rows, 1), source)[2]))


def _inside(at: int, size: int) -> int:
    """Clamp a place: several edits travel at once, so it may come from a larger matrix."""
    return max(0, min(at, size - 1))


def _too_many(axis: str, most: int, source: str) -> str:
    """Say why there can be no more slices, rows or columns."""
    if source == "row" and axis == "row":
        return "1-D input has only one row; choose Matrix to add rows."
    if source == "row" and axis == "slice":
        return "1-D input has no slices; choose 3-D to add some."
    name = _name(axis, source)
    there = count_things(most, name)
    return f"There are {there} already, and no more are allowed here; remove a {name} first."


def _too_many_cells(axis: str, cells: int, source: str) -> str:
    """Say why one more line would make too many cells in all slices together."""
    return (
        f"Another {_name(axis, source)} would make {cells} cells, and at most {MOST_CELLS} are allowed; "
        "remove rows, columns or slices first."
    )


def _too_few(axis: str, source: str) -> str:
    """Say why the last slice, row or column has to stay."""
    name = _name(axis, source)
    return f"This is the only {name}, and at least 1 is needed; edit its numbers instead."


def _name(axis: str, source: str) -> str:
    """Return the name of an axis; the slices of a matrix are its channels."""
    return "channel" if axis == "slice" and source == "matrix" else NAMES[axis]

"""Several matrices of one shape as text: the slices of a volume, or channels.

Slices are separated by `|` or by blank lines, or they are nested lists of three levels, as Python and NumPy
print them. `pooling.matrices` reads each slice; a text without any of these is one slice.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.matrices import MAX_CHARACTERS, format_matrix, parse_matrix
from pooling.number_text import count_things

MOST_SLICES = 6
MOST_CELLS = 512
LONGEST_ROW = 32
"""Cells of one row that is a whole input, for `parse_volume(text, LONGEST_ROW)`."""

_BRACKETS = re.compile(r"[\[\]]")
_DEEP = re.compile(r"\[\s*\[\s*\[")


def parse_volume(
    text: str, limit: int = 16, *, slices: int = MOST_SLICES, cells: int = MOST_CELLS
) -> NDArray[np.float64]:
    """Read one to six `slices` of up to `limit` × `limit` numbers, (D, H, W), by the module's rules.

    Several slices have at most 512 `cells` together.

    Raises
    ------
    PoolingError
        As `parse_matrix` (the message names the slice), or if slices differ in shape, or there are too many
        slices or cells.

    Examples
    --------
    >>> parse_volume("1,3;5,6|2,2;0,4").tolist()
    [[[1.0, 3.0], [5.0, 6.0]], [[2.0, 2.0], [0.0, 4.0]]]
    >>> parse_volume("1,3;5,6").shape
    (1, 2, 2)
    """
    return _read(text, limit, slices, cells).copy()


@lru_cache(maxsize=32)
def _read(text: str, limit: int, most: int, cells: int) -> NDArray[np.float64]:
    """Read a text once: in a run of a page several functions ask for its numbers."""
    texts = _slice_texts(text) if len(text) <= MAX_CHARACTERS else [text]
    if len(texts) > most:
        raise PoolingError(
            f"The text holds {len(texts)} slices; at most {most} are allowed: take out some of them."
        )
    slices = [_parse_slice(each, limit, at, len(texts)) for at, each in enumerate(texts)]
    _check_shapes(slices, cells)
    return np.stack(slices)


def format_volume(x: ArrayLike) -> str:
    """Write (D, H, W) or (H, W) as the shortest exact text for a link; `parse_volume` reads it again.

    >>> format_volume([[[1, 3], [5, 6]], [[2, 2], [0, 4.5]]])
    '1,3;5,6|2,2;0,4.5'
    """
    slices = np.asarray(x, dtype=np.float64)
    return "|".join(format_matrix(each) for each in (slices if slices.ndim == 3 else [slices]))


def _slice_texts(text: str) -> list[str]:
    if "|" in text:
        return text.split("|")
    if _DEEP.search(text):
        return _nested(text)
    if _BRACKETS.search(text):
        return [text]  # a NumPy print may hold blank lines
    blocks = [block for block in re.split(r"(?:\r?\n[ \t]*){2,}", text.strip()) if block.strip()]
    # Lines that are all double-spaced are the rows of one matrix.
    return blocks if any("\n" in block for block in blocks) else [text]


def _nested(text: str) -> list[str]:
    """Return the lists of the second level: each is a slice."""
    found, depth, start = [], 0, 0
    for bracket in _BRACKETS.finditer(text):
        opens = bracket.group() == "["
        if opens and depth == 1:
            start = bracket.start()
        depth += 1 if opens else -1
        if not opens and depth == 1:
            found.append(text[start : bracket.end()])
    if depth or not found:
        raise PoolingError(
            "The brackets in the text do not form slices; write one pair around each row, one around each "
            "slice and one around all slices, such as [[[1, 2], [3, 4]], [[5, 6], [7, 8]]], or none at all."
        )
    return found


def _parse_slice(text: str, limit: int, at: int, count: int) -> NDArray[np.float64]:
    try:
        return parse_matrix(text, limit)
    except PoolingError as error:
        if count == 1:
            raise
        said = str(error)
        raise PoolingError(f"In slice {at}, {said[0].lower()}{said[1:]}") from error


def _check_shapes(slices: Sequence[NDArray[np.float64]], most: int) -> None:
    first = slices[0].shape
    for at, each in enumerate(slices):
        if each.shape != first:
            raise PoolingError(
                f"Slice {at} has {_shape(each.shape)}, but slice 0 has {_shape(first)}; every slice needs "
                f"the same shape: add or remove cells in slice {at}."
            )
    cells = len(slices) * slices[0].size
    if len(slices) > 1 and cells > most:
        raise PoolingError(
            f"The {len(slices)} slices have {cells} cells together; at most {most} are allowed: "
            "take out a smaller part, or some of the slices."
        )


def _shape(shape: Sequence[int]) -> str:
    return f"{count_things(shape[0], 'row')} and {count_things(shape[1], 'column')}"

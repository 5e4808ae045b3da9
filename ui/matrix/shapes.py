"""Kinds of input typed as text: a matrix, one row, or slices, and what each kind allows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from pooling import PoolingError
from pooling.matrices.volumes import LONGEST_ROW, parse_volume

Values = NDArray[Any]


@dataclass(frozen=True)
class Shape:
    """One kind of input.

    Attributes
    ----------
    rank : the number of axes of the window
    default : the initial text
    meaning : what the text box accepts
    read : parses a text to the array that is pooled; raises PoolingError
    suits : whether an array (D, H, W) parsed from a text is likely meant as this kind
    """

    rank: int
    default: str
    meaning: str
    read: Callable[[str], Values]
    suits: Callable[[Values], bool]


def read_matrix(text: str) -> Values:
    """Parse one matrix, (H, W), or several as channels, (C, H, W)."""
    channels = parse_volume(text)
    return channels if len(channels) > 1 else channels[0]


def read_row(text: str) -> Values:
    """Parse one row of numbers, (W,)."""
    slices = parse_volume(text, LONGEST_ROW)
    count, rows, _ = slices.shape
    if count > 1 or rows > 1:
        came = f"{count} slices" if count > 1 else f"{rows} rows"
        raise PoolingError(
            f"The text has {came}, but 1-D input is one row of up to {LONGEST_ROW} numbers; write them side "
            "by side, such as 1,3,2,4, or choose another input."
        )
    row: Values = slices[0, 0]
    return row


SHAPES = {
    "matrix": Shape(
        2,
        "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0",
        "1 × 1 to 16 × 16 numbers. Paste from a spreadsheet, or put commas between cells and semicolons "
        "between rows. For channels, put “|” or a blank line between matrices.",
        read_matrix,
        lambda slices: slices.shape[1] > 1,
    ),
    "row": Shape(
        1,
        "2,5,3,1,0,4,8,6,7,3,1,2",
        f"1 to {LONGEST_ROW} numbers in one row. Separate them with commas, or paste from a spreadsheet.",
        read_row,
        lambda slices: slices.shape[:2] == (1, 1),
    ),
    "volume": Shape(
        3,
        "9,1,0,2;3,2,1,0;0,1,2,1;1,0,1,3|2,4,1,0;1,8,2,1;0,2,1,0;1,1,0,2"
        "|0,1,2,1;1,2,7,3;2,1,4,0;0,1,1,1|1,0,1,2;0,2,1,1;1,3,6,2;2,0,1,5",
        "Up to 6 slices of at most 16 × 16 numbers, 512 cells in total. Put “|” or a blank line between "
        "slices, commas between cells and semicolons between rows.",
        parse_volume,
        lambda slices: len(slices) > 1,
    ),
}

KIND_OF_RANK = {shape.rank: kind for kind, shape in SHAPES.items()}
"""The kind of input for each number of axes."""


def suits(source: str, text: str) -> bool:
    """Return whether the text is likely meant as the kind `source`."""
    try:
        slices = parse_volume(text, LONGEST_ROW)
    except PoolingError:
        return True  # the error message is shown beside it
    return source not in SHAPES or SHAPES[source].suits(slices)

"""What numbers typed as text are taken for: a matrix, one row, or slices; and what each of them allows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from numpy.typing import NDArray

from pooling import PoolingError
from pooling.volumes import LONGEST_ROW, parse_volume

Values = NDArray[Any]


@dataclass(frozen=True)
class Shape:
    """One way to take the numbers.

    Attributes:
        rank: the window's axes.
        default: the text to begin with.
        meaning: what the text box takes.
        read: text -> the array that is pooled; PoolingError.
        suits: whether slices read from a text (D, H, W) are what somebody would take in this way.
    """

    rank: int
    default: str
    meaning: str
    read: Callable[[str], Values]
    suits: Callable[[Values], bool]


def read_matrix(text: str) -> Values:
    """Read one matrix, (H, W), or several of them as channels, (C, H, W)."""
    channels = parse_volume(text)
    return channels if len(channels) > 1 else channels[0]


def read_one_matrix(text: str) -> Values:
    """Read one matrix, (H, W), where channels have no place."""
    matrix = read_matrix(text)
    if matrix.ndim > 2:
        raise PoolingError(
            f"The text holds {len(matrix)} matrices; here one is pooled at a time: take one of them, without "
            "“|” or a blank line."
        )
    return matrix


def read_row(text: str) -> Values:
    """Read one row of numbers, (W,)."""
    slices = parse_volume(text, LONGEST_ROW)
    count, rows, _ = slices.shape
    if count > 1 or rows > 1:
        came = f"{count} slices" if count > 1 else f"{rows} rows"
        raise PoolingError(
            f"The text holds {came}; 1-D input is one row of up to {LONGEST_ROW} numbers: write them side by "
            "side, such as 1,3,2,4, or choose another kind of input."
        )
    row: Values = slices[0, 0]
    return row


SHAPES = {
    "matrix": Shape(
        2,
        "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0",
        "1 × 1 to 16 × 16 numbers; paste from a spreadsheet, or separate cells by commas and rows by "
        "semicolons. Several matrices are channels: put “|” or a blank line between them.",
        read_matrix,
        lambda slices: slices.shape[1] > 1,
    ),
    "row": Shape(
        1,
        "2,5,3,1,0,4,8,6,7,3,1,2",
        f"1 to {LONGEST_ROW} numbers in one row; separate them by commas, or paste from a spreadsheet.",
        read_row,
        lambda slices: slices.shape[:2] == (1, 1),
    ),
    "volume": Shape(
        3,
        "9,1,0,2;3,2,1,0;0,1,2,1;1,0,1,3|2,4,1,0;1,8,2,1;0,2,1,0;1,1,0,2"
        "|0,1,2,1;1,2,7,3;2,1,4,0;0,1,1,1|1,0,1,2;0,2,1,1;1,3,6,2;2,0,1,5",
        "Up to 6 slices of at most 16 × 16 numbers, 512 cells together; put “|” or a blank line between two "
        "slices, commas between cells and semicolons between rows.",
        parse_volume,
        lambda slices: len(slices) > 1,
    ),
}

KINDS = {**SHAPES, "plane": replace(SHAPES["matrix"], read=read_one_matrix)}
"""Every way; a plane is a matrix where channels have no place."""


def source_of(kind: str) -> str:
    """Return the kind of input that offers this way."""
    return "matrix" if kind == "plane" else kind


def suits(source: str, text: str) -> bool:
    """Whether somebody who chooses `source` is likely to mean this text."""
    try:
        slices = parse_volume(text, LONGEST_ROW)
    except PoolingError:
        return True  # the sentence about it stands beside it
    return source not in KINDS or KINDS[source].suits(slices)

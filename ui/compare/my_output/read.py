"""What a framework printed, read as numbers: tensors with their batch and channels, or any matrix as text.

Nothing is evaluated. Axes of one cell are left out: a batch of one and a single channel do not matter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError
from pooling.matrices import MAX_CHARACTERS
from pooling.matrices.outputs import parse_output
from pooling.number_text import count_axes, exact_number

DEEPEST = 8
"""More brackets in brackets are no output."""

Nested: TypeAlias = "list[Nested] | str"
_PIECE = re.compile(r"[\[\]]|[^\s,\[\]]+")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|[+-]?(?:nan|inf|∞)", re.IGNORECASE)
_OPENED = re.compile(r"\[(?:\s|\[)*(?=[-+.\d∞\]]|nan|inf)", re.IGNORECASE)
_LEFT_OUT = ("...", "…")


@dataclass(frozen=True, eq=False)
class Pasted:
    """An output that somebody pasted.

    Attributes
    ----------
    text : the same as short text for a link, with the digits that were there
    values : the numbers, (W,), (H, W) or (N, H, W)
    slack : how far each number may be from what was rounded to it
    """

    text: str
    values: NDArray[np.float64]
    slack: NDArray[np.float64]


def read_output(text: str) -> Pasted:
    """Read a printed output.

    Raises
    ------
    PoolingError
        The text is no array of numbers.

    Examples
    --------
    >>> read_output("tensor([[[[6., 8.], [14., 16.]]]])").text
    '6.,8.;14.,16.'
    >>> read_output("tf.Tensor([[[[6.]\\n [8.]]]], shape=(1, 1, 2, 1), dtype=float32)").values.tolist()
    [6.0, 8.0]
    """
    if any(mark in text for mark in _LEFT_OUT):
        raise PoolingError(
            "The text leaves numbers out (“…”); print all of them: np.set_printoptions(threshold=10**6), or "
            "torch.set_printoptions(profile='full')."
        )
    block = _block(text) if len(text) <= MAX_CHARACTERS else ""
    cells = _array(block) if block and ";" not in block else _plain(text)
    cells = cells.reshape([size for size in cells.shape if size > 1])
    if cells.ndim > 3:
        raise PoolingError(
            f"The output has {count_axes(cells.ndim)} of more than one cell; at most three are read: paste "
            "one image of the batch."
        )
    compact = _compact(cells)
    read = parse_output(compact).reshape(cells.shape)
    return Pasted(compact, read, _slack(cells))


def _block(text: str) -> str:
    """Return the first array in brackets; brackets round a call such as [array(…)] are none."""
    opened = _OPENED.search(text)
    if opened is None:
        return ""
    depth, start = 0, opened.start()
    for place in range(start, len(text)):
        depth += (text[place] == "[") - (text[place] == "]")
        if depth == 0:
            return text[start : place + 1]
        if depth > DEEPEST:
            break
    return ""


def _array(block: str) -> NDArray[Any]:
    """Read nested brackets, of any depth, as an array of texts."""
    nested = _nest(_PIECE.findall(block.replace("−", "-")))
    shape, cells = _shape(nested), list(_leaves(nested))
    if not _is_even(nested) or len(cells) != int(np.prod(shape)) or not cells:
        raise PoolingError(
            "The brackets do not form one array: each level needs lists of the same length, such as "
            "[[1, 2], [3, 4]]."
        )
    return np.array(cells, dtype=object).reshape(shape)


def _nest(pieces: Sequence[str]) -> Nested:
    stack: list[list[Nested]] = [[]]
    for piece in pieces:
        if piece == "[":
            stack.append([])
        elif piece == "]":
            done = stack.pop()
            stack[-1].append(done)
        else:
            stack[-1].append(piece)
    return stack[0][0]


def _shape(nested: Nested) -> tuple[int, ...]:
    """Return the shape along the first of every level."""
    if isinstance(nested, str):
        return ()
    return (len(nested), *(_shape(nested[0]) if nested else ()))


def _is_even(nested: Nested) -> bool:
    """Whether all lists of a level have the same shape."""
    if isinstance(nested, str):
        return True
    return all(_is_even(each) for each in nested) and len({_shape(each) for each in nested}) <= 1


def _leaves(nested: Nested) -> Iterator[str]:
    if isinstance(nested, str):
        yield nested
        return
    for each in nested:
        yield from _leaves(each)


def _plain(text: str) -> NDArray[Any]:
    """Read a text as our matrices are read; its digits stay if they can be found again."""
    values = parse_output(text)
    found = _NUMBER.findall(text.replace("−", "-"))
    cells = found if len(found) == values.size else [exact_number(value) for value in values.ravel()]
    if not np.array_equal(
        [float(cell.replace("∞", "inf")) for cell in cells], values.ravel(), equal_nan=True
    ):
        cells = [exact_number(value) for value in values.ravel()]
    return np.array(cells, dtype=object).reshape(values.shape)


def _compact(cells: NDArray[Any]) -> str:
    slices = cells if cells.ndim == 3 else [np.atleast_2d(cells)]
    return "|".join(";".join(",".join(map(str, row)) for row in matrix) for matrix in slices)


def _slack(cells: NDArray[Any]) -> NDArray[np.float64]:
    """Return half a unit of the last digit: of the finest number, for prints leave out zeros at the end."""
    parts = [str(cell).lower().partition("e") for cell in cells.ravel()]
    finest = max((len(digits.partition(".")[2]) for digits, _, _ in parts), default=0)
    exponents = [min(int(exponent or 0), 300) for _, _, exponent in parts]
    if not finest and not any(exponents):
        return np.zeros(cells.shape)
    return np.array([0.5 * 10.0 ** (exponent - finest) for exponent in exponents]).reshape(cells.shape)

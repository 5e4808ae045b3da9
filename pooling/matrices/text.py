"""Matrices as text: what a learner types or pastes, and the short form that travels in a link.

How a text is split, the first rule that fits:

1. **Brackets**: Python's nested lists, a NumPy print or `array(...)`, or MATLAB's `[1 2; 3 4]`. Cells are
   separated by commas or spaces. In a flat pair a semicolon or a new line starts a row, as in MATLAB.
2. **One line**: a semicolon starts a row. This is the form of our links, and it wins over a European
   spreadsheet: `1,5;2,5` is two rows of two cells.
3. **Several lines**: each is a row; semicolons inside a line separate cells, as in a European CSV file.

Without brackets, cells are separated by tabs, else by such semicolons, else by commas, else by spaces. Only
between tabs or semicolons may a comma mark decimals, and only where it cannot mark thousands. Nothing is ever
evaluated.
"""

import math
import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.number_text import count_things, exact_number

MAX_CHARACTERS = 20_000

_ONE_CHARACTER_EACH = str.maketrans({"−": "-", "–": "-", "\N{FULLWIDTH HYPHEN-MINUS}": "-", "\ufeff": None})
_FLAGS = re.ASCII | re.IGNORECASE
_NUMBER = re.compile(r"[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?|nan|inf|infinity|∞)", _FLAGS)
_COMMA_NUMBER = re.compile(r"[+-]?(?:\d+,\d*|,\d+)(?:e[+-]?\d+)?", _FLAGS)
_MAYBE_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}", _FLAGS)
_BEFORE_BRACKETS = re.compile(r"(?:\w+\s*=\s*)?(?:[\w.]+\(\s*)?")
# The possessive *+ keeps the time linear: it gives nothing back.
_AFTER_BRACKETS = re.compile(r"\s*(?:,\s*\w+\s*=[^,\[\]]*+)*\)?\s*;?")
_INNER_BRACKETS = re.compile(r"\[([^\[\]]*)\]")

Rows = list[list[str]]


def parse_matrix(text: str, limit: int = 16) -> NDArray[np.float64]:
    """Read a matrix, (H, W), of up to `limit` × `limit` numbers; the module's docstring has the rules.

    Decimals, exponents, a Unicode minus, `nan`, `inf` and `∞` are numbers.

    Raises
    ------
    PoolingError
        If a cell is not a number, rows differ in length, or there are no numbers or too many.

    Examples
    --------
    >>> parse_matrix("1,3;5,6").tolist()
    [[1.0, 3.0], [5.0, 6.0]]
    >>> parse_matrix("[[1, 3], [5, 6]]").tolist()
    [[1.0, 3.0], [5.0, 6.0]]
    >>> parse_matrix("1,5\\t−2").tolist()
    [[1.5, -2.0]]
    """
    if len(text) > MAX_CHARACTERS:
        raise PoolingError(
            f"The text is {len(text)} characters long; at most {MAX_CHARACTERS} are read: "
            f"paste a smaller part of the matrix, up to {limit} × {limit} numbers."
        )
    text = text.translate(_ONE_CHARACTER_EACH)
    rows = _bracket_rows(text.strip()) if re.search(r"[\[\](){}]", text) else _plain_rows(text)
    _check_shape(rows, limit)
    numbers = [_number(cell, r, c) for r, c, cell in _cells(rows)]
    return np.array(numbers).reshape(len(rows), -1)


def format_matrix(x: ArrayLike) -> str:
    """Write a 2-D matrix as the shortest exact text for a link; `parse_matrix` gives the same matrix back.

    Raises
    ------
    PoolingError
        If `x` is not a matrix with at least one cell.

    Examples
    --------
    >>> format_matrix([[1, 3, 2, 4], [5, 6, 1, -0.5]])
    '1,3,2,4;5,6,1,-0.5'
    """
    matrix = np.asarray(x, dtype=np.float64)
    if matrix.ndim != 2 or matrix.size == 0:
        raise PoolingError(
            f"The array has shape {matrix.shape}; only a matrix with rows and columns can be written as "
            "text: choose one channel of a picture."
        )
    return ";".join(",".join(exact_number(value) for value in row) for row in matrix)


def _plain_rows(text: str) -> Rows:
    lines = [line.rstrip("; ") for line in text.splitlines() if line.strip("; \t")]
    if len(lines) == 1:
        lines = lines[0].split(";")
    separator = next((mark for mark in "\t;," if any(mark in line for line in lines)), " ")
    if separator == " ":
        return [_words(line) for line in lines]
    rows = [[cell.strip() for cell in line.split(separator)] for line in lines]
    return _decimal_points(rows) if separator in "\t;" else rows


def _words(line: str) -> list[str]:
    # Not str.split(): it also splits at the no-break space that spreadsheets put inside "1 234".
    return [word for word in line.split(" ") if word] or [""]


def _decimal_points(rows: Rows) -> Rows:
    """Turn decimal commas into points; reject a comma that may also separate thousands."""
    commas = [(r, c, cell) for r, c, cell in _cells(rows) if _COMMA_NUMBER.fullmatch(cell)]
    has_point = any("." in cell for _, _, cell in _cells(rows))
    if commas and (has_point or all(_MAYBE_THOUSANDS.fullmatch(cell) for _, _, cell in commas)):
        row, column, cell = commas[0]
        raise PoolingError(
            f"{_place(row, column)} holds “{cell}”, whose comma may mark decimals or thousands; "
            "write numbers with a decimal point and without thousands separators, such as 1234.5."
        )
    numbers = {cell: cell.replace(",", ".") for _, _, cell in commas}
    return [[numbers.get(cell, cell) for cell in row] for row in rows]


def _cells(rows: Rows) -> Iterator[tuple[int, int, str]]:
    return ((r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row))


def _bracket_rows(text: str) -> Rows:
    if "[" not in text and "]" not in text:  # Python's tuples and the braces of C and Mathematica
        text = text.translate(str.maketrans("(){}", "[][]"))
    start, end = text.find("["), text.rfind("]")
    before, inside, after = text[: max(start, 0)], text[start + 1 : end], text[end + 1 :]
    nested = "[" in inside or "]" in inside
    between = _INNER_BRACKETS.sub("", inside).strip(" \t\r\n,;") if nested else ""
    if start < 0 or between or not (_BEFORE_BRACKETS.fullmatch(before) and _AFTER_BRACKETS.fullmatch(after)):
        raise PoolingError(
            "The brackets in the text do not form one matrix; write one pair around each row and one around "
            "all rows, such as [[1, 2], [3, 4]], or none at all."
        )
    if nested:
        return [_bracket_cells(row) for row in _INNER_BRACKETS.findall(inside)]
    # A comma at the end of a line continues the row: Python wraps a long list like that.
    lines = re.split(r"[;\r\n]+", re.sub(r",\s*\n", ",", inside))
    return [_bracket_cells(line) for line in lines if line.strip()]


def _bracket_cells(row: str) -> list[str]:
    row = row.strip().removesuffix(",").rstrip()
    return re.split(r"\s*,\s*|\s+", row) if row else []


def _check_shape(rows: Rows, limit: int) -> None:
    if not any(cell for _, _, cell in _cells(rows)):
        raise PoolingError("The text holds no numbers; write rows of numbers, such as 1,3,2,4;5,6,1,2.")
    width = len(rows[0])
    for r, row in enumerate(rows):
        if len(row) != width:
            raise PoolingError(
                f"Row {r} has {count_things(len(row), 'cell')}, but row 0 has {width}; "
                f"every row needs the same number: add or remove cells in row {r}."
            )
    if max(len(rows), width) > limit:
        raise PoolingError(
            f"The matrix has {count_things(len(rows), 'row')} and {count_things(width, 'column')}; "
            f"at most {limit} rows and {limit} columns are allowed: take out a smaller part."
        )


def _number(cell: str, row: int, column: int) -> float:
    if not cell:
        raise PoolingError(
            f"{_place(row, column)} is empty; every cell needs a number: write one there, for example 0."
        )
    if not _NUMBER.fullmatch(cell):
        raise PoolingError(
            f"{_place(row, column)} holds “{_shown(cell)}”, which is not a number; "
            "write one there, such as 2, -1.5, 1e3, nan or inf."
        )
    value = float(cell.replace("∞", "inf"))
    if math.isinf(value) and not re.search("inf|∞", cell, re.IGNORECASE):
        raise PoolingError(
            f"{_place(row, column)} holds “{_shown(cell)}”, which is beyond the largest 64-bit number, about "
            "1.8e308; write a smaller number, or inf."
        )
    return value


def _place(row: int, column: int) -> str:
    # As the figures number their edges; a reader who sees only the text is told so.
    return f"Row {row}, column {column} (counted from 0)"


def _shown(cell: str) -> str:
    """The cell as it was typed, but short and without invisible characters."""
    shown = "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in cell)
    return shown if len(shown) <= 20 else shown[:19] + "…"

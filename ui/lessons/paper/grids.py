"""Grids of numbers on paper, to read or to fill in."""

from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.number_text import format_number


def grid(caption: str, numbers: NDArray[Any], *, blank: bool = False) -> str:
    """Return a table with the numbers of a matrix, or with as many empty cells."""
    rows = np.atleast_2d(numbers)
    texts = [["" if blank else format_number(value) for value in row] for row in rows]
    head = "".join(f"<th>{col}</th>" for col in range(rows.shape[1]))
    body = "".join(f"<tr><th>{row}</th>{_cells(line)}</tr>" for row, line in enumerate(texts))
    table = f'<table class="grid"><tr><th></th>{head}</tr>{body}</table>'
    return f"<figure><figcaption>{escape(caption)}</figcaption>{table}</figure>"


def _cells(texts: Sequence[str]) -> str:
    return "".join(f"<td>{escape(text)}</td>" for text in texts)

"""Inputs on which libraries are known to disagree, SciPy, OpenCV, NumPy and scikit-image among them."""

from functools import cache
from html import escape

from pooling.frameworks.facts.difference import Difference, Side
from pooling.frameworks.facts.differences import DIFFERENCES
from pooling.number_text import format_number
from ui.compare.tables import Values


@cache
def known_html() -> str:
    """Return every known disagreement: what it is about, its input, and what each library gives for it."""
    return f'<div class="known">{"".join(map(_known, DIFFERENCES))}</div>'


def _known(row: Difference) -> str:
    sides = "".join(_side(row, side) for side in row.sides)
    given = f"<p>x = {list_text(row.given)}</p>"
    return f"<section><h3>{escape(row.sentence)}</h3>{given}<ul>{sides}</ul></section>"


def _side(row: Difference, side: Side) -> str:
    answer = list_text(row.answer(side))
    return f"<li><b>{escape(side.who)}</b> <code>{escape(side.asked)}</code> gives <b>{answer}</b></li>"


def list_text(values: Values) -> str:
    """Write an array as a list of numbers as they are shown.

    >>> import numpy as np
    >>> list_text(np.array([[1, 0.5], [np.nan, -2]]))
    '[[1, 0.5], [NaN, −2]]'
    """
    if values.ndim == 0:
        return format_number(float(values))
    return f"[{', '.join(map(list_text, values))}]"

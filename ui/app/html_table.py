"""A table as HTML, for measures of several things; `assets/measures.css` has its look."""

from collections.abc import Sequence
from html import escape


def table_html(name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose first cells name the rows; a narrow screen scrolls it.

    HTML closes cells and rows by itself, and its first row is heads of columns: that is a fifth of the bytes.
    """
    head = "".join(f"<th>{escape(text)}" for text in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}{"".join(f"<td>{escape(cell)}" for cell in rest)}'
        for first, *rest in rows
    )
    return (
        f'<div class="scrolling" tabindex="0" role="region" aria-label="{escape(name)}">'
        f'<table class="measures"><tr>{head}{body}</table></div>'
    )

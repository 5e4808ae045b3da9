"""A table as HTML, for the pages about networks; `assets/network.css` has its look."""

from collections.abc import Sequence
from html import escape


def table_html(name: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose first cells name the rows; a narrow screen scrolls it."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return (
        f'<div class="scrolling" tabindex="0" role="region" aria-label="{escape(name)}">'
        f'<table class="measures"><tr>{head}</tr>{body}</table></div>'
    )

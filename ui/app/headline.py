"""The sentence above the results of a page; `assets/headline.css` has its look."""

from html import escape


def headline_html(kind: str, sentence: str, note: str = "", style: str = "") -> str:
    """Return the state of the page, announced by screen readers, and a note on the example below it."""
    below = f'<p class="note">{escape(note)}</p>' if note else ""
    styled = f' style="{escape(style)}"' if style else ""
    return f'<p class="headline {kind}" role="status"{styled}>{escape(sentence)}</p>{below}'

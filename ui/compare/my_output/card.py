"""The card of a pasted output: the verdict, the numbers, and beside them the nearest rule's."""

from html import escape

from ui.compare.grids import matrix_html
from ui.compare.my_output.match import EXACT, Found
from ui.compare.my_output.read import Pasted
from ui.compare.my_output.words import found_words, nearest_title

TITLE = "My output"


def mine_html(pasted: Pasted, found: Found, *, part: str = "channel") -> str:
    """Return the card; it is announced by screen readers when it changes."""
    kind, sign, words = _badge(found)
    return (
        f'<section class="card framework mine" role="status"><div class="said"><h2>{TITLE}</h2>'
        f'<span class="verdict {kind}"><b aria-hidden="true">{sign}</b> {words}</span></div>'
        f"<p>{escape(found_words(pasted, found))}</p>"
        f'<div class="figures">{_figures(pasted, found, part)}</div></section>'
    )


def _badge(found: Found) -> tuple[str, str, str]:
    if not found.matches:
        return "other", "≠", "No rule gives this"
    if found.matches[0].kind == EXACT:
        return "same", "=", "Found"
    return "same", "≈", "Found, within rounding"


def _figures(pasted: Pasted, found: Found, part: str) -> str:
    if found.matches:
        return matrix_html(TITLE, found.matches[0].mine, part=part)
    nearest = found.nearest
    if nearest is None:
        return matrix_html(TITLE, pasted.values, part=part)
    return matrix_html(TITLE, nearest.mine, nearest.marks, part=part) + matrix_html(
        nearest_title(nearest), nearest.values, nearest.marks, part=part
    )

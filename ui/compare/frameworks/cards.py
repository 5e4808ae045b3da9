"""A card for every library: its verdict, where it pads, its values with the cells that differ, and why."""

from collections.abc import Sequence
from html import escape

from pooling.number_text import count_things
from ui.compare.frameworks.agreement import relate
from ui.compare.frameworks.answers import Answer
from ui.compare.frameworks.figures import pads_html
from ui.compare.frameworks.output import NAME, output_html
from ui.compare.frameworks.words import badge


def cards_html(answers: Sequence[Answer], reference: Answer, *, photo: bool = False) -> str:
    """Return the cards; `assets/compare_frameworks.css` has their look."""
    cards = "".join(_card(answer, reference, photo=photo) for answer in answers)
    return f'<div class="frameworks{_size(answers)}">{cards}</div>'


def _size(answers: Sequence[Answer]) -> str:
    """Name the width that the figures need: a row of numbers is wide."""
    return " row" if answers[0].x.ndim == 1 else ""


def _card(answer: Answer, reference: Answer, *, photo: bool) -> str:
    relation = relate(reference, answer)
    kind, sign, words = badge(reference, answer, relation)
    more = "" if kind == "not-asked" else _open(answer)
    head = (
        f'<div class="said"><h2>{escape(answer.short)}</h2><span class="verdict {kind}">'
        f'<b aria-hidden="true">{sign}</b> {escape(words)}</span>{more}</div>'
    )
    if answer.values is None:
        return f'<section class="card framework refused">{head}<p>{escape(answer.refusal)}</p></section>'
    output = output_html(answer, reference, relation, photo=photo)
    figures = pads_html(answer) + _named(output, answer)
    why = f"<p>{escape(answer.sentence)}</p>" if answer.sentence else ""
    return f'<section class="card framework {kind}">{head}<div class="figures">{figures}</div>{why}</section>'


def _named(output: str, answer: Answer) -> str:
    """Give what can be scrolled a name of its own on the page."""
    return output.replace(f'aria-label="{NAME}', f'aria-label="{NAME} of {escape(answer.short)}')


def _open(answer: Answer) -> str:
    """Say how many cells no rule gives."""
    count = 0 if answer.unsure is None else int(answer.unsure.sum())
    said = f"{count_things(count, 'cell')} of which no rule is known"
    return f'<span class="verdict not-asked"><b aria-hidden="true">?</b> {said}</span>' if count else ""

"""A card for every library: its verdict, where it pads, its values with the cells that differ, and why."""

from collections.abc import Sequence
from html import escape

from ui.compare.frameworks.agreement import SAME, Relation, relate
from ui.compare.frameworks.answers import Answer
from ui.compare.frameworks.figures import pads_html
from ui.compare.frameworks.words import badge
from ui.compare.grids import matrix_html, shape_words
from ui.compare.tables import fits_as_numbers


def cards_html(answers: Sequence[Answer], reference: Answer, *, photo: bool = False) -> str:
    """Return the cards; `assets/compare_frameworks.css` has their look."""
    cards = "".join(_card(answer, reference, photo=photo) for answer in answers)
    return f'<div class="multiples{_size(answers)}">{cards}</div>'


def _size(answers: Sequence[Answer]) -> str:
    """Name the width that the figures need: a row of numbers is wide."""
    return " row" if answers[0].x.ndim == 1 else ""


def _card(answer: Answer, reference: Answer, *, photo: bool) -> str:
    relation = relate(reference, answer)
    kind, sign, words = badge(reference, answer, relation)
    head = (
        f'<div class="said"><h2>{escape(answer.short)}</h2><span class="verdict {kind}">'
        f'<b aria-hidden="true">{sign}</b> {escape(words)}</span></div>'
    )
    if answer.values is None:
        return f'<section class="card multiple refused">{head}<p>{escape(answer.refusal)}</p></section>'
    figures = pads_html(answer) + _output(answer, reference, relation, photo=photo)
    return (
        f'<section class="card multiple {kind}">{head}<div class="figures">{figures}</div>'
        f"<p>{escape(answer.sentence)}</p></section>"
    )


def _output(answer: Answer, reference: Answer, relation: Relation, *, photo: bool) -> str:
    """Draw the output; a picture that is the reference's is not drawn again."""
    values = answer.values
    if values is None:
        return ""
    if not fits_as_numbers(values) and relation.kind == SAME and answer.key != reference.key:
        return (
            f'<figure class="numbers"><figcaption><b>Output</b> {shape_words(values.shape)}</figcaption>'
            f'<p class="again">The same numbers as {escape(reference.name)}.</p></figure>'
        )
    marks = () if relation.marks is None or answer.key == reference.key else relation.marks
    part = "slice" if len(answer.pads) == 3 else "channel"
    return matrix_html("Output", values, marks, part=part, photo=photo)

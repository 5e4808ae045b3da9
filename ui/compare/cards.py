"""A card per operation as HTML: verdict, TensorFlow's call, and ours − TensorFlow's = the difference."""

from collections.abc import Sequence
from html import escape

from ui.compare.difference_grids import difference_html, scale_note
from ui.compare.grids import coming_html, matrix_html, value_range
from ui.compare.results import Result
from ui.compare.tables import Values, fits_as_numbers
from ui.compare.words import spelled, title, verdict
from ui.photos.panels import displayed_ratio


def cards_html(results: Sequence[Result]) -> str:
    """Return the cards of `results`; the page has their style sheets, show.css and compare.css."""
    return f'<div class="cards">{"".join(card_html(result) for result in results)}</div>'


def headline_html(kind: str, sentence: str, note: str = "") -> str:
    """Return the state of the page, announced by screen readers, and a note on the example below it."""
    below = f'<p class="note">{escape(note)}</p>' if note else ""
    headline = f'<p class="headline {kind}" role="status">{escape(sentence)}</p>'
    return headline + below


def note_html(sentence: str) -> str:
    """Return what explains the cards, below them."""
    return f'<p class="below">{escape(sentence)}</p>'


def card_html(result: Result) -> str:
    """Return the card of one operation."""
    said, code = verdict(result), spelled(result.question)
    sentence = f"<p>{escape(said.sentence)}</p>" if said.sentence else ""
    call = f"<code>{escape(code)}</code>" if code else ""
    kind = " whole" if result.whole_map else ""
    size = "pictures" if result.ours is not None and not fits_as_numbers(result.ours) else "few"
    return (
        f'<section class="card {size}{kind}"><div class="said"><h2>{escape(title(result.question))}</h2>'
        f'<span class="verdict {said.kind}"><b aria-hidden="true">{said.sign}</b> {escape(said.words)}</span>'
        f"{sentence}</div>{figures_html(result)}{call}</section>"
    )


def figures_html(result: Result) -> str:
    """Return ours, TensorFlow's and the difference, if there: as numbers if they fit, else as pictures."""
    if result.ours is None:
        return ""
    return _numbers(result, result.ours) if fits_as_numbers(result.ours) else _pictures(result, result.ours)


def _numbers(result: Result, ours: Values) -> str:
    part = result.part
    figures = [matrix_html("Ours", ours, part=part)]
    scale = ""
    if result.answer is None:
        figures += [coming_html(name, ours.shape, part) for name in ("TensorFlow", "Difference")]
    elif result.comparison is not None and result.answer.values is not None:
        difference = result.comparison.difference
        figures.append(matrix_html("TensorFlow", result.answer.values, part=part))
        figures += [] if difference is None else [difference_html(difference, part=part)]
        if difference is not None and result.comparison.differing:
            scale = f"<small>Difference: {scale_note(difference, zero='')}.</small>"
    signed = [
        f'<div class="pair"><span aria-hidden="true">{sign}</span>{figure}</div>'
        for sign, figure in zip("−=", figures[1:], strict=False)
    ]
    return f'<div class="figures"><div class="terms">{figures[0]}{"".join(signed)}</div>{scale}</div>'


def _pictures(result: Result, ours: Values) -> str:
    part, photo, scale = result.part, result.photo, value_range(ours)
    drawn = matrix_html("Ours", ours, part=part, photo=photo, scale=scale)
    if result.comparison is not None and result.answer is not None and result.answer.values is not None:
        drawn += matrix_html("TensorFlow", result.answer.values, part=part, photo=photo, scale=scale)
        difference = result.comparison.difference
        drawn += "" if difference is None else difference_html(difference, part=part, photo=photo)
    names = ("TensorFlow", "Difference") if result.answer is None else ()
    rows, columns = (1, *ours.shape)[-2:]
    coming = "".join(_picture_to_come(name, displayed_ratio((rows, columns))) for name in names)
    return f'<div class="figures">{drawn}{coming}</div>'


def _picture_to_come(name: str, ratio: float) -> str:
    """Reserve the space of a pending picture with its title and its caption."""
    return (
        f'<figure class="picture" style="--ratio: {ratio:.4f}"><div class="picture-title"><b>{name}</b></div>'
        '<div class="picture-axes"><div class="coming">…</div></div><figcaption>…</figcaption></figure>'
    )

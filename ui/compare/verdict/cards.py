"""A card per operation as HTML: verdict, TensorFlow's call, and ours − TensorFlow's = the difference."""

import re
from collections.abc import Sequence
from html import escape

from ui.compare.difference_grids import difference_html, scale_note
from ui.compare.grids import coming_html, matrix_html, value_range
from ui.compare.tables import Marks, Values, fits_as_numbers
from ui.compare.verdict.names import title
from ui.compare.verdict.results import Result
from ui.compare.verdict.spelling import is_supported, spelled
from ui.compare.verdict.verdicts import KINDS, Verdict, verdict
from ui.compare.verdict.words import times_words
from ui.photos.panels import displayed_ratio

THREAD = r'<a href="https://github.com/tensorflow/tensorflow/issues/\1" target="_blank">tensorflow#\1</a>'
MOST_WORDS = 600


def cards_html(results: Sequence[Result]) -> str:
    """Return the cards of `results`; the page has their style sheets, show.css and compare_cards.css."""
    return f'<div class="cards">{"".join(card_html(result) for result in results)}</div>'


def note_html(*sentences: str) -> str:
    """Return what explains the cards, below them."""
    return "".join(f'<p class="below">{escape(sentence)}</p>' for sentence in sentences if sentence)


def card_html(result: Result) -> str:
    """Return the card of one operation."""
    said, code = verdict(result), spelled(result.question)
    kind = " whole" if result.whole_map and not result.question.gradient else ""
    size = "pictures" if result.ours is not None and not fits_as_numbers(result.ours) else "few"
    sign, words = KINDS[said.kind]
    name = title(result.question, indices=result.indices)
    return (
        f'<section class="card {size}{kind}"><div class="said"><h2>{escape(name)}</h2>'
        f'<span class="verdict {said.kind.replace(" ", "-")}"><b aria-hidden="true">{sign}</b> {words}</span>'
        f"{_said(said)}</div>{figures_html(result)}{_time(result)}"
        f"{f'<code>{escape(code)}</code>' if code else ''}</section>"
    )


def _said(said: Verdict) -> str:
    drawn = "".join(f"<p>{_linked(text)}</p>" for text in (said.sentence, said.rule) if text)
    if not said.words:
        return drawn
    words = escape(said.words[:MOST_WORDS])
    return f"{drawn}<details><summary>TensorFlow’s own words</summary><samp>{words}</samp></details>"


def _time(result: Result) -> str:
    """Return the line with the times; its place, while the answer is on its way."""
    answer = result.answer
    if result.indices or (answer and not answer.times) or (not answer and not is_supported(result.question)):
        return ""
    said = times_words(answer.times) if answer and answer.times else "Time: …"
    return f'<p class="time">{escape(said)}</p>'


def _linked(text: str) -> str:
    """Escape a text, and link the threads that it names."""
    return re.sub(r"tensorflow#(\d+)", THREAD, escape(text))


def figures_html(result: Result) -> str:
    """Return ours, TensorFlow's and the difference, if there: as numbers if they fit, else as pictures."""
    if result.ours is None:
        return ""
    return _numbers(result, result.ours) if fits_as_numbers(result.ours) else _pictures(result, result.ours)


def _marks(result: Result) -> Marks:
    """Return the cells that glow: those whose difference rounding does not explain."""
    unexplained = result.comparison.unexplained if result.comparison else None
    return () if unexplained is None else unexplained


def _numbers(result: Result, ours: Values) -> str:
    part, marks = result.part, _marks(result)
    figures = [matrix_html("Ours", ours, part=part)]
    scale = ""
    if result.answer is None:
        figures += [coming_html(name, ours.shape, part) for name in ("TensorFlow", "Difference")]
    elif result.comparison is not None and result.theirs is not None:
        difference = result.comparison.difference
        figures.append(matrix_html("TensorFlow", result.theirs, marks, part=part))
        figures += [] if difference is None else [difference_html(difference, marks, part=part)]
        if difference is not None and result.comparison.differing:
            scale = f"<small>Difference: {scale_note(difference, zero='')}.</small>"
    signed = [
        f'<div class="pair"><span aria-hidden="true">{sign}</span>{figure}</div>'
        for sign, figure in zip("−=", figures[1:], strict=False)
    ]
    return f'<div class="figures"><div class="terms">{figures[0]}{"".join(signed)}</div>{scale}</div>'


def _pictures(result: Result, ours: Values) -> str:
    part, photo, scale, marks = result.part, result.photo, value_range(ours), _marks(result)
    rgb = photo and ours.ndim > result.question.spec.rank
    photo = photo and not result.question.gradient
    drawn = matrix_html("Ours", ours, part=part, photo=photo, rgb=rgb, scale=scale)
    if result.comparison is not None and result.theirs is not None:
        drawn += matrix_html("TensorFlow", result.theirs, marks, part=part, photo=photo, rgb=rgb, scale=scale)
        difference = result.comparison.difference
        drawn += "" if difference is None else difference_html(difference, part=part, photo=rgb)
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

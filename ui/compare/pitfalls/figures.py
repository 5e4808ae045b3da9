"""A pitfall as HTML: what is asked and of which numbers; then every choice, and what each library gives."""

from collections.abc import Collection, Sequence
from html import escape

import numpy as np

from pooling.frameworks.libraries.table import LIBRARIES
from pooling.number_text import exact_number, format_number
from ui.compare.grids import matrix_html, shape_words
from ui.compare.pitfalls.outcomes import Outcome, Values, input_of, outcome_of, source_called
from ui.compare.pitfalls.read import PITFALLS, Pitfall, Source
from ui.compare.tables import planes, tables_html

Cells = Collection[tuple[int, ...]]


def question_html(pitfall: Pitfall, asked: str, call: str) -> str:
    """Return what is asked, with what a text says of it; nothing in it gives the answer away."""
    return f'{_quote_html(pitfall)}<h2>{escape(asked)}</h2><code class="call">{escape(call)}</code>'


def input_html(pitfall: Pitfall, window: Cells) -> str:
    """Return the input, and the cells of the window that is asked about."""
    shown = [_table("Input", input_of(pitfall), window, pitfall.dtype)]
    for name in pitfall.inputs:
        source = source_called(pitfall, name)
        shown.append(_table(source.label, input_of(pitfall, source), (), ""))
    return f'<div class="pitfall-input">{"".join(shown)}</div>'


def answers_html(texts: Sequence[str], right: int, chosen: int, because: str) -> str:
    """Return the choices with the right one and the chosen one marked, and what is said to it."""
    listed = "".join(_answer(text, number == right, number == chosen) for number, text in enumerate(texts))
    said, kind = ("Right.", "right") if chosen == right else (f"Not quite. {because}", "wrong")
    return f'<ul class="answers">{listed}</ul><p class="said {kind}" role="status">{escape(said)}</p>'


def seen_text(seen: Collection[str]) -> str:
    """Say how many pitfalls were answered in this session."""
    return f"{len(seen)} of {len(PITFALLS)} seen."


def truth_html(pitfall: Pitfall) -> str:
    """Return what each library gives, as small multiples: cells that differ from the first one's glow."""
    sources = [source_called(pitfall, name) for name in pitfall.shows]
    outcomes = [outcome_of(pitfall, source) for source in sources]
    figures = [
        _multiple(label_of(source), outcome, _differing(outcome, outcomes[0]))
        for source, outcome in zip(sources, outcomes, strict=True)
    ]
    return f'<div class="truth">{"".join(figures)}</div>'


def why_html(pitfall: Pitfall, why: str) -> str:
    """Return why, and the threads."""
    threads = "".join(
        f'<li><a href="{escape(thread.address)}" target="_blank" rel="noopener">{escape(thread.name)}</a> '
        f"{escape(thread.about)}</li>"
        for thread in pitfall.threads
    )
    return f'<p class="why">{escape(why)}</p><ul class="threads">{threads}</ul>'


def label_of(source: Source) -> str:
    """Return what stands above a source's numbers."""
    return source.label or LIBRARIES[source.library].name


def _quote_html(pitfall: Pitfall) -> str:
    if not pitfall.quote:
        return ""
    text, source = (escape(pitfall.quote[key]) for key in ("text", "source"))
    return f'<blockquote class="quote">“{text}” <cite>Source {source}</cite></blockquote>'


def _table(name: str, values: Values, cells: Cells, dtype: str) -> str:
    """Return numbers with some cells marked as the window's."""
    inside = np.zeros(values.shape, bool)
    for cell in cells:
        inside[cell] = True
    tables = [
        [[_cell(*pair) for pair in zip(*row, strict=True)] for row in zip(plane, marked, strict=True)]
        for plane, marked in zip(planes(values), planes(inside), strict=True)
    ]
    words = shape_words(values.shape) + (f", {dtype}" if dtype not in ("", "float32") else "")
    return tables_html(name, words, tables)


def _cell(value: float, inside: bool) -> str:
    mark, said = (' class="inside"', ", in the window") if inside else ("", "")
    return f'<td{mark} title="{exact_number(float(value))}{said}">{format_number(float(value))}</td>'


def _answer(text: str, right: bool, chosen: bool) -> str:
    kind = "right" if right else "wrong" if chosen else "other"
    sign = {"right": "✓", "wrong": "✗", "other": ""}[kind]
    yours = " <small>your answer</small>" if chosen else ""
    return f'<li class="{kind}"><b aria-hidden="true">{sign}</b> {escape(text)}{yours}</li>'


def _multiple(label: str, outcome: Outcome, differing: Values) -> str:
    if outcome.values is None:
        said = f"<b>{escape(outcome.words)}</b><p>{escape(outcome.sentence)}</p>"
        return (
            f'<figure class="numbers refused"><figcaption><b>{escape(label)}</b></figcaption>{said}</figure>'
        )
    return matrix_html(label, outcome.values, differing)


def _differing(outcome: Outcome, first: Outcome) -> Values:
    """Return the cells that differ from the first one's; none where the shapes do."""
    ours, theirs = outcome.values, first.values
    if ours is None or theirs is None or ours.shape != theirs.shape:
        return np.zeros(() if ours is None else ours.shape, bool)
    return ~np.isclose(ours, theirs, rtol=1e-6, atol=0, equal_nan=True)

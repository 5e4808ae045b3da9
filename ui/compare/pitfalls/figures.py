"""A pitfall as HTML: what is asked and of which numbers; then every choice, and what each library gives."""

from collections.abc import Collection, Sequence
from html import escape

import numpy as np

from pooling.frameworks.libraries.table import LIBRARIES
from ui.compare.grids import matrix_html, shape_words
from ui.compare.pitfalls.outcomes import Outcome, input_of, outcome_of, source_called
from ui.compare.pitfalls.read import PITFALLS, Pitfall, Source
from ui.compare.tables import Values, cell_html, planes, tables_html

Cells = Collection[tuple[int, ...]]
SAID = {"": "", "inside": ", in the window", "unread": ", never read"}
"""What is said of a cell of the input, beside its number."""


def question_html(pitfall: Pitfall, asked: str, call: str) -> str:
    """Return what is asked, with what a text says of it; nothing in it gives the answer away."""
    return f'{_quote_html(pitfall)}<h2>{escape(asked)}</h2><code class="call">{escape(call)}</code>'


def input_html(pitfall: Pitfall, window: Cells, unread: Cells = ()) -> str:
    """Return the input, the cells of the window that is asked about, and those that are never read."""
    shown = [_table("Input", input_of(pitfall), pitfall.dtype, inside=window, unread=unread)]
    for name in pitfall.inputs:
        source = source_called(pitfall, name)
        shown.append(_table(source.label, input_of(pitfall, source)))
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
    text = escape(pitfall.quote["text"])
    return f'<blockquote class="quote">“{text}” <cite>One of our sources</cite></blockquote>'


def _table(name: str, values: Values, dtype: str = "float32", **marked: Cells) -> str:
    """Return numbers; the cells `inside` the window and the `unread` ones have these classes."""
    kinds = np.full(values.shape, "", object)
    for kind, cells in marked.items():
        for cell in cells:
            kinds[cell] = kind
    tables = [
        [
            [cell_html(float(value), kind, SAID[kind]) for value, kind in zip(*row, strict=True)]
            for row in zip(*plane, strict=True)
        ]
        for plane in zip(planes(values), planes(kinds), strict=True)
    ]
    words = shape_words(values.shape) + ("" if dtype == "float32" else f", {dtype}")
    return tables_html(name, words, tables)


def _answer(text: str, right: bool, chosen: bool) -> str:
    kind = "right" if right else "wrong" if chosen else "other"
    sign = {"right": "✓", "wrong": "✗", "other": ""}[kind]
    yours = " <small>your answer</small>" if chosen else ""
    return f'<li class="{kind}"><b aria-hidden="true">{sign}</b> {escape(text)}{yours}</li>'


def _multiple(label: str, outcome: Outcome, differing: Values) -> str:
    if outcome.values is None:
        said = f"<b>{escape(outcome.words)}</b><p>{escape(outcome.refusal)}</p>"
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

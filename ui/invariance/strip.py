"""All shifts as HTML: a table of what is left of them, level by level; a level as a picture."""

import base64
import re
from collections.abc import Sequence
from html import escape

from pooling.colours import colour_map
from pooling.images import encode_png
from pooling.invariance import LevelReport
from ui.invariance.experiment import Level
from ui.invariance.words import (
    CLAIM,
    QUESTION,
    distance_text,
    level_title,
    share_text,
    unlike_text,
)
from ui.stepper.labels import by


def survey_html(reports: Sequence[LevelReport], name: str = "") -> str:
    """Return a table with a row per level: the effect of all shifts, pooled by the way of this name."""
    heads = [
        name or "Level",
        "Different results",
        "Shifts that change nothing",
        "Equal cells, mean",
        "Cosine distance, mean",
        "Equivariance error, mean",
    ]
    rows = [_row("head", heads, tag='th scope="col"'), *(_survey_row(report) for report in reports)]
    title = f"Every shift, level by level{name and f': {name}'}"
    return _scrolling(title, f'<table class="survey">{"".join(rows)}</table>')


def note_html(sentence: str) -> str:
    """Return what explains the figure above it."""
    return f'<p class="below">{escape(sentence)}</p>'


def question_html(finding: str) -> str:
    """Return the heading of the survey, the claim that it tests, and the answer in a sentence."""
    claim, answer = (_emphasised(escape(sentence)) for sentence in (CLAIM, finding))
    return f"<h2>{QUESTION}</h2><p>{claim}<br>{answer}</p>"


def _emphasised(text: str) -> str:
    """Turn the asterisks of Markdown into elements."""
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text))


def level_uri(level: Level) -> str:
    """Return a level, (H, W), as a PNG with one pixel per cell, in magma from 0 to 1."""
    return (
        "data:image/png;base64,"
        + base64.b64encode(encode_png(colour_map(level, 0, 1), palette=True)).decode()
    )


def _survey_row(report: LevelReport) -> str:
    numbers = [
        f"{report.distinct:,}",
        share_text(report.exact_share),
        share_text(report.mean_same),
        escape(distance_text(report.mean_cosine, same=report.mean_same == 1)),
        escape(unlike_text(report.mean_unlike)),
    ]
    name = f'<th scope="row">{level_title(report.level)} <small>{by(report.shape)}</small></th>'
    return f"<tr>{name}{''.join(f'<td>{number}</td>' for number in numbers)}</tr>"


def _row(kind: str, cells: Sequence[str], tag: str = "td") -> str:
    close = tag.split()[0]
    return f'<tr class="{kind}">{"".join(f"<{tag}>{cell}</{close}>" for cell in cells)}</tr>'


def _scrolling(name: str, table: str) -> str:
    """Wrap a wide table so that it scrolls; it takes the focus, so that arrow keys scroll it too."""
    return f'<div class="scrolling" tabindex="0" role="region" aria-label="{escape(name)}">{table}</div>'

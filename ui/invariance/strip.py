"""The strips of levels as HTML: the picture and each pooled level, with and without the shift."""

import base64
import re
from collections.abc import Sequence
from html import escape

from pooling.colours import colour_map
from pooling.images import encode_png
from pooling.invariance import LevelReport
from pooling.number_text import format_number
from ui.invariance.experiment import Comparison, Draw, Experiment, Level, lit_cells
from ui.invariance.words import (
    CLAIM,
    QUESTION,
    distance_text,
    level_alt,
    level_title,
    plural,
    share_text,
    shift_numbers,
    shift_words,
)
from ui.stepper.labels import by

FEW_COLUMNS = 5
"""This many levels fit side by side in the larger size on a wide screen."""


def strips_html(experiment: Experiment, draw: Draw) -> str:
    """Return a table with a column per level: the unshifted strip, this draw's, and their comparison."""
    moved = shift_words(draw.down, draw.right)
    rows = [
        _row(
            "head",
            [_level_head(level, image) for level, image in enumerate(draw.unshifted)],
            tag='th scope="col"',
        ),
        _label("Unshifted", len(draw.unshifted)),
        _row("level", _pictures(experiment, draw.unshifted, "not moved")),
        _label(f"This draw: {moved}", len(draw.shifted)),
        _row("level", _pictures(experiment, draw.shifted, moved)),
        _label("With and without the shift", len(draw.shifted)),
        _row("compared", [comparison_html(comparison) for comparison in draw.comparisons]),
    ]
    size = "few" if len(draw.shifted) <= FEW_COLUMNS else "many"
    return _scrolling("Strips of levels", f'<table class="strips {size}">{"".join(rows)}</table>')


def headline_html(seed: int, draw: Draw, sentence: str) -> str:
    """Return the draw in large letters, and below it what it did."""
    words, numbers = shift_words(draw.down, draw.right), shift_numbers(draw.down, draw.right)
    return (
        f'<div class="draw" role="status"><p class="shift"><b>Seed {seed}: {words}</b> '
        f'<span class="numbers">{numbers}</span></p><p class="finding">{escape(sentence)}</p></div>'
    )


def survey_html(reports: Sequence[LevelReport]) -> str:
    """Return a table with a row per level: the effect of all shifts."""
    heads = [
        "Level",
        "Different results",
        "Shifts that change nothing",
        "Equal cells, mean",
        "Cosine distance, mean",
    ]
    rows = [_row("head", heads, tag='th scope="col"'), *(_survey_row(report) for report in reports)]
    return _scrolling("Every shift, level by level", f'<table class="survey">{"".join(rows)}</table>')


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


def comparison_html(comparison: Comparison) -> str:
    """Return the badge and the two numbers for a pair of levels; the sign repeats the colour."""
    same = comparison.same == 1
    badge = '<span class="badge same">= same</span>' if same else '<span class="badge other">≠ differs</span>'
    counts = f"{comparison.equal_cells:,} of {plural(comparison.cells, 'cell')} equal"
    distance = escape(distance_text(comparison.distance, same=same))
    share = share_text(comparison.same)
    return f'{badge}<span title="{counts}">{share} equal</span><span>distance {distance}</span>'


def level_uri(level: Level) -> str:
    """Return a level, (H, W), as a PNG with one pixel per cell, in magma from 0 to 1."""
    return (
        "data:image/png;base64,"
        + base64.b64encode(encode_png(colour_map(level, 0, 1), palette=True)).decode()
    )


def _pictures(experiment: Experiment, strip: list[Level], moved: str) -> list[str]:
    alts = [
        level_alt(experiment, level, image.shape, lit, moved)
        for level, (image, lit) in enumerate(zip(strip, lit_cells(strip), strict=True))
    ]
    notes = [_note(experiment, image, lit) for image, lit in zip(strip, lit_cells(strip), strict=True)]
    return [
        f'<img src="{level_uri(image)}" alt="{escape(alt)}">{note}'
        for image, alt, note in zip(strip, alts, notes, strict=True)
    ]


def _note(experiment: Experiment, level: Level, lit: int) -> str:
    """Return what is easy to miss: the number of lit cells, and the highest average."""
    count = f"<span>{plural(lit, 'cell')} not 0</span>" if experiment.figure != "circle" else ""
    highest = f"<span>highest {format_number(level.max())}</span>" if experiment.kind == "avg" else ""
    return count + highest


def _level_head(level: int, image: Level) -> str:
    return f"{level_title(level)} <small>{by(image.shape)}</small>"


def _survey_row(report: LevelReport) -> str:
    numbers = [
        f"{report.distinct:,}",
        share_text(report.exact_share),
        share_text(report.mean_same),
        escape(distance_text(report.mean_cosine, same=report.mean_same == 1)),
    ]
    name = f'<th scope="row">{level_title(report.level)} <small>{by(report.shape)}</small></th>'
    return f"<tr>{name}{''.join(f'<td>{number}</td>' for number in numbers)}</tr>"


def _row(kind: str, cells: Sequence[str], tag: str = "td") -> str:
    close = tag.split()[0]
    return f'<tr class="{kind}">{"".join(f"<{tag}>{cell}</{close}>" for cell in cells)}</tr>'


def _label(text: str, columns: int) -> str:
    return f'<tr class="label"><th colspan="{columns}" scope="rowgroup"><span>{text}</span></th></tr>'


def _scrolling(name: str, table: str) -> str:
    """Wrap a wide table so that it scrolls; it takes the focus, so that arrow keys scroll it too."""
    return f'<div class="scrolling" tabindex="0" role="region" aria-label="{name}">{table}</div>'

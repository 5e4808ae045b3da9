"""A library's output: its numbers or its picture, the cells that differ, and those that no rule gives."""

from html import escape

import numpy as np

from ui.compare.frameworks.agreement import SAME, Relation
from ui.compare.frameworks.answers import Answer
from ui.compare.grids import marked_cell, matrix_html, shape_words, value_range
from ui.compare.tables import Values, fits_as_numbers, part_of, planes, tables_html

NAME = "Output"
UNSURE = '<td class="unsure" title="No rule gives this cell">?</td>'


def output_html(answer: Answer, reference: Answer, relation: Relation, *, photo: bool) -> str:
    """Draw the output; a picture that is the reference's is not drawn again."""
    values, part = answer.values, part_of(len(answer.pads))
    if values is None:
        return ""
    if not values.size:
        return _said(values, "An empty array.")
    fits = fits_as_numbers(values)
    if not fits and relation.kind == SAME and answer.key != reference.key:
        return _said(values, f"The same numbers as {escape(reference.short)}.")
    marks = np.zeros(values.shape, bool) if relation.marks is None else relation.marks
    if fits and answer.unsure is not None:
        drawn = zip(planes(values), planes(marks), planes(answer.unsure), strict=True)
        tables = [_cells(*plane) for plane in drawn]
        return tables_html(NAME, shape_words(values.shape), tables, part)
    scale = None if reference.values is None else value_range(reference.values)
    return matrix_html(NAME, values, marks, part=part, photo=photo, scale=scale)


def _said(values: Values, sentence: str) -> str:
    return (
        f'<figure class="numbers"><figcaption><b>{NAME}</b> {shape_words(values.shape)}</figcaption>'
        f'<p class="again">{sentence}</p></figure>'
    )


def _cells(values: Values, marks: Values, unsure: Values) -> list[list[str]]:
    return [
        [
            UNSURE if open_ else marked_cell(float(value), bool(marked))
            for value, marked, open_ in zip(*row, strict=True)
        ]
        for row in zip(values, marks, unsure, strict=True)
    ]

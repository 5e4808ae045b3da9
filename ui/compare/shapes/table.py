"""The table of output shapes: to look at, and as a file."""

import csv
from collections.abc import Sequence
from html import escape
from io import StringIO

from ui.compare.shapes.rows import ShapeRow
from ui.compare.shapes.words import arithmetic_lines, padding_words, size_words, transposed

NAME = "Output shapes"
HEADS = ("Library", "Output", "How it comes about", "Padding", "Whole tensor")


def table_html(rows: Sequence[ShapeRow], usual: tuple[int, ...] | None, order: str) -> str:
    """Return the table; shapes other than the `usual` one glow."""
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    body = "".join(f"<tr>{_row(row, usual, order)}</tr>" for row in rows)
    return (
        f'<div class="agreement shapes" tabindex="0" role="region" aria-label="{NAME}"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: ShapeRow, usual: tuple[int, ...] | None, order: str) -> str:
    head = f'<th scope="row">{escape(row.name)}</th>'
    shape = row.ruled.output_shape
    if shape is None:
        return (
            f'{head}<td class="refused">⊘ refuses</td>'
            f'<td class="why" colspan="3">{escape(row.ruled.refusal)}</td>'
        )
    glow, sign = ("", "") if shape == usual else (' class="shape"', "≠ ")
    note = transposed(row, order)
    lines = "".join(f"<div>{escape(line)}</div>" for line in arithmetic_lines(row))
    return (
        f"{head}<td{glow}>{sign}{size_words(shape)}</td><td>{lines}</td><td>{padding_words(row)}</td>"
        f"<td>{row.tensor}{f'<small>{note}</small>' if note else ''}</td>"
    )


def table_csv(rows: Sequence[ShapeRow]) -> bytes:
    """Return a row for every library."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["library", "output", "arithmetic", "padding", "whole tensor", "refusal"])
    for row in rows:
        shape = row.ruled.output_shape
        facts = ("", "", "", "") if shape is None else _facts(row, shape)
        writer.writerow([row.name, *facts, row.ruled.refusal])
    return file.getvalue().encode()


def _facts(row: ShapeRow, shape: tuple[int, ...]) -> tuple[str, str, str, str]:
    return size_words(shape), "; ".join(arithmetic_lines(row)), padding_words(row), str(row.tensor)

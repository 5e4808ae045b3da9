"""The table of output shapes: to look at, and as a file."""

from collections.abc import Sequence
from html import escape

from ui.app.csv_table import table_csv
from ui.compare.shapes.rows import ShapeRow
from ui.compare.shapes.words import arithmetic_lines, padding_words, size_words, transposed

NAME = "Output shapes"
CSV_HEADS = ("library", "output", "arithmetic", "padding", "whole tensor", "refusal")
HEADS = ("Library", "Output", "How it comes about", "Padding", "Whole tensor")


def shapes_html(rows: Sequence[ShapeRow], usual: tuple[int, ...] | None, order: str) -> str:
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


def shapes_csv(rows: Sequence[ShapeRow]) -> str:
    """Return a row for every library."""
    return table_csv(CSV_HEADS, ([row.name, *_facts(row), row.ruled.refusal] for row in rows))


def _facts(row: ShapeRow) -> tuple[str, str, str, str]:
    shape = row.ruled.output_shape
    if shape is None:
        return "", "", "", ""
    return size_words(shape), "; ".join(arithmetic_lines(row)), padding_words(row), str(row.tensor)

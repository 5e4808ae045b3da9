"""What each result keeps as one table, on the screen and to download."""

from collections.abc import Sequence

from pooling.measures import Kept, Numbers
from pooling.number_text import NEARLY_NOTHING, exact_number, percent, three_digits
from ui.app.csv_table import table_csv
from ui.app.html_table import table_html
from ui.compare.reductions.measured import Measured, Pooled
from ui.stepper.labels import by

NAME = "What each keeps"
HEADS = {
    "listed": "Reduction",
    "shape": "Output",
    "difference": "Difference",
    "rms": "RMS",
    "high": "Range",
    "mean": "Mean",
    "deviation": "Std",
    "active": "Active",
    "total": "Total",
}
"""The columns by the measure that sorts them."""
CSV_HEADS = (
    *("name", "output shape", "mean absolute difference", "rms difference", "smallest", "largest", "mean"),
    *("standard deviation", "active above", "active cells", "cells", "share of the input's total"),
    *("input cells never read", "error"),
)


def measures_html(given: Pooled, found: Sequence[Measured], sorted_by: str) -> str:
    """Return the table: the input first, then every result."""
    heads = [f"{head} ▾" if by_ == sorted_by != "listed" else head for by_, head in HEADS.items()]
    rows = [_row(one.title, one.result.values.shape, one.result.kept) for one in found if one.result]
    first = next((one.result.kept.before for one in found if one.result), None)
    given_row = [] if first is None else [["Input", by(given.x.shape), "", "", *_numbers(first), ""]]
    return table_html(NAME, heads, [*given_row, *rows]) if rows else ""


def _row(name: str, shape: tuple[int, ...], kept: Kept) -> list[str]:
    apart = [three_digits(value) for value in (kept.difference, kept.rms)]
    share = kept.total_share
    total = "–" if share is None else share_words(share)
    return [name, by(shape), *apart, *_numbers(kept.after), total]


def _numbers(numbers: Numbers) -> list[str]:
    low, high = three_digits(numbers.low), three_digits(numbers.high)
    both = low if low == high else f"{low} to {high}"
    return [both, three_digits(numbers.mean), three_digits(numbers.deviation), percent(numbers.active_share)]


def share_words(share: float) -> str:
    """Write a share that may be more than all of it, or negative.

    >>> share_words(0.25), share_words(2), share_words(-0.5), share_words(1e-9)
    ('25%', '200%', '−50%', '0%')
    """
    return "0%" if abs(share) < NEARLY_NOTHING else f"{three_digits(100 * share)}%"


def measures_csv(given: Pooled, found: Sequence[Measured]) -> str:
    """Return the same measures exactly, a line each, for a spreadsheet."""
    return table_csv(CSV_HEADS, (_line(given, one) for one in found))


def _line(given: Pooled, one: Measured) -> list[str]:
    if one.result is None:
        return [one.title, *[""] * (len(CSV_HEADS) - 2), one.error]
    kept, after = one.result.kept, one.result.kept.after
    share = kept.total_share
    numbers = [kept.difference, kept.rms, after.low, after.high, after.mean, after.deviation, given.above]
    return [
        one.title,
        by(one.result.values.shape),
        *map(exact_number, numbers),
        *map(str, (after.active, after.cells)),
        "" if share is None else exact_number(share),
        str(kept.never_read),
        "",
    ]

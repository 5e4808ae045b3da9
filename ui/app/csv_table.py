"""A table as CSV, for a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO


def table_csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; a cell is quoted if it has a comma or a quote.

    >>> print(table_csv(["name", "cells"], [["Lp, p = 2", 4]]), end="")
    name,cells
    "Lp, p = 2",4
    """
    file = StringIO()
    csv.writer(file, lineterminator="\n").writerows([heads, *rows])
    return file.getvalue()

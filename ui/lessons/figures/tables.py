"""A table or a chart of what an experiment measured."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from html import escape
from itertools import count
from typing import Any, ClassVar

from pooling.experiments import TABLES, Table
from ui.lessons import LessonError
from ui.lessons.figures.base import ALONE, Around, Fact, Figure, number, written
from ui.lessons.measured import MEASURED_TABLES

ALL_TABLES = {**TABLES, **MEASURED_TABLES}


class TableFigure(Figure):
    """What was measured, a row for each case; before the answer the cases are in sight, and no number."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"experiment"})
    kind: ClassVar[str] = "table"
    LOOK: ClassVar[str] = "plain"

    def __init__(self, name: str, body: Mapping[str, Any], around: Around = ALONE) -> None:
        super().__init__(name, body, around)
        self.experiment = str(self.body.get("experiment", ""))
        if self.experiment not in ALL_TABLES:
            raise LessonError(
                f"experiment = “{self.experiment}” has no table; write one of {', '.join(ALL_TABLES)}."
            )

    @cached_property
    def table(self) -> Table:
        """What was measured."""
        return ALL_TABLES[self.experiment]()

    def content(self) -> dict[str, Any]:
        """Return the table as HTML."""
        heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in self.table.head)
        rows = "".join(
            f'<tr><th scope="row">{escape(written(first))}</th>{"".join(map(self._cell, rest, count()))}</tr>'
            for first, *rest in self.table.rows
        )
        return {"html": f'<table class="measured {self.LOOK} given"><tr>{heads}</tr>{rows}</table>'}

    def _cell(self, value: float | int | str, _column: int) -> str:
        return f'<td class="result">{escape(written(value))}</td>'

    def facts(self) -> Mapping[str, Any]:
        """Return how many cases there are, and every number by its row and column."""
        return {"cases": number(len(self.table.rows)), "cell": self._fact}

    def _fact(self, place: str) -> Fact:
        try:
            row, column = (int(part) for part in place.split(","))
            value = self.table.rows[row][column]
        except (ValueError, IndexError):
            raise LessonError(f"Table “{self.name}” has no cell “{place}”; write cell 0,1.") from None
        return Fact(written(value), value)

    def shown(self) -> Iterable[Any]:
        """Return all numbers of the table."""
        return [written(cell) for row in self.table.rows for cell in row]

    def alt(self) -> str:
        """Read the rows out."""
        heads = self.table.head[1:]
        said = []
        for first, *rest in self.table.rows:
            cells = ", ".join(f"{head} {written(cell)}" for head, cell in zip(heads, rest, strict=True))
            said.append(f"{written(first)}: {cells}.")
        return " ".join(said)


class ChartFigure(TableFigure):
    """The same table with a bar behind each number; the longest of a column fills it."""

    kind: ClassVar[str] = "chart"
    LOOK: ClassVar[str] = "bars"

    def _cell(self, value: float | int | str, column: int) -> str:
        if isinstance(value, str):
            return super()._cell(value, column)
        most = max(abs(float(row[column + 1])) for row in self.table.rows)
        share = 100 * abs(value) / most if most else 0
        bar = f'<span class="bar" style="width: {share:.1f}%"></span>'
        return f'<td class="result charted">{bar}<span>{escape(written(value))}</span></td>'

"""What an experiment measured, as a table or as a chart."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from html import escape
from typing import Any, ClassVar

from pooling.experiments import TABLES, Table
from ui.lessons import LessonError
from ui.lessons.figures.bars import bars_svg
from ui.lessons.figures.base import ALONE, Around, Fact, Figure, written
from ui.lessons.measured import MEASURED_TABLES

ALL: Mapping[str, Callable[[], Table]] = {**TABLES, **MEASURED_TABLES}


class TableFigure(Figure):
    """The table of an experiment; `columns` and `rows` choose some of them by their titles."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"experiment", "columns", "rows"})
    kind: ClassVar[str] = "table"

    def __init__(self, name: str, body: Mapping[str, Any], around: Around = ALONE) -> None:
        super().__init__(name, body, around)
        experiment = self.body.get("experiment", "")
        if experiment not in ALL:
            raise LessonError(
                f"There is no table of “{experiment}”; write experiment = one of {', '.join(ALL)}."
            )
        self.experiment = str(experiment)
        _ = self.table

    @cached_property
    def table(self) -> Table:
        """The chosen columns and rows; the first column is always there."""
        whole = ALL[self.experiment]()
        columns = self._chosen("columns", [str(title) for title in whole.head[1:]])
        rows = self._chosen("rows", [str(row[0]) for row in whole.rows])
        places = [0, *(1 + at for at in columns)]
        return Table(
            tuple(whole.head[at] for at in places),
            tuple(tuple(whole.rows[row][at] for at in places) for row in rows),
        )

    def _chosen(self, key: str, titles: list[str]) -> list[int]:
        wanted = self.body.get(key, titles)
        if not isinstance(wanted, list):
            raise LessonError(f"{key} = {wanted!r} is not allowed; write a list of titles.")
        for title in wanted:
            if title not in titles:
                raise LessonError(
                    f"The table of “{self.experiment}” has no {key[:-1]} “{title}”; it has {titles}."
                )
        return [titles.index(title) for title in wanted]

    def content(self) -> dict[str, Any]:
        """Return the table as HTML."""
        heads = "".join(f'<th scope="col">{escape(str(title).strip())}</th>' for title in self.table.head)
        rows = "".join(_row(row) for row in self.table.rows)
        return {"html": f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"}

    def alt(self) -> str:
        """Name the columns."""
        return " · ".join(str(title).strip() for title in self.table.head)

    def shown(self) -> Iterable[Any]:
        """Return all numbers of the table."""
        return (cell for row in self.table.rows for cell in row if not isinstance(cell, str))

    def facts(self) -> Mapping[str, Fact | Callable[[str], Fact]]:
        """Return nothing: the facts of the experiment have its own name."""
        return {}


class ChartFigure(TableFigure):
    """Bars for the numbers of an experiment's table: a group for each column after the first."""

    kind: ClassVar[str] = "chart"

    def content(self) -> dict[str, Any]:
        """Return the chart as SVG."""
        if not all(isinstance(cell, int | float) for row in self.table.rows for cell in row[1:]):
            raise LessonError(
                f"A chart of “{self.experiment}” needs columns of numbers; choose some by columns = [...]."
            )
        return {"html": bars_svg(self.table, self.alt())}

    def alt(self) -> str:
        """Say every bar."""
        titles = [str(title).strip() for title in self.table.head[1:]]
        return "; ".join(
            f"{row[0]}: "
            + ", ".join(f"{title} {written(cell)}" for title, cell in zip(titles, row[1:], strict=True))
            for row in self.table.rows
        )


def _row(row: tuple[Any, ...]) -> str:
    name, *cells = row
    made = (
        f"<td>{escape(cell)}</td>" if isinstance(cell, str) else f'<td class="number">{written(cell)}</td>'
        for cell in cells
    )
    return f'<tr><th scope="row">{escape(str(name))}</th>{"".join(made)}</tr>'

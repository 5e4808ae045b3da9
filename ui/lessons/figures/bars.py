"""A chart of bars as SVG: it takes its colours from the page, light or dark."""

from html import escape
from typing import NamedTuple

from pooling.experiments import Table
from ui.lessons.figures.base import written

WIDTH, LINE, BAR, GAP, HEAD, NUMBER = 640, 26, 18, 10, 30, 70
LETTER, MOST_NAME = 8.2, 230
"""About the width of a letter, by which names get their room, and the most they get."""
COLOURS = ("#d9730d", "#3b82f6", "#0d9488", "#a855f7")
"""As the curves of What pooling does to a model: told apart in light and dark, and by the colour-blind."""


class Ruler(NamedTuple):
    """Where numbers lie from left to right: bars begin at `zero`, names end before `left`."""

    left: float
    zero: float
    scale: float


def bars_svg(table: Table, alt: str) -> str:
    """Return a bar for each number: rows below each other, columns as a group of bars in each.

    Bars start at zero; those of negative numbers go to the left.
    """
    titles = [str(title).strip() for title in table.head[1:]]
    ruler, head = _ruler(table), HEAD if len(titles) > 1 else 0
    step = LINE * len(titles) + GAP
    groups = "".join(_group(row, head + at * step, ruler) for at, row in enumerate(table.rows))
    height = head + step * len(table.rows)
    return (
        f'<svg class="bars" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(alt)}" '
        f'font-size="15" fill="currentColor">{_legend(titles) if head else ""}{groups}'
        f'<path d="M{ruler.zero:.1f} {head}V{height - GAP}" stroke="currentColor" opacity="0.4"/></svg>'
    )


def _ruler(table: Table) -> Ruler:
    numbers = [float(cell) for row in table.rows for cell in row[1:]]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    left = min(MOST_NAME, 14 + LETTER * max(len(str(row[0])) for row in table.rows))
    scale = (WIDTH - left - NUMBER) / ((high - low) or 1.0)
    return Ruler(left, left - low * scale, scale)


def _group(row: tuple[str | int | float, ...], top: float, ruler: Ruler) -> str:
    """Draw the bars of one row, its name on the left, each number at the end of its bar."""
    name, *cells = row
    middle = top + 18 + LINE * (len(cells) - 1) / 2
    made = f'<text x="{ruler.left - 10:.1f}" y="{middle:.1f}" text-anchor="end">{escape(str(name))}</text>'
    for at, cell in enumerate(cells):
        y, length = top + at * LINE + (LINE - BAR) / 2, float(cell) * ruler.scale
        made += (
            f'<rect x="{ruler.zero + min(length, 0):.1f}" y="{y:.1f}" width="{max(abs(length), 1):.1f}" '
            f'height="{BAR}" rx="2" fill="{COLOURS[at % len(COLOURS)]}"/>'
            f'<text x="{ruler.zero + max(length, 0) + 8:.1f}" y="{y + 14:.1f}">{escape(written(cell))}</text>'
        )
    return made


def _legend(titles: list[str]) -> str:
    """Name the colours in one line."""
    made, x = "", 6.0
    for at, title in enumerate(titles):
        made += (
            f'<circle cx="{x + 6:.0f}" cy="12" r="6" fill="{COLOURS[at % len(COLOURS)]}"/>'
            f'<text x="{x + 18:.0f}" y="17">{escape(title)}</text>'
        )
        x += 34 + LETTER * len(title)
    return made

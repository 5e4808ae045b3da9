"""The chart of the shifts as it is seen before Plotly is there: the same lines, axes and colours, as HTML.

Plotly is 4.7 MB of code. This is made of its own JSON (`ui.model.figures`), so both show the same numbers.
It scales with its box: lines in the units of the axes, signs and texts at shares of the box.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

Figure = dict[str, Any]
SIGNS = {
    "circle": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
    "square": "M-4-4h8v8h-8z",
    "diamond": "M0-5.2L5.2 0 0 5.2-5.2 0z",
    "triangle-up": "M-4.6 2.7h9.2L0-5.3z",
    "x": "M0-2.2L2.4-4.6 4.6-2.4 2.2 0 4.6 2.4 2.4 4.6 0 2.2-2.4 4.6-4.6 2.4-2.2 0-4.6-2.4-2.4-4.6z",
    "cap": "M-3-.5h6v1h-6z",
}
"""A sign of 8 px round (0, 0), as Plotly draws it, and the end of a bar."""
DASHES = {"solid": "", "dash": ' stroke-dasharray="9 9"', "dot": ' stroke-dasharray="3 3"'}


def first_chart(figure: Figure, alt: str) -> str:
    """Return the chart of a figure whose axes have their ranges and ticks."""
    view = _View(figure["layout"])
    signs = "".join(f'<path class="sign" id="{name}" d="{d}"/>' for name, d in SIGNS.items())
    lines = "".join(_line(each) for each in figure["data"])
    marks = "".join(_marks(each, view) for each in figure["data"])
    plot = (
        f'<svg viewBox="{view.box}" preserveAspectRatio="none">{view.grid()}{view.shapes()}{lines}</svg>'
        f"<svg><defs>{signs}</defs>{marks}{view.texts()}</svg>"
    )
    inside = f'{_legend(figure["data"])}<div class="plot">{plot}</div>'
    return f'<div class="chart" role="img" aria-label="{escape(alt)}">{inside}</div>'


class _View:
    """The axes of a figure: where their numbers are in the box."""

    def __init__(self, layout: Figure) -> None:
        self._layout = layout
        self.x, self.y = layout["xaxis"]["range"], layout["yaxis"]["range"]

    @property
    def box(self) -> str:
        """The units of the axes as those of an SVG, in which down is positive."""
        return f"{self.x[0]} {-self.y[1]} {self.x[1] - self.x[0]:g} {self.y[1] - self.y[0]:g}"

    def place(self, x: float, y: float) -> str:
        """Return attributes for a place in the box."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        down = (self.y[1] - y) / (self.y[1] - self.y[0])
        return f'x="{100 * across:.2f}%" y="{100 * down:.2f}%"'

    def grid(self) -> str:
        """Return the lines across the chart."""
        path = "".join(f"M{self.x[0]} {-tick}H{self.x[1]}" for tick in self._ticks("yaxis"))
        return f'<path class="grid" d="{path}"/>'

    def shapes(self) -> str:
        """Return the lines that are no data."""
        return "".join(
            f'<path d="M{each["x0"]} {-each["y0"]}L{each["x1"]} {-each["y1"]}" '
            f'stroke="{each["line"]["color"]}"{DASHES[each["line"]["dash"]]}/>'
            for each in self._layout["shapes"]
        )

    def texts(self) -> str:
        """Return the numbers and the names of the axes, and the notes in the chart."""
        right = [f'<text {self.place(self.x[0], y)} dx="-9" dy="4">{y}</text>' for y in self._ticks("yaxis")]
        under = [f'<text {self.place(x, self.y[0])} dy="21">{x}</text>' for x in self._ticks("xaxis")]
        notes = [
            f'<text {self.place(one["x"], one["y"])} dy="{4 - one["yshift"]}">{escape(one["text"])}</text>'
            for one in self._layout["annotations"]
        ]
        x, y = (escape(self._layout[axis]["title"]["text"]) for axis in ("xaxis", "yaxis"))
        titles = (
            f'<text class="title" x="50%" y="100%" dy="40">{x}</text>'
            f'<svg x="-31" y="50%"><text class="title" transform="rotate(-90)">{y}</text></svg>'
        )
        return f'<g class="right">{"".join(right)}</g>{"".join(under + notes)}{titles}'

    def _ticks(self, axis: str) -> range:
        """Return the whole numbers on an axis."""
        (low, high), step = self._layout[axis]["range"], self._layout[axis]["dtick"]
        return range(0 if low <= 0 else -(-int(low) // step) * step, int(high) + 1, step)


def _line(each: Figure) -> str:
    points = " ".join(f"{x},{-y}" for x, y in _points(each))
    style = f'stroke="{each["line"]["color"]}" stroke-width="{each["line"]["width"]}"'
    return f'<polyline points="{points}" {style}{DASHES[each["line"]["dash"]]}/>'


def _points(each: Figure) -> Iterator[tuple[float, float]]:
    return zip(each["x"], each["y"], strict=True)


def _marks(each: Figure, view: _View) -> str:
    """Return the sign at each point, and its bar from the lowest to the highest seed."""
    sign, bars = each["marker"]["symbol"], each["error_y"]
    ends = zip(bars.get("array", ()), bars.get("arrayminus", ()), strict=True)
    spans = [(x, y + above, y - below) for (x, y), (above, below) in zip(_points(each), ends, strict=False)]
    marks = "".join(f'<use href="#{sign}" {view.place(x, y)}/>' for x, y in _points(each))
    return f'<g color="{each["line"]["color"]}">{"".join(_bar(view, *span) for span in spans)}{marks}</g>'


def _bar(view: _View, x: float, high: float, low: float) -> str:
    top, bottom = view.place(x, high), view.place(x, low)
    line = f"{_numbered(top, 1)} {_numbered(bottom, 2)}"
    return f'<line {line}/><use href="#cap" {top}/><use href="#cap" {bottom}/>'


def _numbered(place: str, end: int) -> str:
    return place.replace("x=", f"x{end}=").replace("y=", f"y{end}=")


def _legend(data: Sequence[Figure]) -> str:
    items = "".join(
        f'<li style="color:{each["line"]["color"]}"><svg><path d="M0 7.5h30" stroke-width="2"/><g '
        f'transform="translate(15 7.5)"><path class="sign" d="{SIGNS[each["marker"]["symbol"]]}"/></g></svg>'
        f"<span>{escape(each['name'])}</span></li>"
        for each in data
        if each.get("showlegend", True)
    )
    return f"<ul>{items}</ul>"

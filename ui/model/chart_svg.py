"""The chart of the shifts as a picture for slides: an SVG made of lines, without Plotly."""

from html import escape
from typing import Any

from pooling.models.digits import DISTANCES
from ui.model.figures import Outcomes, shift_chart

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 960, 540, 70, 20, 60, 60
TICKS_X, TICKS_Y = DISTANCES, range(0, 101, 20)
FONT = 'font-family="Helvetica, Arial, sans-serif" font-size="18" fill="#1f2937"'


def shift_svg(outcomes: Outcomes, title: str) -> str:
    """Return the chart on a white ground; the legend is in its head."""
    chart = shift_chart(outcomes)
    data, layout = chart["data"], chart["layout"]
    titles = (layout[axis]["title"]["text"] for axis in ("xaxis", "yaxis"))
    body = [_grid(*titles), *(_drawn(line) for line in data), _legend(data)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" {FONT}>'
        f"<title>{escape(title)}</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>{"".join(body)}</svg>\n'
    )


def _x(shift: float) -> float:
    return round(LEFT + shift / TICKS_X[-1] * (WIDTH - LEFT - RIGHT), 1)


def _y(share: float) -> float:
    return round(HEIGHT - BOTTOM - share / 100 * (HEIGHT - TOP - BOTTOM), 1)


def _grid(x_title: str, y_title: str) -> str:
    lines = [
        f'<path d="M{LEFT} {_y(tick)}H{WIDTH - RIGHT}" stroke="#d8d5cc"/>'
        f'<text x="{LEFT - 10}" y="{_y(tick) + 6}" text-anchor="end">{tick}</text>'
        for tick in TICKS_Y
    ]
    lines += [
        f'<text x="{_x(tick)}" y="{HEIGHT - BOTTOM + 26}" text-anchor="middle">{tick}</text>'
        for tick in TICKS_X
    ]
    middle = (TOP + HEIGHT - BOTTOM) / 2
    return "".join(lines) + (
        f'<text x="{_x(4)}" y="{HEIGHT - 8}" text-anchor="middle">{x_title}</text>'
        f'<text transform="translate(20 {middle}) rotate(-90)" text-anchor="middle">{y_title}</text>'
    )


def _drawn(line: dict[str, Any]) -> str:
    points = [(_x(x), _y(y)) for x, y in zip(line["x"], line["y"], strict=True)]
    colour, dashed = line["line"]["color"], line["line"]["dash"] == "dash"
    path = "M" + "L".join(f"{x} {y}" for x, y in points)
    style = ' stroke-dasharray="8 6"' if dashed else ""
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="4.5" fill="{colour}"/>' for x, y in points)
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="3"{style}/>{dots}'


def _legend(data: list[dict[str, Any]]) -> str:
    named = [line for line in data if line.get("showlegend", True)]
    wide = (WIDTH - LEFT - RIGHT) / max(len(named), 1)
    return "".join(
        f'<circle cx="{LEFT + at * wide + 8:.1f}" cy="28" r="7" fill="{line["line"]["color"]}"/>'
        f'<text x="{LEFT + at * wide + 22:.1f}" y="34">{escape(line["name"])}</text>'
        for at, line in enumerate(named)
    )

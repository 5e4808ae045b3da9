"""The box of RoI pooling in a frame: its edge, its bins, and the samples of the one that is made."""

from itertools import pairwise

from PIL import Image, ImageDraw

from pooling import PoolSpec, Step
from pooling.kinds.weighted import RoiAlign
from ui.export.gif import look
from ui.export.gif.layout import Grid
from ui.layers.marks import HALF, marks

REGION: look.Colour = (157, 23, 77)
DASH, DOT = 8, 3  # px


def draw_region(image: Image.Image, grid: Grid, spec: PoolSpec, at: int = 0) -> None:
    """Draw the box as it is typed, dashed, and the edges of its bins where they are read."""
    drawn = marks([], spec).get("marks")
    if not drawn:
        return
    draw, (top, left, bottom, right) = ImageDraw.Draw(image), drawn["box"]
    rows, cols = drawn["rows"], drawn["cols"]
    for row in rows:
        draw.line(_points(grid, at, (row, cols[0]), (row, cols[-1])), fill=REGION, width=1)
    for col in cols:
        draw.line(_points(grid, at, (rows[0], col), (rows[-1], col)), fill=REGION, width=1)
    corners = [(top, left), (top, right), (bottom, right), (bottom, left), (top, left)]
    for start, stop in pairwise(corners):
        _dashed(draw, _points(grid, at, start, stop))


def draw_samples(image: Image.Image, grid: Grid, step: Step, spec: PoolSpec, at: int = 0) -> None:
    """Draw a dot where each sample of RoI align lies."""
    if not isinstance(spec, RoiAlign):
        return
    draw = ImageDraw.Draw(image)
    for part in step.parts:
        x, y, *_ = _points(grid, at, (part.place[0] + HALF, part.place[1] + HALF))
        draw.ellipse((x - DOT, y - DOT, x + DOT, y + DOT), fill=REGION, outline=look.CARD)


def _points(grid: Grid, at: int, *places: tuple[float, float]) -> list[float]:
    """Return x and y of places that are counted in cells from the map's corner."""
    left, top = grid.corner(grid.first_slice + at)
    return [
        number
        for row, col in places
        for number in (left + (col - grid.first_col) * grid.side, top + (row - grid.first_row) * grid.side)
    ]


def _dashed(draw: ImageDraw.ImageDraw, line: list[float]) -> None:
    x0, y0, x1, y1 = line
    count = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / DASH))
    for n in range(0, count, 2):
        a, b = n / count, min(1.0, (n + 1) / count)
        ends = (x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)
        draw.line(ends, fill=REGION, width=3)

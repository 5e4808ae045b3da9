"""The numbers along a grid's edges: rows and columns counted from 0, as the sentences count them."""

from collections.abc import Sequence

from PIL import Image, ImageDraw

from ui.export.gif import look
from ui.export.gif.layout import EDGE, Grid

SIZE, APART = 13, 7  # px: the numbers, and their distance from the grid, from which the window sticks out
LEAST = {"row": 16, "column": 7}  # px from one number to the next, and what a column's adds for its width
ROUND = (1, 2, 5, 10, 20, 25, 50, 100, 200)


def draw_edge(image: Image.Image, grid: Grid, shape: Sequence[int]) -> None:
    """Number the rows and columns of a grid with `shape` (slices, rows, columns); padding has no numbers.

    A single row has no number. Slices beside each other share the numbers of their rows.
    """
    slices, rows, cols = shape
    width = look.width_of(str(cols - 1), SIZE) + LEAST["column"]
    for at in range(grid.first_slice, grid.first_slice + grid.slices):
        left, top = grid.corner(at)
        if rows > 1 and (at - grid.first_slice) % grid.across == 0:
            for row in range(0, rows, every(LEAST["row"], grid.side)):
                middle = top + (row - grid.first_row + 0.5) * grid.side
                _write(image, (left - APART, middle), row, "rm")
        if 0 <= at < slices:
            for col in range(0, cols, every(width, grid.side)):
                middle = left + (col - grid.first_col + 0.5) * grid.side
                _write(image, (middle, top - APART - EDGE / 4), col, "mm")


def every(room: float, side: float) -> int:
    """Return every how many cells of this side there is `room` for a number.

    >>> every(16, 40), every(16, 9), every(16, 0.5)
    (1, 2, 50)
    """
    return next((step for step in ROUND if step * side >= room), ROUND[-1])


def _write(image: Image.Image, place: tuple[float, float], number: int, anchor: str) -> None:
    look.write(ImageDraw.Draw(image), place, str(number), SIZE, look.MUTED, anchor=anchor)

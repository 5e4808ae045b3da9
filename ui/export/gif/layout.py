"""The layout of a frame, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from pooling.windows.axes import AxisPlan

Box = tuple[float, float, float, float]

WIDTH, HEIGHT = 960, 540  # half of a 1920 × 1080 slide, so each pixel becomes four
MARGIN, GAP = 32, 56
TOP, BOTTOM = 66, 412  # of the grids
LARGEST_CELL, LARGEST_SLOT = 80, 64
MANY_COLUMNS, FEW_ROWS = 12, 3
FINEST = 3  # px: smaller cells are not rounded to whole pixels
BETWEEN, NAME_ROOM = 18, 22  # px between slices, and above each for its name
EDGE = 17  # px above a grid, for the numbers of its columns

Shape = tuple[int, ...]
Place = tuple[int, int, int]


@dataclass(frozen=True)
class Grid:
    """The place of a grid of equal cells; its first cell is (`first_row`, `first_col`).

    Above each slice, `edge` is the height of its columns' numbers.

    Slices, starting at `first_slice`, are side by side, `across` of them per line.
    """

    left: float
    top: float
    side: float
    rows: int
    cols: int
    first_row: int = 0
    first_col: int = 0
    first_slice: int = 0
    slices: int = 1
    across: int = 1
    edge: int = 0

    def box(self, row: int, col: int, rows: int = 1, cols: int = 1, at: int | None = None) -> Box:
        """Return left, top, right and bottom of a cell or a block of cells in the slice `at`."""
        x, y = self.corner(self.first_slice if at is None else at)
        left, top = x + (col - self.first_col) * self.side, y + (row - self.first_row) * self.side
        return left, top, left + cols * self.side, top + rows * self.side

    def corner(self, at: int) -> tuple[float, float]:
        """Return the upper left corner of a slice."""
        line, place = divmod(at - self.first_slice, self.across)
        head = NAME_ROOM + self.edge
        down = self.rows * self.side + head + BETWEEN / 2
        named = head if self.slices > 1 else 0
        return self.left + place * (self.cols * self.side + BETWEEN), self.top + line * down + named

    @property
    def whole(self) -> Box:
        """The box around all slices and their names."""
        right = self.corner(self.first_slice + self.across - 1)[0] + self.cols * self.side
        return (
            self.left,
            self.top,
            right,
            self.corner(self.first_slice + self.slices - 1)[1] + self.rows * self.side,
        )


def place_grids(axes: Sequence[AxisPlan], channels: int = 1, parts: Shape = ()) -> tuple[Grid, Grid, Grid]:
    """Place input (with its pads), calculation and output side by side in a frame.

    A calculation shows a window, or as many `parts` as lie between the cells and the result.
    """
    extents = [_extent(axis) for axis in axes]
    first, shape = tuple(start for start, _ in extents), tuple(end - start for start, end in extents)
    window, output = tuple(axis.window for axis in axes), tuple(axis.output_size for axis in axes)
    window = (1,) * (3 - len(parts)) + parts if parts else window
    window = (channels, *window[1:]) if channels > 1 else window
    slices, rows, cols = shape
    middle = min(240, max(190, window[0] * window[2] * 44))
    if slices == 1 and cols >= MANY_COLUMNS and rows <= FEW_ROWS:
        return _place_low((shape, window, output), middle, first)
    rest = WIDTH - 2 * MARGIN - middle - 2 * GAP
    wide = slices * cols
    share = min(0.68, max(0.5, wide / (wide + output[0] * output[2])))
    input_width = rest * share
    x = [MARGIN, MARGIN + input_width + GAP, MARGIN + input_width + 2 * GAP + middle]
    return (
        _fit((x[0], TOP, input_width, BOTTOM - TOP), shape, LARGEST_CELL, first, EDGE),
        _fit((x[1], TOP + 50, middle, BOTTOM - TOP - 126), window, LARGEST_SLOT),
        _fit((x[2], TOP, rest - input_width, BOTTOM - TOP), output, LARGEST_CELL, edge=EDGE),
    )


def _place_low(shapes: tuple[Shape, Shape, Shape], middle: int, first: Shape) -> tuple[Grid, Grid, Grid]:
    """Give a long row of numbers the whole width; put the calculation and the output below."""
    shape, window, output = shapes
    left = MARGIN + middle + GAP
    return (
        _fit((MARGIN, TOP - 16, WIDTH - 2 * MARGIN, 110), shape, LARGEST_CELL, first, EDGE),
        _fit((MARGIN, TOP + 160, middle, 110), window, LARGEST_SLOT),
        _fit((left, TOP + 150, WIDTH - MARGIN - left, 130), output, LARGEST_CELL, edge=EDGE),
    )


def _extent(axis: AxisPlan) -> tuple[int, int]:
    """Return the first and the last + 1 position to draw: input, pads, and a window past the end."""
    return -axis.before, max(axis.size + axis.after, axis.positions(axis.output_size - 1).stop)


def _fit(room: Box, shape: Shape, most: int, first: Shape = (0, 0, 0), edge: int = 0) -> Grid:
    """Centre the largest cells that fit into the room (left, top, width, height), at most `most` large.

    Slices use as few lines as that allows.
    """
    left, top, width, height = room
    slices, rows, cols = shape
    ways = [(_largest((width, height), shape, lines, most, edge), -lines) for lines in range(1, slices + 1)]
    side, lines = max(ways)
    front, first_row, first_col = first
    grid = Grid(left, top, side, rows, cols, first_row, first_col, front, slices, ceil(slices / -lines), edge)
    _, _, right, bottom = grid.whole
    x, y = round(left + (left + width - right) / 2), round(top + (top + height - bottom) / 2)
    return replace(grid, left=x, top=y)


def _largest(room: tuple[float, float], shape: Shape, lines: int, most: int, edge: int) -> float:
    """Return the side of the cells for slices in `lines` lines; whole pixels unless they are tiny."""
    (width, height), (slices, rows, cols) = room, shape
    across = ceil(slices / lines)
    named = (NAME_ROOM + edge if slices > 1 else 0) * lines + (lines - 1) * BETWEEN / 2
    side = min(most, (width - (across - 1) * BETWEEN) / across / cols, (height - named) / lines / rows)
    return float(int(side)) if side >= FINEST else side


def centre(box: Box) -> tuple[float, float]:
    """Return the middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def lifted(cell: tuple[int, ...], channel: int | None = None) -> Place:
    """Return a cell's slice, row and column; that of a channel is in the slice of its channel.

    >>> lifted((2,)), lifted((1, 2)), lifted((1, 2), 4)
    ((0, 0, 2), (0, 1, 2), (4, 1, 2))
    """
    first = () if channel is None else (channel,) if len(cell) == 2 else (channel, 0)
    at, row, col = (0,) * (3 - len(first) - len(cell)) + first + cell
    return at, row, col

"""Where things lie in a frame, in its pixels."""

from dataclasses import dataclass

from pooling import WindowPlan
from pooling.windows import AxisPlan

Box = tuple[float, float, float, float]

WIDTH, HEIGHT = 960, 540  # half of a 1920 × 1080 slide, so that every pixel becomes four
MARGIN, GAP = 32, 56
TOP, BOTTOM = 66, 412  # of the grids
LARGEST_CELL, LARGEST_SLOT = 80, 64
MANY_COLUMNS, FEW_ROWS = 12, 3
FINEST = 3  # px: smaller cells are not rounded to whole pixels


@dataclass(frozen=True)
class Grid:
    """Where a grid of equal cells lies; its first cell is (`first_row`, `first_col`)."""

    left: float
    top: float
    side: float
    rows: int
    cols: int
    first_row: int = 0
    first_col: int = 0

    def box(self, row: int, col: int, rows: int = 1, cols: int = 1) -> Box:
        """Return left, top, right and bottom of a cell, or of a block of cells."""
        left = self.left + (col - self.first_col) * self.side
        top = self.top + (row - self.first_row) * self.side
        return left, top, left + cols * self.side, top + rows * self.side


def place_grids(plan: WindowPlan) -> tuple[Grid, Grid, Grid]:
    """Place input (with its pads), calculation and output side by side in a frame."""
    (top, bottom), (left, right) = map(_extent, plan.axes)
    rows, cols = bottom - top, right - left
    middle = min(240, max(190, plan.spec.window_shape[1] * 44))
    if cols >= MANY_COLUMNS and rows <= FEW_ROWS:
        return _place_low(plan, (rows, cols), middle, (top, left))
    rest = WIDTH - 2 * MARGIN - middle - 2 * GAP
    share = min(0.68, max(0.5, cols / (cols + plan.output_shape[1])))
    input_width = rest * share
    x = [MARGIN, MARGIN + input_width + GAP, MARGIN + input_width + 2 * GAP + middle]
    return (
        _fit((x[0], TOP, input_width, BOTTOM - TOP), (rows, cols), LARGEST_CELL, (top, left)),
        _fit((x[1], TOP + 50, middle, BOTTOM - TOP - 126), plan.spec.window_shape, LARGEST_SLOT),
        _fit((x[2], TOP, rest - input_width, BOTTOM - TOP), plan.output_shape, LARGEST_CELL),
    )


def _place_low(
    plan: WindowPlan, shape: tuple[int, int], middle: int, first: tuple[int, int]
) -> tuple[Grid, Grid, Grid]:
    """A long row of numbers gets the whole width; the calculation and the output come below."""
    left = MARGIN + middle + GAP
    return (
        _fit((MARGIN, TOP - 16, WIDTH - 2 * MARGIN, 110), shape, LARGEST_CELL, first),
        _fit((MARGIN, TOP + 160, middle, 110), plan.spec.window_shape, LARGEST_SLOT),
        _fit((left, TOP + 150, WIDTH - MARGIN - left, 130), plan.output_shape, LARGEST_CELL),
    )


def _extent(axis: AxisPlan) -> tuple[int, int]:
    """First and last + 1 position to draw: the input, its pads, and a window that hangs over them."""
    last = axis.positions(axis.output_size - 1)[-1]
    return -axis.before, max(axis.size + axis.after, last + 1)


def _fit(room: Box, shape: tuple[int, ...], most: int, first: tuple[int, int] = (0, 0)) -> Grid:
    """Put cells as large as the room (left, top, width, height) allows, up to `most`, into its middle."""
    left, top, width, height = room
    rows, cols = shape
    side = min(most, width / cols, height / rows)
    side = float(int(side)) if side >= FINEST else side
    x, y = round(left + (width - cols * side) / 2), round(top + (height - rows * side) / 2)
    return Grid(x, y, side, rows, cols, *first)


def centre(box: Box) -> tuple[float, float]:
    """Return the middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2

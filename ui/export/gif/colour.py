"""The frames of a colour photo: three channels, pooled separately, in the same step."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pooling import PoolSpec, Step, WindowPlan
from ui.export.gif import look, text
from ui.export.gif.frame import Painter
from ui.export.gif.layout import Grid, Place
from ui.layers.parts import parts_shape
from ui.layers.words import equation, leaves_range
from ui.stepper.labels import CHANNELS

SWATCHES: tuple[look.Colour, ...] = ((220, 38, 38), (22, 130, 60), (37, 99, 235))
GAP, BESIDE = 10, 14  # px, between two channels and between a channel's window and its result
HIGH, WIDE = 76, 100  # px, a channel's window at most
ALL_HIGH = 3 * HIGH + 2 * GAP


class ColourPainter(Painter):
    """Draws the frames of pooling `x`, (3, H, W); pixels show colours instead of numbers."""

    def __init__(self, x: NDArray[Any], results: NDArray[Any], plan: WindowPlan) -> None:
        self.pixels = np.moveaxis(np.asarray(x), 0, -1).astype(int)
        self.made = _as_pixels(np.moveaxis(np.asarray(results), 0, -1), plan.spec)
        super().__init__(x[0], results[0], plan, photo=True)
        self.sizes = [0, 0]

    def _draw_input_cell(self, image: Image.Image, place: Place, read: bool = False) -> None:
        _, row, col = place
        left, top, right, bottom = self.input.box(row, col)
        colour = _colour(self.pixels[row, col])
        if self.plan.read_counts[row, col] == 0:
            colour = look.mix(colour, 0.4)
        ground = look.mix(look.AMBER, 0.3, colour) if read else colour
        ImageDraw.Draw(image).rectangle((left, top, right - 1, bottom - 1), fill=ground)

    def make_cell(self, together: Sequence[Step]) -> None:
        """Draw a step's pixel on the canvas: its channels make one colour."""
        self._draw_output_cell(self.canvas, together[0], now=False)

    def _draw_output_cell(self, image: Image.Image, step: Step, now: bool, channel: int = 0) -> None:  # noqa: ARG002  # one colour
        left, top, right, bottom = self.output.box(*step.index)
        colour = _colour(self.made[step.index])
        ImageDraw.Draw(image).rectangle((left, top, right - 1, bottom - 1), fill=colour)
        if now:
            box = (left - 3, top - 3, right + 2, bottom + 2)
            ImageDraw.Draw(image).rectangle(box, outline=look.AMBER, width=3)

    def frame(self, together: Sequence[Step]) -> Image.Image:
        """Draw the frame of a step, given in each channel, over the results so far."""
        image, step = self.canvas.copy(), together[0]
        self._draw_window(image, step)
        self._draw_region(image, step)
        draw_channels(image, self.middle, together, self.plan)
        self._draw_output_cell(image, step, now=True)
        return image


def _as_pixels(results: NDArray[Any], spec: PoolSpec) -> NDArray[Any]:
    """Return results as shades; for sums and norms, the smallest is black and the largest white."""
    if not leaves_range(spec):
        return np.asarray(np.rint(results)).astype(int)
    low, high = float(results.min()), float(results.max())
    return np.asarray(np.rint((results - low) * (255 / ((high - low) or 1.0)))).astype(int)


def _colour(pixel: NDArray[Any]) -> look.Colour:
    red, green, blue = map(int, pixel)
    return red, green, blue


def draw_channels(image: Image.Image, middle: Grid, together: Sequence[Step], plan: WindowPlan) -> None:
    """Draw the window of each channel with its result beside it, below one heading."""
    draw, centre = ImageDraw.Draw(image), middle.left + middle.cols * middle.side / 2
    top = middle.top + (middle.rows * middle.side - ALL_HIGH) / 2
    heading = text.heading(together[0], plan.spec, equation(plan.spec))
    look.write(draw, (centre, top - 28), heading, text.HEAD_SIZE, weight="bold")
    for n, step in enumerate(together):
        _draw_channel(image, (centre, top + n * (HIGH + GAP)), step, plan, n)


def _shape_of(plan: WindowPlan) -> tuple[int, int]:
    """Return the rows and columns of the largest window."""
    rows, cols = (axis.window for axis in plan.axes)
    return rows, cols


def _draw_channel(
    image: Image.Image, place: tuple[float, float], step: Step, plan: WindowPlan, n: int
) -> None:
    """Draw one window to the left of a place, and its channel's name and result to the right."""
    draw, (rows, cols) = ImageDraw.Draw(image), parts_shape(plan.spec) or _shape_of(plan)
    side = min(HIGH / rows, WIDE / cols)
    middle = place[1] + HIGH / 2
    slots = Grid(place[0] - cols * side, middle - rows * side / 2, side, rows, cols)
    text.draw_slots(image, slots, step, plan.spec)
    left = place[0] + BESIDE
    draw.rectangle((left, middle - 24, left + 11, middle - 13), fill=SWATCHES[n])
    look.write(draw, (left + 18, middle - 18), CHANNELS[n], 15, look.MUTED, anchor="lm")
    look.write(
        draw,
        (left, middle + 8),
        text.result_text([step], equation(plan.spec)),
        26,
        look.AMBER_TEXT,
        "bold",
        "lm",
    )

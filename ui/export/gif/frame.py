"""The frames of a GIF: the input with its window, and the output so far; `text` writes the calculation."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pooling import Step, WindowPlan
from pooling.number_text import format_number
from ui.export.gif import look, text
from ui.export.gif.edge import draw_edge
from ui.export.gif.layout import HEIGHT, WIDTH, Box, Place, lifted, place_grids
from ui.export.gif.look import write
from ui.export.gif.region import draw_region, draw_samples
from ui.layers.parts import parts_shape
from ui.layers.words import equation, leaves_range, pad_text
from ui.stepper import labels
from ui.stepper.payloads.axes import drawn_axes


class Painter:
    """Draws the frames of one pooling, in order; results stay on the canvas."""

    def __init__(self, x: NDArray[Any], results: NDArray[Any], plan: WindowPlan, photo: bool) -> None:
        self.plan, self.photo = plan, photo
        self.channels = x.shape[0] if x.ndim > len(plan.axes) else 1
        self.axes = drawn_axes(plan, self.channels)
        parts = parts_shape(plan.spec)
        self.input, self.middle, self.output = place_grids(self.axes, self.channels, parts)
        self.x, self.results = (_as_slices(values, self.channels) for values in (x, results))
        self.reads = np.broadcast_to(_as_slices(plan.read_counts), self.x.shape)
        both = np.concatenate([self.x.ravel(), self.results.ravel()])
        apart = leaves_range(plan.spec)
        self.input_levels = look.levels(self.x, self.x if apart else both)
        self.output_levels = look.levels(self.results, self.results if apart else both)
        self.sizes = [
            text.number_size(grid.side, [format_number(value) for value in values.ravel().tolist()])
            for grid, values in ((self.input, self.x), (self.output, self.results))
        ]
        self.canvas = Image.new("RGB", (WIDTH, HEIGHT), look.CARD)
        self._draw_still()

    def _draw_still(self) -> None:
        """Draw everything that stays the same in all steps."""
        draw = ImageDraw.Draw(self.canvas)
        for grid, label in (
            (self.input, labels.input_label(self.plan, self.channels)),
            (self.output, labels.output_label(self.plan, self.channels)),
        ):
            place = (
                (grid.whole[0] + grid.whole[2]) / 2,
                grid.top - 20 - (grid.edge if grid.slices == 1 else 0),
            )
            write(draw, place, label, 17, look.MUTED)
        if any(axis.before + axis.after for axis in self.axes):
            for at in range(-self.axes[0].before, len(self.x) + self.axes[0].after):
                self._draw_padding(at)
        for cell in np.ndindex(self.x.shape):
            self._draw_input_cell(self.canvas, lifted(cell))
        for at in range(self.output.slices):
            board = self.output.box(0, 0, self.output.rows, self.output.cols, at)
            look.paint_rounded(self.canvas, board, 8, look.SOFT)
        for grid, values in ((self.input, self.x), (self.output, self.results)):
            draw_edge(self.canvas, grid, values.shape)
            numbers = range(grid.first_slice, grid.first_slice + grid.slices)
            text.name_slices(self.canvas, grid, numbers, len(values), channels=self.channels > 1)

    def _draw_padding(self, at: int) -> None:
        """Draw the padding around a slice, or a whole padding slice in front or behind."""
        _, down, right = self.axes
        rows, cols = down.before + down.size + down.after, right.before + right.size + right.after
        box = self.input.box(-down.before, -right.before, rows, cols, at)
        look.hatch(self.canvas, box, look.CARD, look.HATCH, 1)
        ImageDraw.Draw(self.canvas).rectangle(box, outline=look.LINE, width=2)
        pad = pad_text(self.plan)[0]
        for i, j in np.ndindex(rows, cols):
            row, col = i - down.before, j - right.before
            if not self._is_real(at, row, col) and self.sizes[0]:
                cell = self.input.box(row, col, at=at)
                text.write_number(self.canvas, cell, pad, self.sizes[0], look.MUTED)

    def _is_real(self, *place: int) -> bool:
        return all(0 <= at < size for at, size in zip(place, self.x.shape, strict=True))

    def _draw_input_cell(self, image: Image.Image, place: Place, read: bool = False) -> None:
        at, row, col = place
        left, top, right, bottom = box = self.input.box(row, col, at=at)
        level = self.input_levels[int(np.ravel_multi_index(place, self.x.shape))]
        gap = 1 if self.input.side >= 8 else 0
        inner = (left, top, right - 1 - gap, bottom - 1 - gap)
        if self.reads[place] == 0:
            look.hatch(image, inner, look.UNREAD, look.UNREAD_HATCH, -1)
        else:
            ground = look.shade(level, read=read, photo=self.photo)
            ImageDraw.Draw(image).rectangle(inner, fill=ground)
        if self.sizes[0]:
            fill = self._ink(level) if not read else look.INK
            text.write_number(image, box, format_number(self.x[place]), self.sizes[0], fill)

    def _ink(self, level: float | None) -> look.Colour:
        return look.CARD if self.photo and (level or 0) < 0.5 else look.INK

    def make_cell(self, together: Sequence[Step]) -> None:
        """Draw a step's result, in each channel, on the canvas, where it stays."""
        for n, step in enumerate(together):
            self._draw_output_cell(self.canvas, step, now=False, channel=n)

    def _place(self, cell: tuple[int, ...], channel: int) -> Place:
        return lifted(cell, channel if self.channels > 1 else None)

    def _draw_output_cell(self, image: Image.Image, step: Step, now: bool, channel: int = 0) -> None:
        place = self._place(step.index, channel)
        level = self.output_levels[int(np.ravel_multi_index(place, self.results.shape))]
        left, top, right, bottom = box = self.output.box(*place[1:], at=place[0])
        gap = 2 if self.output.side > 14 else 0
        colour = look.AMBER if now else look.shade(level, photo=self.photo)
        inner = (left + gap, top + gap, right - gap, bottom - gap)
        look.paint_rounded(image, inner, self.output.side / 8 if gap else 0, colour)
        if self.sizes[1]:
            fill, weight = (look.ON_AMBER, "bold") if now else (self._ink(level), "regular")
            text.write_number(image, box, format_number(step.result), self.sizes[1], fill, weight)

    def frame(self, together: Sequence[Step]) -> Image.Image:
        """Draw the frame of a step, given in each channel, over the results so far."""
        image = self.canvas.copy()
        for n, step in enumerate(together):
            for cell in step.cells:
                self._draw_input_cell(image, self._place(cell, n), read=True)
            for cell in step.winners:
                self._draw_winner(image, self._place(cell, n))
            self._draw_window(image, step, n)
            self._draw_region(image, step, n)
            self._draw_output_cell(image, step, now=True, channel=n)
        text.draw_calculation(image, self.middle, together, self.plan, equation(self.plan.spec))
        return image

    def _draw_winner(self, image: Image.Image, place: Place) -> None:
        """Draw a ring around a winner; all cells of a tie get one."""
        inset = max(1.0, self.input.side * 0.1)
        left, top, right, bottom = box = self.input.box(*place[1:], at=place[0])
        outer = (left + inset, top + inset, right - inset - 1, bottom - inset - 1)
        if self.input.side >= 16:
            look.paint_rounded(image, outer, self.input.side, look.CARD)
            outer = (outer[0] + 2, outer[1] + 2, outer[2] - 2, outer[3] - 2)
        look.paint_rounded(image, outer, self.input.side, look.AMBER)
        if self.sizes[0]:
            number = format_number(self.x[place])
            text.write_number(image, box, number, self.sizes[0], look.ON_AMBER, "bold")

    def _draw_window(self, image: Image.Image, step: Step, channel: int = 0) -> None:
        """Outline the window on every slice that it covers."""
        rows, cols = step.rows, step.cols
        if not rows or not cols:  # a bin past the map
            return
        size = rows[-1] - rows[0] + 1, cols[-1] - cols[0] + 1
        for at in step.positions[0] if len(step.positions) > 2 else [channel if self.channels > 1 else 0]:
            self._draw_outline(image, self.input.box(rows[0], cols[0], *size, at=at))

    def _draw_region(self, image: Image.Image, step: Step, channel: int = 0) -> None:
        """Draw the box of RoI pooling with its bins, and the samples of this one."""
        at = channel if self.channels > 1 else 0
        draw_region(image, self.input, self.plan.spec, at)
        draw_samples(image, self.input, step, self.plan.spec, at)

    def _draw_outline(self, image: Image.Image, around: Box) -> None:
        """Draw a dark edge, amber, a white inner line."""
        left, top, right, bottom = around
        draw, out = ImageDraw.Draw(image), 4 if self.input.side < 16 else 2
        for grow, colour, width in (
            (out + 1, look.AMBER_TEXT, 1),
            (out, look.AMBER, 5),
            (out - 5, look.CARD, 2),
        ):
            box = (left - grow, top - grow, right - 1 + grow, bottom - 1 + grow)
            if box[2] - box[0] > 2 * width and box[3] - box[1] > 2 * width:
                draw.rounded_rectangle(box, 5, outline=colour, width=width)


def _as_slices(x: NDArray[Any], channels: int = 1) -> NDArray[np.float64]:
    """Return any input or output as slices of rows and columns; each channel is a slice."""
    values = np.asarray(x, dtype=np.float64)
    leading, spatial = ((channels,), values.shape[1:]) if channels > 1 else ((), values.shape)
    return values.reshape(leading + (1,) * (3 - len(leading) - len(spatial)) + spatial)

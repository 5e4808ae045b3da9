"""The frames of a film: the input with its window, the output so far; `text` writes what is between them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pooling import Step, WindowPlan
from pooling.number_text import format_number
from ui import words
from ui.film import look, text
from ui.film.layout import HEIGHT, WIDTH, place_grids
from ui.film.look import write


class Painter:
    """Draws the frames of one pooling, in order; what is made stays on the canvas."""

    def __init__(self, x: NDArray[Any], results: NDArray[Any], plan: WindowPlan, photo: bool) -> None:
        self.plan, self.photo = plan, photo
        self.input, self.middle, self.output = place_grids(plan)
        self.x, self.results = np.asarray(x, dtype=np.float64), np.asarray(results, dtype=np.float64)
        both = np.concatenate([self.x.ravel(), self.results.ravel()])
        apart = plan.spec.reduction in ("sum", "lp")  # their results leave the range of the input
        self.input_levels = look.levels(self.x, self.x if apart else both)
        self.output_levels = look.levels(self.results, self.results if apart else both)
        self.sizes = [
            text.number_size(grid.side, [format_number(value) for value in values.ravel().tolist()])
            for grid, values in ((self.input, self.x), (self.output, self.results))
        ]
        self.canvas = Image.new("RGB", (WIDTH, HEIGHT), look.CARD)
        self._draw_still()

    def _draw_still(self) -> None:
        """Draw what no step changes."""
        draw = ImageDraw.Draw(self.canvas)
        for grid, label in (
            (self.input, words.input_label(self.plan)),
            (self.output, words.output_label(self.plan)),
        ):
            place = (grid.left + grid.cols * grid.side / 2, grid.top - 22)
            write(draw, place, label, 17, look.MUTED)
        self._draw_padding()
        for row, col in np.ndindex(self.x.shape):
            self._draw_input_cell(self.canvas, row, col)
        output = self.output.box(0, 0, self.output.rows, self.output.cols)
        look.paint_rounded(self.canvas, output, 8, look.SOFT)

    def _draw_padding(self) -> None:
        (top, bottom), (left, right) = self.plan.pads
        if not top + bottom + left + right:
            return
        rows, cols = self.x.shape[0] + top + bottom, self.x.shape[1] + left + right
        box = self.input.box(-top, -left, rows, cols)
        look.hatch(self.canvas, box, look.CARD, look.HATCH, 1)
        ImageDraw.Draw(self.canvas).rectangle(box, outline=look.LINE, width=2)
        for row, col in np.ndindex(rows, cols):
            if not self._is_real(row - top, col - left) and self.sizes[0]:
                pad = words.pad_text(self.plan)[0]
                text.write_number(
                    self.canvas, self.input.box(row - top, col - left), pad, self.sizes[0], look.MUTED
                )

    def _is_real(self, row: int, col: int) -> bool:
        rows, cols = self.x.shape
        return bool(0 <= row < rows and 0 <= col < cols)

    def _draw_input_cell(self, image: Image.Image, row: int, col: int, read: bool = False) -> None:
        left, top, right, bottom = box = self.input.box(row, col)
        level = self.input_levels[row * self.x.shape[1] + col]
        gap = 1 if self.input.side >= 8 else 0
        inner = (left, top, right - 1 - gap, bottom - 1 - gap)
        if self.plan.read_counts[row, col] == 0:
            look.hatch(image, inner, look.UNREAD, look.UNREAD_HATCH, -1)
        else:
            ground = look.shade(level, read=read, photo=self.photo)
            ImageDraw.Draw(image).rectangle(inner, fill=ground)
        if self.sizes[0]:
            fill = self._ink(level) if not read else look.INK
            text.write_number(image, box, format_number(self.x[row, col]), self.sizes[0], fill)

    def _ink(self, level: float | None) -> look.Colour:
        return look.CARD if self.photo and (level or 0) < 0.5 else look.INK

    def make_cell(self, step: Step) -> None:
        """Put a step's result onto the canvas, where it stays."""
        self._draw_output_cell(self.canvas, step, now=False)

    def _draw_output_cell(self, image: Image.Image, step: Step, now: bool) -> None:
        level = self.output_levels[step.number]
        left, top, right, bottom = box = self.output.box(*step.index)
        gap = 2 if self.output.side > 14 else 0
        colour = look.AMBER if now else look.shade(level, photo=self.photo)
        inner = (left + gap, top + gap, right - gap, bottom - gap)
        look.paint_rounded(image, inner, self.output.side / 8 if gap else 0, colour)
        if self.sizes[1]:
            fill, weight = (look.ON_AMBER, "bold") if now else (self._ink(level), "regular")
            text.write_number(image, box, format_number(step.result), self.sizes[1], fill, weight)

    def frame(self, step: Step) -> Image.Image:
        """Draw the frame of a step upon what was made before it."""
        image = self.canvas.copy()
        for row, col in step.cells:
            self._draw_input_cell(image, row, col, read=True)
        self._draw_winners(image, step)
        self._draw_window(image, step)
        text.draw_calculation(image, self.middle, step, self.plan)
        self._draw_output_cell(image, step, now=True)
        text.draw_sentence(image, step, self.plan)
        return image

    def _draw_winners(self, image: Image.Image, step: Step) -> None:
        """Ring every winner: all cells of a tie get one."""
        inset = max(1.0, self.input.side * 0.1)
        for row, col in step.winners:
            left, top, right, bottom = box = self.input.box(row, col)
            outer = (left + inset, top + inset, right - inset - 1, bottom - inset - 1)
            if self.input.side >= 16:
                look.paint_rounded(image, outer, self.input.side, look.CARD)
                outer = (outer[0] + 2, outer[1] + 2, outer[2] - 2, outer[3] - 2)
            look.paint_rounded(image, outer, self.input.side, look.AMBER)
            if self.sizes[0]:
                number = format_number(self.x[row, col])
                text.write_number(image, box, number, self.sizes[0], look.ON_AMBER, "bold")

    def _draw_window(self, image: Image.Image, step: Step) -> None:
        """Outline what the window spans: a dark edge, amber, a white inner line."""
        rows, cols = step.rows, step.cols
        left, top, right, bottom = self.input.box(
            rows[0], cols[0], rows[-1] - rows[0] + 1, cols[-1] - cols[0] + 1
        )
        draw, out = ImageDraw.Draw(image), 4 if self.input.side < 16 else 2
        for grow, colour, width in (
            (out + 1, look.AMBER_TEXT, 1),
            (out, look.AMBER, 5),
            (out - 5, look.CARD, 2),
        ):
            box = (left - grow, top - grow, right - 1 + grow, bottom - 1 + grow)
            if box[2] - box[0] > 2 * width and box[3] - box[1] > 2 * width:
                draw.rounded_rectangle(box, 5, outline=colour, width=width)

"""The words of a frame: the calculation in the middle, the sentence and the progress at the bottom."""

from PIL import Image, ImageDraw

from pooling import Step, WindowPlan
from pooling.number_text import format_number
from ui import words
from ui.equations import equation
from ui.film import look
from ui.film.layout import BOTTOM, HEIGHT, MARGIN, WIDTH, Box, Grid, centre
from ui.film.look import write

SMALLEST = 9  # px: below it numbers are left out
SENTENCE_SIZE, MOST_LINES, LINE_HEIGHT = 21, 3, 28
RESULT_SIZE, HEAD_SIZE = 40, 22


def number_size(side: float, texts: list[str]) -> int:
    """Return the size in which most of these numbers fit into cells of this side; 0 is too small to read."""
    lengths = sorted(look.width_of(text, 100) for text in texts)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 1
    size = int(min(side * 0.42, (side - 9) * 100 / max(usual, 1)))
    return size if size >= SMALLEST else 0


def write_number(
    image: Image.Image, box: Box, text: str, size: int, fill: look.Colour, weight: str = "regular"
) -> None:
    """Write a number into a cell, smaller if it is too long, "…" if it would be too small."""
    room = box[2] - box[0] - 5
    fits = int(size * min(1, room / max(1, look.width_of(text, size, weight))))
    shown, size = (text, fits) if fits >= SMALLEST else ("…", size)
    write(ImageDraw.Draw(image), centre(box), shown, size, fill, weight)


def draw_calculation(image: Image.Image, grid: Grid, step: Step, plan: WindowPlan) -> None:
    """Draw the window's numbers under their heading, and what they become."""
    draw, middle = ImageDraw.Draw(image), grid.left + grid.cols * grid.side / 2
    templates = equation(plan.spec)
    head = templates["head_one" if len(step.cells) == 1 else "head"].format(count=len(step.cells))
    write(draw, (middle, grid.top - 30), head, HEAD_SIZE, weight="bold")
    size = number_size(grid.side, [format_number(value) for value in step.values])
    read = dict(zip(step.cells, step.values, strict=True))
    for i, row in enumerate(step.rows):
        for j, col in enumerate(step.cols):
            _draw_slot(image, grid.box(i, j), read.get((row, col)), (row, col) in step.winners, size)
    result = templates["result"].format(result=format_number(step.result))
    place = (middle, grid.top + grid.rows * grid.side + 40)
    write(draw, place, result, RESULT_SIZE, look.AMBER_TEXT, "bold")


def _draw_slot(image: Image.Image, box: Box, value: float | None, won: bool, size: int) -> None:
    left, top, right, bottom = box
    gap = 2 if right - left > 16 else 0
    inner = (left + gap, top + gap, right - gap, bottom - gap)
    if value is None:
        ImageDraw.Draw(image).rectangle(inner, outline=look.LINE)
        return
    look.paint_rounded(image, inner, (right - left) / 6, look.AMBER if won else look.mix(look.AMBER, 0.2))
    if size:
        fill, weight = (look.ON_AMBER, "bold") if won else (look.INK, "regular")
        write_number(image, box, format_number(value), size, fill, weight)


def draw_sentence(image: Image.Image, step: Step, plan: WindowPlan) -> None:
    """Write the step's sentence, and how far the film is as a bar along the lower edge."""
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(_lines(words.sentence(step, plan))):
        write(draw, (MARGIN, BOTTOM + 36 + number * LINE_HEIGHT), line, SENTENCE_SIZE, anchor="lm")
    draw.rectangle((0, HEIGHT - 6, WIDTH, HEIGHT), fill=look.HATCH)
    done = WIDTH * (step.number + 1) / plan.window_count
    draw.rectangle((0, HEIGHT - 6, done, HEIGHT), fill=look.AMBER)


def _lines(sentence: str) -> list[str]:
    """Break a sentence into lines of the frame's width; what is more than three ends in "…"."""
    lines, room = [""], WIDTH - 2 * MARGIN
    for word in sentence.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if look.width_of(longer, SENTENCE_SIZE) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"]

"""The caption of a frame: the step's sentence, and the progress as a bar."""

from collections.abc import Sequence

from PIL import Image, ImageDraw

from pooling import Step, WindowPlan
from ui.export.gif import look
from ui.export.gif.layout import BOTTOM, HEIGHT, MARGIN, WIDTH
from ui.export.gif.look import write
from ui.stepper.sentences import channels_sentence, sentence

SENTENCE_SIZE, MOST_LINES, LINE_HEIGHT = 21, 3, 28


def draw_sentence(
    image: Image.Image, together: Sequence[Step], plan: WindowPlan, names: Sequence[str] = ()
) -> None:
    """Write the step's sentence, and draw the progress as a bar along the lower edge.

    `together` is the step in each channel; `names` are the names of colour channels.
    """
    draw, step = ImageDraw.Draw(image), together[0]
    several = len(together) > 1
    said = channels_sentence(together, plan, names) if several else sentence(step, plan)
    for number, line in enumerate(_lines(said)):
        write(draw, (MARGIN, BOTTOM + 36 + number * LINE_HEIGHT), line, SENTENCE_SIZE, anchor="lm")
    draw.rectangle((0, HEIGHT - 6, WIDTH, HEIGHT), fill=look.HATCH)
    done = WIDTH * (step.number + 1) / plan.window_count
    draw.rectangle((0, HEIGHT - 6, done, HEIGHT), fill=look.AMBER)


def _lines(said: str) -> list[str]:
    """Break a sentence into at most three lines of the frame's width; a longer one ends in "…"."""
    lines, room = [""], WIDTH - 2 * MARGIN
    for word in said.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if look.width_of(longer, SENTENCE_SIZE) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"]

"""From steps to a GIF: which steps become frames, their colours, how long each stays."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from math import ceil
from typing import Any, cast

from numpy.typing import NDArray
from PIL import Image

from pooling import PoolSpec, plan_windows, pool, steps
from ui.film import look
from ui.film.frame import Painter

MOST_FRAMES = 400
REST = 2500  # ms on the last frame, before the film begins again
PALETTE_FROM = 6
"""So many frames, spread over the film, choose its colours."""
MOST_COLOURS = 255  # one more of the 256 means "as in the frame before": that makes the file small

Progress = Callable[[float], None]


def frames_of(total: int) -> list[int]:
    """Return the steps that become frames: all, or every k-th and the last, so that they are at most 400.

    >>> frames_of(4), len(frames_of(961)), frames_of(961)[-2:]
    ([0, 1, 2, 3], 321, [957, 960])
    """
    every = ceil(total / MOST_FRAMES)
    return sorted({*range(0, total, every), total - 1})[-MOST_FRAMES:]


def film_seconds(frames: int, speed: float) -> float:
    """Return how long a film of so many frames lasts, at `speed` frames a second."""
    return sum(_times(frames, speed)) / 1000


def _times(frames: int, speed: float) -> list[int]:
    """Return the milliseconds of every frame."""
    each = round(1000 / speed)
    return [each] * (frames - 1) + [max(REST, each)]


def make_film(
    x: NDArray[Any], spec: PoolSpec, speed: float, *, photo: bool = False, progress: Progress | None = None
) -> bytes:
    """Draw pooling the plane `x`, of shape (H, W), as a GIF of 960 × 540 that plays `speed` frames a second.

    `progress` is told how much is done, 0 to 1.

    Raises:
        PoolingError: as `plan_windows`.
    """
    shown = frames_of(plan_windows(spec, x.shape).window_count)
    palette = _palette(x, spec, photo, shown)
    frames = _frames(x, spec, photo, shown, progress or (lambda _: None))
    fitted = (frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames)
    file = BytesIO()
    times = _times(len(shown), speed)
    next(fitted).save(
        file, "GIF", save_all=True, append_images=fitted, duration=times, loop=0, optimize=True, disposal=1
    )
    return file.getvalue()


def _frames(
    x: NDArray[Any], spec: PoolSpec, photo: bool, shown: Sequence[int], progress: Progress
) -> Iterator[Image.Image]:
    """Draw the frames of the steps `shown`, in order; the steps between them fill the output too."""
    painter = Painter(x, pool(x, spec), plan_windows(spec, x.shape), photo)
    wanted = set(shown)
    for step in steps(x, spec):
        if step.number in wanted:
            yield painter.frame(step)
            progress((step.number + 1) / (shown[-1] + 1))
        painter.make_cell(step)


def _palette(x: NDArray[Any], spec: PoolSpec, photo: bool, shown: Sequence[int]) -> Image.Image:
    """Take the most frequent colours of a few frames: plain areas keep theirs exactly."""
    some = shown[:: ceil(len(shown) / PALETTE_FROM)]
    frames = list(_frames(x, spec, photo, [*some, shown[-1]], lambda _: None))
    sheet = Image.new("RGB", (frames[0].width, frames[0].height * len(frames)))
    for place, frame in enumerate(frames):
        sheet.paste(frame, (0, place * frame.height))
    counted = sorted(sheet.getcolors(sheet.width * sheet.height) or [], reverse=True)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in counted[:MOST_COLOURS] for part in cast(look.Colour, colour)])
    return palette

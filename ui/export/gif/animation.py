"""From steps to a GIF: which steps become frames, their colours, how long each is shown."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from math import ceil
from typing import Any, cast

from numpy.typing import NDArray
from PIL import Image

from pooling import PoolSpec
from pooling.kinds.dispatch import plan_windows, pool, steps_in
from ui.export.gif import look
from ui.export.gif.caption import draw_sentence
from ui.export.gif.colour import SWATCHES, ColourPainter
from ui.export.gif.frame import Painter
from ui.stepper.labels import CHANNELS
from ui.stepper.payloads.channels import split_channels

MOST_FRAMES = 400
REST = 2500  # ms on the last frame, before the loop restarts
PALETTE_FROM = 6
"""The number of frames, spread over the animation, that determine its colours."""
FEW_PLAIN = 40  # colours for everything but the photo
NEAR = 6  # in one of red, green and blue
MOST_COLOURS = 255  # one of the 256 means "as in the previous frame", which keeps the file small

Progress = Callable[[float], None]


def frames_of(total: int) -> list[int]:
    """Return the steps that become frames: all, or every k-th and the last, at most 400.

    >>> frames_of(4), len(frames_of(961)), frames_of(961)[-2:]
    ([0, 1, 2, 3], 321, [957, 960])
    """
    every = ceil(total / MOST_FRAMES)
    return sorted({*range(0, total, every), total - 1})[-MOST_FRAMES:]


def gif_seconds(frames: int, speed: float) -> float:
    """Return the seconds that `frames` frames last, at `speed` frames per second."""
    return sum(_times(frames, speed)) / 1000


def _times(frames: int, speed: float) -> list[int]:
    """Return the milliseconds of each frame."""
    each = round(1000 / speed)
    return [each] * (frames - 1) + [max(REST, each)]


def make_gif(
    x: NDArray[Any], spec: PoolSpec, speed: float, *, photo: bool = False, progress: Progress | None = None
) -> bytes:
    """Draw pooling `x` as a GIF of 960 × 540 with `speed` frames per second.

    `x` is one row, a matrix or slices, maybe with channels in front, which are pooled separately; those of a
    photo, (3, H, W), are red, green and blue. `progress` is called with the share that is done, 0 to 1.

    Raises
    ------
    PoolingError
        As `plan_windows`.
    """
    shown = frames_of(plan_windows(spec, x.shape[-spec.rank :]).window_count)
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
    """Draw the frames of the steps `shown`, in order; the steps in between fill the output too."""
    painter = _painter(x, spec, photo)
    wanted = set(shown)
    for together in zip(*steps_in(list(split_channels(x, spec)), spec), strict=True):
        number = together[0].number
        if number in wanted:
            frame = painter.frame(together)
            draw_sentence(frame, together, painter.plan, CHANNELS if photo and x.ndim > 2 else ())
            yield frame
            progress((number + 1) / (shown[-1] + 1))
        painter.make_cell(together)


def _painter(x: NDArray[Any], spec: PoolSpec, photo: bool) -> Painter:
    plan = plan_windows(spec, x.shape[-spec.rank :])
    results = pool(x, spec)
    return ColourPainter(x, results, plan) if photo and x.ndim > 2 else Painter(x, results, plan, photo)


def _palette(x: NDArray[Any], spec: PoolSpec, photo: bool, shown: Sequence[int]) -> Image.Image:
    """Choose the most frequent colours of a few frames, so that plain areas keep their exact colour.

    A colour photo has too many colours: most of the palette goes to the best approximations.
    """
    some = shown[:: ceil(len(shown) / PALETTE_FROM)]
    frames = list(_frames(x, spec, photo, [*some, shown[-1]], lambda _: None))
    sheet = Image.new("RGB", (frames[0].width, frames[0].height * len(frames)))
    for place, frame in enumerate(frames):
        sheet.paste(frame, (0, place * frame.height))
    counted = sorted(sheet.getcolors(sheet.width * sheet.height) or [], reverse=True)
    colours = [cast(look.Colour, colour) for _, colour in counted]
    if photo and x.ndim > 2:
        plain = _apart([*SWATCHES, *colours[:FEW_PLAIN]])
        colours = _apart([*plain, *_shades(sheet, MOST_COLOURS - len(plain))])
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours[:MOST_COLOURS] for part in colour])
    return palette


def _shades(sheet: Image.Image, count: int) -> list[look.Colour]:
    """Choose colours that approximate the pixels."""
    few = sheet.quantize(count, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    parts = iter(few.getpalette() or [])
    return list(zip(parts, parts, parts, strict=False))


def _apart(colours: Sequence[look.Colour]) -> list[look.Colour]:
    """Drop colours that are so close to an earlier one that Pillow would confuse them."""
    kept: list[look.Colour] = []
    for colour in colours:
        if all(_distance(colour, other) > NEAR for other in kept):
            kept.append(colour)
    return kept


def _distance(one: look.Colour, other: look.Colour) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))

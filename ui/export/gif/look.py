"""Colours, fonts and shapes of the frames: the light theme of `assets/stepper/look.css`."""

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

CARD, INK, HUE = (255, 255, 255), (16, 21, 31), (59, 91, 219)
AMBER, AMBER_TEXT, ON_AMBER = (245, 158, 11), (168, 78, 5), (28, 20, 8)
FOUR = 4  # rounded shapes are drawn this many times larger and scaled down, which smooths their edges
WEIGHTS = {"regular": 400, "bold": 700}


def mix(colour: Colour, share: float, other: Colour = CARD) -> Colour:
    """Mix `share` of a colour with another one.

    >>> mix((0, 0, 0), 0.2, (100, 100, 50))
    (80, 80, 40)
    """
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(colour, other, strict=True))
    return red, green, blue


MUTED, SOFT, LINE, HATCH = mix(INK, 0.7), mix(INK, 0.06), (227, 224, 216), mix(INK, 0.13)
UNREAD, UNREAD_HATCH = mix(INK, 0.1), mix(INK, 0.22)


def shade(level: float | None, *, read: bool = False, photo: bool = False) -> Colour:
    """Colour a cell by its level, 0 (smallest) to 1 (largest), None if not finite; `read` ones are amber."""
    height = level or 0.0
    if photo and level is not None:
        grey = mix((255, 255, 255), height, (0, 0, 0))
        return mix(AMBER, 0.3, grey) if read else grey
    if read:
        return mix(AMBER, 0.12 + 0.32 * height)
    return SOFT if level is None else mix(HUE, 0.07 + 0.39 * height)


def levels(values: NDArray[np.float64], scale: NDArray[np.float64]) -> list[float | None]:
    """Place each value between the smallest and largest finite number of `scale`; NaN gives None."""
    halves, finite = values / 2, scale[np.isfinite(scale)] / 2  # halves: −1e308 to 1e308 overflows
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    placed = (np.clip(halves, low, high) - low) / ((high - low) or 1.0)
    return [None if np.isnan(value) else float(value) for value in placed.ravel()]


@cache
def font_file() -> Path | None:
    """Return Streamlit's typeface, Source Sans, so that the GIF looks like the page and has −, ∞ and ×."""
    streamlit = find_spec("streamlit")
    folder = Path(streamlit.origin if streamlit and streamlit.origin else "").parent / "static/static/media"
    return next(iter(sorted(folder.glob("SourceSansVF-Upright*"))), None)


@cache
def font(size: int, weight: str = "regular") -> Font:
    """Load the typeface; without Streamlit's file, load Pillow's own, which lacks a few signs."""
    path = font_file()
    if path is None:
        return ImageFont.load_default(size)
    loaded = ImageFont.truetype(str(path), size)
    loaded.set_variation_by_axes([WEIGHTS[weight]])
    return loaded


def signs(text: str) -> str:
    """Replace the signs that Pillow's own typeface lacks, if that one is used."""
    plain = str.maketrans({"−": "-", "×": "x", "–": "-", "—": "-", "∞": "inf", "·": "."})
    return text if font_file() else text.translate(plain)


def write(  # what a text is, and how it looks
    draw: ImageDraw.ImageDraw,
    place: tuple[float, float],
    text: str,
    size: int = 16,
    fill: Colour = INK,
    weight: str = "regular",
    anchor: str = "mm",
) -> None:
    """Write `text` at a place; `anchor` is Pillow's: "mm" is the middle, "lm" the middle of the left side."""
    draw.text(place, signs(text), fill, font(size, weight), anchor)


@lru_cache(4096)
def width_of(text: str, size: int, weight: str = "regular") -> float:
    """Return the width of a text in pixels."""
    return float(font(size, weight).getlength(signs(text)))


@cache
def _rounded_mask(width: int, height: int, radius: int) -> Image.Image:
    mask = Image.new("L", (width * FOUR, height * FOUR))
    ImageDraw.Draw(mask).rounded_rectangle(
        (0, 0, width * FOUR - 1, height * FOUR - 1), radius * FOUR, fill=255
    )
    return mask.resize((width, height), Image.Resampling.BOX)


def paint_rounded(image: Image.Image, box: Box, radius: float, colour: Colour) -> None:
    """Fill a rectangle with round corners, with smooth edges."""
    left, top, right, bottom = map(round, box)
    width, height = max(1, right - left), max(1, bottom - top)
    image.paste(
        colour, (left, top), _rounded_mask(width, height, min(round(radius), width // 2, height // 2))
    )


def hatch(image: Image.Image, box: Box, ground: Colour | None, stroke: Colour, lean: int) -> None:
    """Hatch a rectangle with lines that lean right (`lean` 1) or left (-1)."""
    left, top, right, bottom = map(round, box)
    width, height = right - left, bottom - top
    tile = Image.new("RGB", (width, height), ground or CARD)
    lines = ImageDraw.Draw(tile)
    for start in range(-height, width + height, 9):
        lines.line((start, 0, start - lean * height, height), fill=stroke, width=2)
    image.paste(tile, (left, top))

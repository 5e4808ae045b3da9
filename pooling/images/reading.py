"""Reading a picture file: its header first, then its pixels."""

import contextlib
import io
import threading
import warnings

import numpy as np
from PIL import Image, ImageOps

from pooling.images.file_types import FORMATS, TOO_MUCH, ImageError, why_unreadable
from pooling.images.grey import scale_grey
from pooling.images.pixels import Pixels, fit_within

MAX_MEGAPIXELS = 40
LONGEST_SIDE = 65_535
"""Pixels; as JPEG and GIF, and more than any camera has."""
_TILE = (322, 323)  # TIFF's tags for the columns and rows of a tile

# One picture at a time: that limits the memory, and `warnings.catch_warnings` is not thread-safe.
_DECODING = threading.Lock()


def read_image(data: bytes) -> Pixels:
    """Decode a picture file to (H, W, 3) uint8, upright by its EXIF orientation.

    Only the first picture of an animation or of several pages is read. CMYK and palettes become RGB;
    transparent parts become white. Grey of 16 bits is scaled by its full range, 0..65535 to 0..255. Grey of
    32 bits is scaled by the first of these ranges that contains all its finite values: 0..65535 for whole
    numbers, 0..1 and 0..255 for decimals, else its own smallest to largest; NaN becomes 0.

    Raises
    ------
    ImageError
        For all other bytes, and for too many pixels, which is checked in the header before decoding.
    """
    return read_reduced(data, LONGEST_SIDE)[0]


def read_reduced(data: bytes, longest: int) -> tuple[Pixels, tuple[int, int]]:
    """Decode a picture file as `read_image` does, reduced to a longer side of at most `longest` pixels.

    Returns
    -------
    pixels : ndarray
        (H, W, 3) uint8.
    shape : (int, int)
        Rows and columns before it was reduced.

    Raises
    ------
    ImageError
        As `read_image`.
    """
    try:
        with _DECODING, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decode(Image.open(io.BytesIO(data), formats=FORMATS), longest)
    except ImageError:
        raise
    except Image.DecompressionBombError as error:
        raise ImageError(_too_large("far too many pixels")) from error
    except MemoryError as error:
        raise ImageError(TOO_MUCH) from error
    # Pillow raises many kinds of error for damaged files, SyntaxError and struct.error among them.
    except Exception as error:
        raise ImageError(why_unreadable(data)) from error


def _decode(image: Image.Image, longest: int) -> tuple[Pixels, tuple[int, int]]:
    _check_header(image)
    image.load()
    # In place, and below without copies that are not needed: a copy of 40 megapixels takes 160 MB.
    with contextlib.suppress(Exception):  # broken EXIF data must not hide a good picture
        ImageOps.exif_transpose(image, in_place=True)
    shape = image.height, image.width
    image = _eight_bits(image)
    height, width = fit_within(shape, longest)
    if (height, width) != shape:
        image = image.resize((width, height), Image.Resampling.BOX)
    return np.array(image if image.mode == "RGB" else image.convert("RGB")), shape


def _check_header(image: Image.Image) -> None:
    """Reject what would take too much memory, before it is decoded."""
    rows, columns = image.height, image.width
    if rows * columns > MAX_MEGAPIXELS * 1_000_000 or max(rows, columns) > LONGEST_SIDE:
        raise ImageError(_too_large(f"{rows} rows and {columns} columns of pixels"))
    tags = getattr(image, "tag_v2", {})  # of TIFF alone
    tile_columns, tile_rows = (int(tags.get(tag, 0)) for tag in _TILE)
    if tile_rows * tile_columns > MAX_MEGAPIXELS * 1_000_000:
        raise ImageError(_too_large(f"tiles of {tile_rows} rows and {tile_columns} columns of pixels"))


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return the picture as "RGB" or "L"."""
    if image.mode.startswith("I") or image.mode == "F":
        return Image.fromarray(scale_grey(np.asarray(image)))
    if image.has_transparency_data:
        return _on_white(image if image.mode == "RGBA" else image.convert("RGBA"))
    return image if image.mode in ("RGB", "L") else image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _too_large(size: str) -> str:
    return (
        f"The picture has {size}; at most {MAX_MEGAPIXELS} megapixels (million pixels) and {LONGEST_SIDE:,} "
        "pixels a side are allowed: make it smaller in a photo program and choose it again."
    )

"""Reading, resizing and encoding pictures: the one module of the core that may import Pillow."""

import contextlib
import io
import re
import threading
import warnings
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from pooling.colours import few_colours
from pooling.errors import PoolingError

Pixels = NDArray[np.uint8]
ALLOWED = "PNG, JPEG, WebP, GIF, BMP or TIFF"
MAX_MEGAPIXELS = 40

_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
# How files begin: the kinds read here, to call a file damaged, and common others, to name what it is.
_OURS = {"PNG": rb"\x89PNG", "JPEG": rb"\xff\xd8\xff", "WebP": rb"RIFF....WEBP", "GIF": rb"GIF8[79]a"}
_OURS |= {"BMP": rb"BM.{4}\0{4}", "TIFF": rb"II[*+]\0|MM\0[*+]"}
_OTHERS = {"a PDF document": rb"%PDF", "an SVG drawing": rb"\s*<.{0,900}?svg|\s*<svg"}
_OTHERS |= {"a HEIC photo": rb".{4}ftyp(hei|hev|mif|msf)", "an AVIF image": rb".{4}ftypavi"}

# One picture at a time: that limits the memory, and `warnings.catch_warnings` is not thread-safe.
_DECODING = threading.Lock()


class ImageError(PoolingError):
    """The bytes are not a picture that can be read here; the message says why and what to do."""


def read_image(data: bytes) -> Pixels:
    """Decode a PNG, JPEG, WebP, GIF, BMP or TIFF file to (H, W, 3) uint8, upright by its EXIF orientation.

    Only the first picture of an animation or of several pages is read. CMYK and palettes become RGB;
    transparent parts become white. Grey of 16 bits is scaled by its full range, 0..65535 to 0..255. Grey of
    32 bits is scaled by the first of these ranges that contains all its finite values: 0..65535 for whole
    numbers, 0..1 and 0..255 for decimals, else its own smallest to largest; NaN becomes 0.

    Raises
    ------
    ImageError
        For all other bytes, and for too many pixels, which is checked in the header before decoding.
    """
    try:
        with _DECODING, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decode(Image.open(io.BytesIO(data), formats=_FORMATS))
    except ImageError:
        raise
    except Image.DecompressionBombError as error:
        raise ImageError(_too_large("far too many pixels")) from error
    # Pillow raises many kinds of error for damaged files, SyntaxError and struct.error among them.
    except Exception as error:
        raise ImageError(_why_unreadable(data)) from error


def _decode(image: Image.Image) -> Pixels:
    if image.width * image.height > MAX_MEGAPIXELS * 1_000_000:
        raise ImageError(_too_large(f"{image.height} rows and {image.width} columns of pixels"))
    image.load()
    # In place, without extra copies: a copy of 40 megapixels takes 160 MB.
    with contextlib.suppress(Exception):  # broken EXIF data must not hide a good picture
        ImageOps.exif_transpose(image, in_place=True)
    if image.mode.startswith("I") or image.mode == "F":
        return np.repeat(_scale_grey(np.asarray(image))[:, :, np.newaxis], 3, axis=2)
    if image.has_transparency_data:
        image = _on_white(image.convert("RGBA"))
    return np.array(image if image.mode == "RGB" else image.convert("RGB"))


def _on_white(image: Image.Image) -> Image.Image:
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _scale_grey(values: NDArray[np.generic]) -> Pixels:
    """Scale grey of 16 bits, of 32 bits or of decimals to 0..255, as `read_image` explains."""
    if values.dtype.kind == "u":
        return ((values.astype(np.uint32) + 128) // 257).astype(np.uint8)  # 65535 = 255 * 257
    blocks = np.array_split(values, 32)  # float64 copies of all at once would take gigabytes
    finite = [block[np.isfinite(block)] for block in blocks]
    low = min((float(part.min()) for part in finite if part.size), default=0.0)
    high = max((float(part.max()) for part in finite if part.size), default=0.0)
    known = (1.0, 255.0) if values.dtype.kind == "f" else (65535.0,)
    low, high = next(((0.0, top) for top in known if low >= 0 and high <= top), (low, high))
    return np.concatenate([_scale(block, low, high) for block in blocks])


def _scale(values: NDArray[np.generic], low: float, high: float) -> Pixels:
    share = (np.clip(values.astype(np.float64), low, high) - low) / ((high - low) or 1.0)
    return np.asarray(np.rint(np.nan_to_num(share) * 255), dtype=np.uint8)


def _too_large(size: str) -> str:
    return (
        f"The picture has {size}; at most {MAX_MEGAPIXELS} megapixels (million pixels) are allowed: "
        "make it smaller in a photo program and choose it again."
    )


def _why_unreadable(data: bytes) -> str:
    if not data:
        return f"The file is empty; choose a {ALLOWED} picture that is not."
    start = bytes(data[:1024])
    if ours := _first_that_fits(_OURS, start):
        return (
            f"The file begins as a {ours} picture, but it is damaged, incomplete or without pixels; "
            f"save or download it again, or choose another {ALLOWED} picture."
        )
    what = _first_that_fits(_OTHERS, start) or "not a picture of a kind known here"
    return f"The file is {what}; only {ALLOWED} can be read: save or export it as PNG first."


def _first_that_fits(kinds: dict[str, bytes], start: bytes) -> str | None:
    return next((name for name, pattern in kinds.items() if re.match(pattern, start, re.DOTALL)), None)


def to_grey(rgb: Pixels) -> Pixels:
    """Reduce (H, W, 3) uint8 to (H, W): luma by ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, as Pillow's "L".

    >>> to_grey(np.array([[[255, 0, 0], [0, 255, 0], [0, 0, 255]]], dtype=np.uint8)).tolist()
    [[76, 150, 29]]
    """
    return np.array(_picture(rgb).convert("L"))


def resize(image: Pixels, height: int, width: int) -> Pixels:
    """Resize (H, W) or (H, W, 3) uint8 to `height` × `width`.

    Each new pixel is the mean of the area it covers (a box filter). So a smaller picture is an average
    pooling of the larger one, without overshoot at edges as from Lanczos, and a larger one keeps sharp
    pixels.

    Raises
    ------
    PoolingError
        If `height` or `width` is below 1.
    """
    if height < 1 or width < 1:
        raise PoolingError(
            f"The new size is {height} rows and {width} columns; both must be at least 1: choose more."
        )
    return np.array(_picture(image).resize((width, height), Image.Resampling.BOX))


def fit_within(shape: tuple[int, int], longest: int) -> tuple[int, int]:
    """Shrink (height, width) until the longer side is at most `longest`; the proportions stay.

    A side is never below 1, and a picture that already fits keeps its size.

    >>> fit_within((300, 451), 64), fit_within((30, 20), 64)
    ((43, 64), (30, 20))
    """
    height, width = shape
    larger = max(height, width)
    if larger <= longest:
        return height, width
    half = larger // 2  # added before the integer division, it rounds to the nearest
    return max(1, (height * longest + half) // larger), max(1, (width * longest + half) // larger)


def square(image: Pixels) -> Pixels:
    """Crop the largest square from the middle of (H, W) or (H, W, 3).

    >>> square(np.arange(10, dtype=np.uint8).reshape(2, 5)).tolist()
    [[1, 2], [6, 7]]
    """
    height, width = image.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return image[top : top + side, left : left + side]


def encode_png(array: Pixels) -> bytes:
    """Encode (H, W) or (H, W, 3) uint8 as PNG; `read_image` gives the same pixels back."""
    file, picture, few = io.BytesIO(), _picture(array), few_colours(array)
    if few:  # a feature map: a third to a half of the bytes
        picture = Image.fromarray(few[0])
        picture.putpalette(few[1].tobytes())
    # The least compression: a photo takes a quarter of the default's time and a tenth more bytes.
    picture.save(file, format="PNG", compress_level=6 if few else 1)
    return file.getvalue()


def _picture(array: Pixels) -> Image.Image:
    array = np.asarray(array)
    colours = array.ndim == 3 and array.shape[2] == 3
    if array.dtype != np.uint8 or not (array.ndim == 2 or colours) or array.size == 0:
        raise PoolingError(
            f"The array has shape {array.shape} and type {array.dtype}; a picture is (H, W) or (H, W, 3) "
            "of uint8 with at least one pixel: convert it first."
        )
    return Image.fromarray(cast(Pixels, np.ascontiguousarray(array)))

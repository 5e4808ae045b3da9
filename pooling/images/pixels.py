"""Pixels of a picture: grey, another size, the middle square, and PNG."""

import io
import zlib
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pooling.colours import few_colours
from pooling.errors import PoolingError

Pixels = NDArray[np.uint8]


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


def encode_png(array: Pixels, *, palette: bool = False, small: bool = False) -> bytes:
    """Encode (H, W) or (H, W, 3) uint8 as PNG; `read_image` gives the same pixels back.

    With a `palette`, the file of a picture of few colours, such as a feature map, is half as large. Other
    programs may read the numbers of the colours in place of the colours, so it is not for downloads. `small`
    takes more time for fewer bytes: a third, where a sheet holds the same map many times.
    """
    file, picture = io.BytesIO(), _picture(array)
    few = few_colours(array) if palette else None
    if few:
        picture = Image.fromarray(few[0])
        picture.putpalette(few[1].tobytes())
    # The least compression: a photo takes a quarter of the default's time and a tenth more bytes. Bytes of
    # one channel repeat in runs, if at all: to look for nothing else takes half of that, and no more bytes.
    runs = {"compress_type": zlib.Z_RLE} if not small and (few or picture.mode == "L") else {}
    picture.save(file, format="PNG", compress_level=6 if small else 1, **runs)
    return file.getvalue()


def encode_webp(array: Pixels, quality: int) -> bytes:
    """Encode (H, W) or (H, W, 3) uint8 as WebP: nearly the same pixels in a tenth of a PNG's bytes."""
    file = io.BytesIO()
    _picture(array).save(file, format="WEBP", quality=quality, method=6)
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

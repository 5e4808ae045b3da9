"""A photo in code: the code opens a file, because thousands of numbers are too many to paste."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

FILE = "photo.png"
"""The name of the downloaded picture, which the code opens."""

MOST_CELLS = 32
"""A side; more numbers are too many to paste."""


def needs_file(x: NDArray[Any]) -> bool:
    """Whether `x` is a photo, (H, W) or (3, H, W) of uint8, with too many numbers to paste."""
    return x.dtype.kind == "u" and (x.ndim > 2 or max(x.shape) > MOST_CELLS)


def as_picture(x: NDArray[Any]) -> NDArray[np.uint8]:
    """Return a photo in the layout of a picture file: (H, W), or (H, W, 3) for channels (3, H, W)."""
    return np.ascontiguousarray(x if x.ndim == 2 else np.moveaxis(x, 0, -1))


def opening(x: NDArray[Any]) -> str:
    """Write lines that open the downloaded picture of `x`, (H, W) or (3, H, W), as the array `photo`.

    >>> print(opening(np.zeros((64, 64))))
    from PIL import Image
    <BLANKLINE>
    photo = np.asarray(Image.open("photo.png"), dtype=float)
    assert photo.shape == (64, 64)
    <BLANKLINE>
    """
    opened = f'np.asarray(Image.open("{FILE}"), dtype=float)'
    array = opened if x.ndim == 2 else f"np.moveaxis({opened}, -1, 0)  # red, green and blue first"
    return f"from PIL import Image\n\nphoto = {array}\nassert photo.shape == {x.shape}\n"

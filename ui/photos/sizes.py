"""A photo in the size, the shape and the colours in which it is pooled."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.images import fit_within, resize, square, to_grey

Pixels = NDArray[np.uint8]


def sized(photo: Pixels, longest: int, fit: str, colour: str) -> NDArray[Any]:
    """Resize a photo for pooling: (H, W) for "grey", else (3, H, W).

    `fit` is "crop" (the middle square), "stretch" (to a square) or "keep" (the shape).
    """
    if fit == "crop":
        photo = square(photo)
    height, width = fit_within(photo.shape[:2], longest) if fit == "keep" else (longest, longest)
    photo = resize(photo, height, width)
    return to_grey(photo) if colour == "grey" else np.moveaxis(photo, -1, 0)

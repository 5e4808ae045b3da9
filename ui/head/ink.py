"""A photo of a digit, made like the pictures of the network's training: light on black, and cut out."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.images import to_grey

Pixels = NDArray[np.uint8]
WHITE = 255
LEAST_CONTRAST = 32
"""Grey levels; with less between the ground and the ink, there is nothing to cut out."""


def as_digit(photo: Pixels) -> Pixels:
    """Return a photo, (H, W, 3), as a grey square, (N, N, 3): its ink is light on black and cut out.

    The ground is what most of the edge is; the ink is what differs more than half from it. A photo of one
    colour stays as it is.
    """
    grey = to_grey(photo).astype(np.float64)
    ground = np.median(np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]]))
    ink = np.abs(grey - ground)
    if ink.max() < LEAST_CONTRAST:
        return photo
    ink *= WHITE / ink.max()
    rows, columns = (np.flatnonzero((ink > WHITE / 2).any(axis=axis)) for axis in (1, 0))
    cut = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return np.repeat(_squared(cut).round().astype(np.uint8)[..., None], 3, axis=2)


def _squared(cut: NDArray[Any]) -> NDArray[Any]:
    """Put black beside or above a picture, evenly, until it is square."""
    side = max(cut.shape)
    before = [(side - length) // 2 for length in cut.shape]
    return np.pad(cut, [(at, side - length - at) for at, length in zip(before, cut.shape, strict=True)])

"""A photo and what the three stages make of it: each is made once and kept for a while, for all sessions."""

import numpy as np

from pooling import PoolSpec
from pooling.network import extract
from ui.network.figure import Made, figure_data
from ui.network.weights import read_weights
from ui.network.widgets.drawing import drawing_on
from ui.photos.cache import cached
from ui.photos.sizes import sized
from ui.photos.widgets.photos import Picture


@cached(most=6)
def grey(photo: Picture, size: int, fit: str) -> Picture:
    """Resize a photo, and make it grey."""
    return Picture(f"{photo.name} {size} {fit}", sized(photo.values, size, fit, "grey"))


def drawn(photo: Picture) -> Picture:
    """Return a grey photo with what the learner drew on it."""
    drawing = drawing_on(photo.name, photo.values.size)
    if not drawing.strokes:
        return photo
    return Picture(f"{photo.name} {drawing.name}", drawing.over(photo.values))


@cached(most=4)
def make(photo: Picture, weights: str, spec: PoolSpec, padding: str, relu: bool) -> Made:
    """Filter, detect and condense a photo; the same for all sessions.

    Raises
    ------
    PoolingError
        A window does not fit.
    """
    x = photo.values.astype(np.float64)
    extraction = extract(x, read_weights(weights), spec, padding=padding, rectify=relu)
    return Made(extraction, figure_data(extraction))

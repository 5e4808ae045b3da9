"""A photograph of 224 × 224 pixels, pooled: how many windows, and what becomes of its brightness."""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.experiments.facts import Facts
from pooling.images.pixels import resize, square, to_grey
from pooling.images.samples import sample_image
from pooling.layers.extremes import max_pool, min_pool
from pooling.layers.totals import avg_pool

SIDE, WINDOW, COARSE = 224, 2, 8


def cat() -> NDArray[Any]:
    """Return the cat as the articles have theirs: grey, 224 × 224."""
    return resize(to_grey(square(sample_image("cat"))), SIDE, SIDE)


@cache
def photograph() -> Facts:
    """Count the windows of a photo of 224 × 224, and what guesses would make of them."""
    half = SIDE // WINDOW
    return {
        "side": SIDE,
        "half": half,
        "pixels": SIDE**2,
        "windows": half**2,
        "one_axis": SIDE * half,
        "coarse": (SIDE // COARSE) ** 2,
    }


@cache
def brightness() -> Facts:
    """Pool the cat by max, average and min with a large window; measure the mean grey of each."""
    photo = cat()
    pooled = {"max": max_pool, "avg": avg_pool, "min": min_pool}
    means = {name: float(np.mean(layer(photo, COARSE))) for name, layer in pooled.items()}
    before = float(photo.mean())
    return {
        "before": round(before, 1),
        **{name: round(mean, 1) for name, mean in means.items()},
        "brighter": round(means["max"] - before, 1),
        "darker": round(before - means["min"], 1),
    }

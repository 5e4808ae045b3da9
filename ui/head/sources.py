"""Where the maps of One number a map come from."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.models.classifier import run_head, run_network
from pooling.network import KERNELS, extract, random_maps, shuffle_cells
from ui.head.figure import Maps
from ui.head.networks import Trained

Values = NDArray[Any]
CONTRASTS: dict[str, dict[str, float]] = {
    "lesson": {"scale": 0.1, "decay_power": 4.0},
    "default": {"scale": 0.5, "decay_power": 1.0},
}
SHUFFLE_SEED = 0
HIGHEST_SHARE = 0.995
"""So many cells of a network's maps lie within the colours."""


def maps_of_random(count: int, side: int, contrast: str, seed: int) -> Maps:
    """Draw square random maps, painted from 0 to 1 as in the lesson."""
    return Maps(random_maps(count, side, side, seed, **CONTRASTS[contrast]), 1.0)


def maps_of_kernels(photo: Values) -> Maps:
    """Filter a grey photo by each named kernel, rectify and pool it, as on Filter, detect, condense."""
    spec = PoolSpec.of("max", 2, padding="same")
    made = [extract(photo / 255, kernel.weights, spec).condensed for kernel in KERNELS.values()]
    return Maps(np.stack(made), _high(np.stack(made)), photo[None] / 255)


def maps_of_network(known: Trained, picture: Values) -> Maps:
    """Send a picture, (C, H, W) from 0 to 1, through a network."""
    went = run_network(known.network, picture)
    return Maps(went.maps[-1], _high(went.maps[-1]), picture, known.network, went)


def maps_of_vgg16(photo: Values, values: Values) -> Maps:
    """Take the maps that VGG16 made of a photo, (3, H, W) of uint8."""
    return Maps(values, _high(values), photo / 255)


def shuffled(maps: Maps) -> Maps:
    """Put the cells of each map into a random order, and run the head of the network again."""
    values = shuffle_cells(maps.values, SHUFFLE_SEED)
    went = run_head(maps.network, values) if maps.network else None
    return replace(maps, values=values, went=went)


def _high(values: Values) -> float:
    return float(np.quantile(values, HIGHEST_SHARE)) or float(values.max()) or 1.0

"""The networks that ship with the app: their weights, what they know, and pictures to try them on."""

import json
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.models.classifier import Network, read_network
from pooling.number_text import count_things, percent
from ui.app.folder import ASSETS
from ui.stepper.labels import by

FOLDER = ASSETS / "network" / "weights"
LEVELS = 255
PICTURES = 40
"""Pictures of each that ship."""


@dataclass(frozen=True)
class Trained:
    """A network with the facts of its training and its test pictures.

    Attributes
    ----------
    network : the weights
    accuracy : share of its test pictures that it names rightly
    tested, parameters : how many pictures that were, and how many numbers it learned
    pictures : of shape (40, C, H, W), from 0 to 1
    answers : the class of each, counted from 0
    """

    network: Network
    accuracy: float
    tested: int
    parameters: int
    pictures: NDArray[np.float32]
    answers: NDArray[Any]


@cache
def trained(name: str) -> Trained:
    """Return the network of this name (`NETWORK_WORDS` in `ui.controls.settings.network`)."""
    facts = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    with np.load(BytesIO((FOLDER / f"{name}_pictures.npz").read_bytes()), allow_pickle=False) as file:
        pictures, answers = (file["pictures"] / LEVELS).astype(np.float32), file["classes"]
    network = read_network((FOLDER / f"{name}.npz").read_bytes())
    return Trained(network, facts["accuracy"], facts["tested"], facts["parameters"], pictures, answers)


def as_input(pixels: NDArray[Any]) -> NDArray[np.float32]:
    """Return pixels of uint8, (H, W) or (C, H, W), as a network reads them: (C, H, W) from 0 to 1."""
    planes = pixels if pixels.ndim == len("CHW") else pixels[None]
    return (planes / LEVELS).astype(np.float32)


def about(known: Trained) -> str:
    """Say what a network is, and how good it is.

    It is our own, so that its mistakes can be seen.
    """
    network = known.network
    blocks = count_things(len(network.blocks), "block")
    return (
        f"{blocks} of convolution and ReLU with 2 × 2 max pooling between them, then global average pooling "
        f"and one dense layer: {known.parameters:,} parameters. It reads {_reads(network)} and is right on "
        f"{percent(known.accuracy)} of {known.tested:,} pictures it has not seen."
    )


def _reads(network: Network) -> str:
    channels, rows, columns = network.input_shape
    return f"{by((rows, columns))} pixels in {'colour' if channels > 1 else 'grey'}"

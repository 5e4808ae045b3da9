"""Small networks that differ in their pooling alone: what one training is, what it costs, what came out."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import NamedTuple

POOLINGS = ("max", "avg", "strided", "blur", "none")
"""What makes the maps smaller after each convolution; with "none" they keep their size."""
HEADS = ("flatten", "global")
SIDE, MAPS, CLASSES = 16, (8, 16), 10
"""Rows and columns of a picture, feature maps of the two blocks, classes."""
LEARNED = 1347
"""Pictures to learn from, if all are taken; the other 450 of the file are for the test."""
KERNEL, TAPS, NUMBER_BYTES = 3, 3, 4
"""Sides of a kernel and of the blur's filter; bytes of a float32."""


@dataclass(frozen=True)
class Run:
    """One training: which network, how long, on how many pictures, and the seed of all its random numbers."""

    pooling: str
    head: str = "flatten"
    epochs: int = 12
    pictures: int = LEARNED
    seed: int = 1


@dataclass(frozen=True)
class Outcome:
    """What one training gave.

    Attributes
    ----------
    loss, accuracy, seconds : tuple of float
        For each epoch: the mean loss while learning, the accuracy on the test pictures after it, its time.
    zero, circular : tuple of float
        The accuracy for shifts of 0, 1, 2 … cells with this border: the mean of up, down, left and right.
    same_zero, same_circular : tuple of float
        For the same shifts, the share of pictures with the class that they have when they are not shifted.
    """

    loss: tuple[float, ...]
    accuracy: tuple[float, ...]
    seconds: tuple[float, ...]
    zero: tuple[float, ...]
    circular: tuple[float, ...]
    same_zero: tuple[float, ...]
    same_circular: tuple[float, ...]


class PlannedLayer(NamedTuple):
    """One layer: its output as (maps, rows, columns), parameters it learns, multiplications a picture."""

    name: str
    shape: tuple[int, ...]
    parameters: int
    products: int


class Cost(NamedTuple):
    """What a network costs: parameters, multiplications a picture, bytes of the weights and of its maps."""

    parameters: int
    products: int
    weight_bytes: int
    map_bytes: int


def plan_layers(pooling: str, head: str) -> list[PlannedLayer]:
    """Return the layers of a network; the normalization and ReLU after a convolution are part of it.

    Examples
    --------
    >>> [layer.shape for layer in plan_layers("max", "flatten")]
    [(8, 16, 16), (8, 8, 8), (16, 8, 8), (16, 4, 4), (256,), (10,)]
    """
    layers: list[PlannedLayer] = []
    channels, side = 1, SIDE
    for maps in MAPS:
        made = -(-side // 2) if pooling == "strided" else side
        weights = KERNEL * KERNEL * channels * maps
        layers.append(
            PlannedLayer("convolution", (maps, made, made), weights + 2 * maps, weights * made * made)
        )
        layers += _pooled(pooling, maps, made)
        channels, side = maps, layers[-1].shape[-1]
    features = channels * (side * side if head == "flatten" else 1)
    dense = features * CLASSES
    return [
        *layers,
        PlannedLayer(head, (features,), 0, 0),
        PlannedLayer("dense", (CLASSES,), dense + CLASSES, dense),
    ]


def _pooled(pooling: str, maps: int, side: int) -> list[PlannedLayer]:
    """Return what follows a convolution; the blur's filter is fixed, so nothing is learned."""
    half = -(-side // 2)
    if pooling in ("max", "avg"):
        return [PlannedLayer(pooling, (maps, half, half), 0, 0)]
    if pooling == "blur":
        blurred = PlannedLayer("blur", (maps, half, half), 0, maps * half * half * TAPS * TAPS)
        return [PlannedLayer("max", (maps, side, side), 0, 0), blurred]
    return []


def cost_of(pooling: str, head: str) -> Cost:
    """Return what a network costs.

    The maps are those of one picture, each kept once, as training keeps them for the gradient.

    Examples
    --------
    >>> cost_of("max", "flatten").parameters, cost_of("none", "flatten").parameters
    (3842, 42242)
    """
    layers = plan_layers(pooling, head)
    parameters = sum(layer.parameters for layer in layers)
    cells = sum(prod(layer.shape) for layer in layers if layer.name != "flatten")  # Flatten copies nothing
    products = sum(layer.products for layer in layers)
    return Cost(parameters, products, parameters * NUMBER_BYTES, cells * NUMBER_BYTES)

"""A small classifier that runs on this package alone: convolutions, ReLUs, pooling, a dense layer."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.fast import pool
from pooling.layers.global_pooling import global_avg_pool
from pooling.network.convolution import conv2d
from pooling.network.layers import dense, relu, softmax
from pooling.spec import PoolSpec
from pooling.validation.arrays import as_real_array

Array = NDArray[Any]
BETWEEN_BLOCKS = PoolSpec.of("max", 2)
"""The pooling layer after every block but the last."""


@dataclass(frozen=True)
class Block:
    """One convolution and its bias: kernels of shape (F, C, kh, kw), and padding "same"."""

    kernels: Array
    bias: Array


@dataclass(frozen=True)
class Network:
    """A trained classifier.

    Attributes
    ----------
    classes : tuple of str
        The names of the classes.
    blocks : tuple of Block
        The convolutions; a maximum over 2 × 2 lies between each and the next.
    weights, bias : ndarray, shapes (F, classes) and (classes,)
        The dense layer after global average pooling.
    input_shape : tuple of int
        Channels, rows and columns of a picture.
    """

    classes: tuple[str, ...]
    blocks: tuple[Block, ...]
    weights: Array
    bias: Array
    input_shape: tuple[int, int, int]


@dataclass(frozen=True)
class Pass:
    """What a picture becomes on its way through a network.

    Attributes
    ----------
    maps : tuple of ndarray
        After each block's ReLU, of shape (..., F, rows, columns).
    features : ndarray, shape (..., F)
        The averages of the last maps.
    scores, probabilities : ndarray, shape (..., classes)
        After the dense layer, and after the softmax.
    """

    maps: tuple[Array, ...]
    features: Array
    scores: Array
    probabilities: Array


def run_network(network: Network, pictures: ArrayLike) -> Pass:
    """Send pictures of shape (..., C, H, W), from 0 to 1, through a network.

    Raises
    ------
    PoolingError
        If a picture does not have the network's input shape.
    """
    x = as_real_array(pictures, "The picture")
    if x.shape[-3:] != network.input_shape:
        raise PoolingError(
            f"The picture has shape {x.shape}; this network reads (channels, rows, columns) = "
            f"{network.input_shape}: resize the picture."
        )
    maps: list[Array] = []
    for block in network.blocks:
        before = pool(maps[-1], BETWEEN_BLOCKS) if maps else x.astype(np.float32)
        maps.append(relu(conv2d(before, block.kernels, block.bias, padding="same")))
    return run_head(network, *maps)


def run_head(network: Network, *maps: Array) -> Pass:
    """Send the last of the `maps`, of shape (..., F, rows, columns), through the head alone."""
    features = global_avg_pool(maps[-1])
    scores = dense(features, network.weights, network.bias)
    return Pass(maps, features, scores, softmax(scores))


def contributions(network: Network, features: ArrayLike, label: int) -> Array:
    """Return what each feature adds to the score of a class, of shape (F,); the bias is extra."""
    return np.asarray(as_real_array(features, "The features") * network.weights[:, label])


def read_network(data: bytes) -> Network:
    """Read a network from the bytes of its .npz file, as `write_network` makes them.

    Raises
    ------
    PoolingError
        If the bytes are no such file.
    """
    try:
        with np.load(BytesIO(data), allow_pickle=False) as file:
            count = len([name for name in file.files if name.startswith("kernels")])
            blocks = tuple(Block(file[f"kernels{i}"], file[f"bias{i}"]) for i in range(count))
            channels, rows, columns = (int(size) for size in file["input_shape"])
            classes = tuple(str(name) for name in file["classes"])
            return Network(classes, blocks, file["weights"], file["bias"], (channels, rows, columns))
    except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
        raise PoolingError(f"The network's file cannot be read ({error}); train it again.") from error


def write_network(network: Network) -> bytes:
    """Return a network as the bytes of an .npz file: arrays and names, nothing that could run."""
    blocks = {
        name: array.astype(np.float32)
        for i, block in enumerate(network.blocks)
        for name, array in ((f"kernels{i}", block.kernels), (f"bias{i}", block.bias))
    }
    file = BytesIO()
    np.savez_compressed(
        file,
        allow_pickle=False,
        classes=np.array(network.classes),
        input_shape=np.array(network.input_shape),
        weights=network.weights.astype(np.float32),
        bias=network.bias.astype(np.float32),
        **blocks,
    )
    return file.getvalue()

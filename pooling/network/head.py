"""The head of a network: from feature maps to classes, by Flatten or by global pooling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.validation.arrays import as_real_array
from pooling.validation.settings import in_range, integers


@dataclass(frozen=True)
class HeadSize:
    """What one dense layer after the feature maps takes.

    Attributes
    ----------
    features : int
        Numbers that enter the dense layer.
    weights, biases : int
        Its parameters.
    """

    features: int
    weights: int
    biases: int


def head_sizes(height: int, width: int, maps: int, classes: int) -> tuple[HeadSize, HeadSize]:
    """Return the head after Flatten, and the one after global pooling.

    Raises
    ------
    PoolingError
        If a number is not an integer of at least 1.

    Examples
    --------
    VGG16's maps, and the 1,000 classes of ImageNet:

    >>> [(size.features, size.weights) for size in head_sizes(7, 7, 512, 1000)]
    [(25088, 25088000), (512, 512000)]
    """
    sizes = integers("The sizes", (height, width, maps, classes))
    height, width, maps, classes = in_range("The sizes", sizes, 1)
    counts = (height * width * maps, maps)
    flat, pooled = (HeadSize(features, features * classes, classes) for features in counts)
    return flat, pooled


def class_activation_map(maps: ArrayLike, weights: ArrayLike) -> NDArray[Any]:
    """Return Σ weight × map: where in the picture a class finds what speaks for it.

    Parameters
    ----------
    maps : array_like, shape (C, H, W)
        What goes into global average pooling.
    weights : array_like, shape (C,)
        The dense layer's weights for one class.

    Returns
    -------
    ndarray, shape (H, W)

    Raises
    ------
    PoolingError
        If there is not one weight per map.

    Notes
    -----
    Zhou et al., "Learning Deep Features for Discriminative Localization" (2016). The mean of the map, plus
    the bias, is the class's score: the dense layer of a mean is the mean of the dense layer.

    Examples
    --------
    >>> class_activation_map([[[1.0, 0.0]], [[0.0, 2.0]]], [10.0, -1.0])
    array([[10., -2.]])
    """
    return np.asarray(class_activation_terms(maps, weights).sum(axis=0))


def class_activation_terms(maps: ArrayLike, weights: ArrayLike) -> NDArray[Any]:
    """Return weight × map for each map, of shape (C, H, W): the steps of `class_activation_map`.

    Raises
    ------
    PoolingError
        If there is not one weight per map.
    """
    planes, numbers = as_real_array(maps, "The maps"), as_real_array(weights, "The weights")
    if planes.ndim != len("CHW") or numbers.shape != planes.shape[:1]:
        raise PoolingError(
            f"The maps have shape {planes.shape} and the weights {numbers.shape}; give (C, H, W) and (C,)."
        )
    return np.asarray(planes * numbers[:, None, None])


def shuffle_cells(maps: ArrayLike, seed: int) -> NDArray[Any]:
    """Return the maps with the cells of each in a random order: global pooling cannot tell, Flatten can.

    >>> shuffled = shuffle_cells([[[1, 2], [3, 4]]], seed=0)
    >>> sorted(shuffled.ravel().tolist())
    [1, 2, 3, 4]
    """
    planes = as_real_array(maps, "The maps")
    flat = planes.reshape(*planes.shape[:-2], -1)
    return np.random.default_rng(seed).permuted(flat, axis=-1).reshape(planes.shape)

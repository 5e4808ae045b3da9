"""Inputs and settings whose code for TensorFlow and PyTorch is tested."""

import numpy as np

from pooling import PoolSpec
from pooling.matrices import parse_matrix

X = parse_matrix("1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,-0.5")
CHANNELS = np.array([[[1, 3, 2, 4], [5, 6, 1, 2]], [[8, 0, 1, 1], [2, 1, 0, 7]]], dtype=float)
CASES = [
    PoolSpec.of("max", 2),
    PoolSpec.of("avg", 3, strides=2, padding="same"),
    PoolSpec.of("min", (2, 3), strides=1, padding=((1, 0), (0, 1))),
    PoolSpec.of("max", 2, strides=1, dilations=2),
    PoolSpec.of("max", 1, strides=3),
    PoolSpec.of("avg", 2, strides=1, padding="same_lower"),
]
OTHER_CASES = [
    (np.array([4.0, 1, 7, 2, -3]), PoolSpec.of("max", (3,), strides=2, padding="same")),
    (np.array([4.0, 1, 7, 2, -3]), PoolSpec.of("min", (3,), strides=2, padding=((1, 0),))),
    (np.array([[4.0, 1, 7, 2], [5, 9, 1, 1]]), PoolSpec.of("avg", (2,))),
    (CHANNELS, PoolSpec.of("avg", 2, strides=1)),
    (CHANNELS, PoolSpec.of("max", 2, padding=((1, 0), (0, 1)))),
    (CHANNELS, PoolSpec.of("max", (2, 2, 2))),
    (CHANNELS, PoolSpec.of("avg", (2, 1, 3), strides=1, padding="same")),
]

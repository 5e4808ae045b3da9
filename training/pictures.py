"""The three sets of pictures: vehicles drawn by us, scikit-learn's digits, and faces from scikit-image."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.models.faces import read_faces
from pooling.models.vehicles import KINDS, vehicles

Array = NDArray[Any]
SPLIT_SEED = 0


@dataclass(frozen=True)
class Pictures:
    """Pictures of shape (N, C, H, W), from 0 to 1, and the number of each one's class."""

    classes: tuple[str, ...]
    train: tuple[Array, Array]
    test: tuple[Array, Array]


def draw_vehicles() -> Pictures:
    """Draw 6,000 pictures to learn from and 1,000 others to test with."""
    return Pictures(KINDS, vehicles(6000, seed=1), vehicles(1000, seed=2))


def load_digits() -> Pictures:
    """Load the 1,797 digits of 8 × 8 cells; every fourth is for the test."""
    from sklearn import datasets  # a tool for training only

    digits = datasets.load_digits()
    x = (digits.images[:, None] / 16).astype(np.float32)
    return split(tuple("0123456789"), x, digits.target)


def load_faces() -> Pictures:
    """Load 100 faces and 100 pieces of other photos, 25 × 25 cells; every fourth is for the test."""
    return split(("face", "no face"), *read_faces())


def split(classes: tuple[str, ...], x: Array, y: Array) -> Pictures:
    """Put the pictures into a random order, and every fourth aside for the test."""
    order = np.random.default_rng(SPLIT_SEED).permutation(len(x))
    tested = np.arange(len(x)) % 4 == 0
    train, test = order[~tested], order[tested]
    return Pictures(classes, (x[train], y[train]), (x[test], y[test]))


SETS: dict[str, Callable[[], Pictures]] = {
    "vehicles": draw_vehicles,
    "digits": load_digits,
    "faces": load_faces,
}

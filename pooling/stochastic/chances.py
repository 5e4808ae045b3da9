"""The chances of stochastic pooling: how likely each cell of a window is, and which one is drawn."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.errors import PoolingError
from pooling.validation.seeds import Seed, read_generator
from pooling.validation.sizes import check_size

Array = NDArray[Any]


def read_activations(planes: Array) -> Array:
    """Return the input if it has no negative number.

    Raises
    ------
    PoolingError
        If it has one.
    """
    least = planes.min(initial=0)  # NaN is carried on
    if least < 0 or (planes < 0).any():
        least = planes[planes < 0].min()
        raise PoolingError(
            f"Stochastic pooling needs numbers of at least 0, because they are chances, and the input has "
            f"{least:g}: apply a ReLU first, as in np.maximum(x, 0)."
        )
    return planes


def chances_of(cells: Array) -> Array:
    """Return x / Σ x along the last axis; zeros have no chance, also where all are zeros.

    Numbers are relative to the greatest, so that no sum overflows; infinite ones share all of it.

    >>> chances_of(np.array([1.0, 3.0, 0.0])).tolist()
    [0.25, 0.75, 0.0]
    """
    wide = cells.astype(np.promote_types(cells.dtype, np.float64), copy=False)
    peaks = wide.max(-1, keepdims=True)
    with np.errstate(all="ignore"):
        parts = np.where(wide == peaks, 1.0, wide / peaks) * (peaks != 0)
        chances: Array = parts / np.maximum(
            parts.sum(-1, keepdims=True), 1.0
        )  # the greatest is 1, or all are 0
    return chances


def draw_numbers(seed: Seed | None, shape: tuple[int, ...]) -> Array:
    """Draw a number from 0 to 1 for each window, in reading order.

    Raises
    ------
    PoolingError
        If there is no seed.
    """
    generator = read_generator(seed) if seed is not None else None
    if generator is None:
        raise PoolingError(
            "Stochastic pooling draws at random in training; give a seed, such as seed=7, or training=False."
        )
    check_size(shape, np.float64, "The list of draws")
    return generator.random(shape)


def pick_cells(chances: Array, numbers: Array) -> NDArray[np.int64]:
    """Return the cell that each number falls on, along the last axis: the first with p₁ + … + pᵢ > u.

    It is −1 in a window of zeros, and with NaN.

    >>> pick_cells(np.array([[0.25, 0.75, 0.0], [0.0, 0.0, 0.0]]), np.array([0.3, 0.3])).tolist()
    [1, -1]
    """
    likely = chances > 0
    last = chances.shape[-1] - 1 - likely[..., ::-1].argmax(-1)  # rounding may leave the whole sum below u
    places = np.minimum((np.cumsum(chances, -1) <= numbers[..., None]).sum(-1), last)
    known = likely.any(-1) & ~np.isnan(chances).any(-1)
    return np.where(known, places, -1).astype(np.int64)


def mean_by_chance(cells: Array, chances: Array) -> Array:
    """Return Σ p x along the last axis; a cell without a chance does not count."""
    with np.errstate(all="ignore"):
        means: Array = np.where(chances == 0, 0.0, chances * cells).sum(-1)
    return means

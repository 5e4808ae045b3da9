"""Maps side by side in one picture: each different one once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ui.invariance.experiment import Level


def different(maps: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """Return the different maps of (S, H, W), and for each shift which of them it has."""
    first: dict[bytes, int] = {}
    plain = maps + maps.dtype.type(0)  # −0 is 0
    places = [first.setdefault(one.tobytes(), at) for at, one in enumerate(plain)]
    kept = list(first.values())
    return maps[kept], np.searchsorted(kept, places)


def across(count: int) -> int:
    """Return how many maps stand side by side in a sheet."""
    return int(np.ceil(np.sqrt(count)))


def sheet(tiles: NDArray[Any]) -> Level:
    """Put maps, (N, H, W), side by side and below each other."""
    count, height, width = tiles.shape
    side = across(count)
    rows = -(-count // side)
    whole = np.zeros((rows * side, height, width), tiles.dtype)
    whole[:count] = tiles
    return whole.reshape(rows, side, height, width).swapaxes(1, 2).reshape(rows * height, side * width)

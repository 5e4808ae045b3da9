"""Values back to where they came from: flat indices in each plane."""

from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray


def flat_places(indices: NDArray[Any], plane_shape: tuple[int, ...]) -> NDArray[np.int64]:
    """Turn flat indices within each plane into flat indices within all of them, as one row."""
    size, planes = prod(plane_shape), prod(indices.shape[: -len(plane_shape)])
    per_plane = indices.reshape(planes, prod(indices.shape[-len(plane_shape) :]))
    places: NDArray[np.int64] = per_plane.astype(np.int64) + np.arange(planes)[:, None] * size
    return places.reshape(-1)


def scatter_add(
    values: NDArray[Any], indices: NDArray[np.int64], plane_shape: tuple[int, ...]
) -> NDArray[Any]:
    """Return zeros of `(..., *plane_shape)` with every value added at its flat index in its own plane."""
    leading = values.shape[: -len(plane_shape)]
    result = np.zeros((*leading, *plane_shape), values.dtype)
    np.add.at(result.reshape(-1), flat_places(indices, plane_shape), values.reshape(-1))
    return result

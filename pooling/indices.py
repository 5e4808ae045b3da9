"""Where the winners are: pooling that remembers, and unpooling that puts values back where they came from."""

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.arrays import as_real_array, restore_format, spatial_last
from pooling.errors import PoolingError
from pooling.reductions import REDUCTIONS
from pooling.slices import find_winners
from pooling.spec import RANKS, PoolSpec, in_range, integers, is_integer
from pooling.windows import plan_windows


def pool_with_indices(
    x: ArrayLike, spec: PoolSpec, *, data_format: str = "channels_first"
) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Return what `pool` returns, and where each value comes from: the winner's flat index in its own plane.

    The index counts the cells of one channel of one example in reading order, row · columns + column, in
    either `data_format`: PyTorch's convention (`return_indices`). TensorFlow's `max_pool_with_argmax` counts
    the channels too: (row · columns + column) · channels + channel. Of tied cells the first in reading order
    wins. A NaN wins over every number, and the first of several; PyTorch takes the last of them.

    >>> values, indices = pool_with_indices([[1, 3, 2, 4], [5, 6, 1, 9]], PoolSpec.of("max", 2))
    >>> values.tolist(), indices.tolist()
    ([[6, 9]], [[5, 7]])

    Raises:
        PoolingError: as `pool`, or the reduction is one in which no cell wins.
    """
    reduction = REDUCTIONS[spec.reduction]
    if not reduction.selects:
        raise PoolingError(
            f"In {spec.reduction} pooling no cell wins, so that there is no index to return; "
            "choose max or min, or call pool for the values alone."
        )
    planes = spatial_last(x, spec.rank, data_format)
    plan = plan_windows(spec, planes.shape[-spec.rank :])
    values, indices = find_winners(planes, plan, reduction.ufunc)
    return restore_format(values, spec.rank, data_format), restore_format(indices, spec.rank, data_format)


def unpool(
    values: ArrayLike,
    indices: ArrayLike,
    output_shape: int | Sequence[int],
    *,
    data_format: str = "channels_first",
) -> NDArray[Any]:
    """Put every value at its index in a plane of zeros: the way back from `pool_with_indices`.

    `output_shape` is the plane's shape, an int a square. Where windows overlapped, one index may come several
    times: the last in reading order stays, as in PyTorch's `max_unpool2d` on one thread (on several, and on a
    graphics processor, the order is not fixed). Values that `pool_with_indices` gave are then equal anyway.

    >>> unpool([[6, 9]], [[5, 7]], (2, 4))
    array([[0, 0, 0, 0],
           [0, 6, 0, 9]])

    Raises:
        PoolingError: `values` and `indices` differ in shape, an index is not a whole number or lies outside
            the plane, or `output_shape` is not 1 to 3 sizes.
    """
    shape = _plane_shape(output_shape)
    planes = spatial_last(values, len(shape), data_format, "values")
    places = spatial_last(_whole_array(indices), len(shape), data_format, "indices")
    if planes.shape != places.shape:
        raise PoolingError(
            f"values came with shape {np.shape(values)} and indices with {np.shape(indices)}; "
            "give one index per value, as pool_with_indices returns them."
        )
    _check_places(places, shape)
    result = _zeros((*planes.shape[: -len(shape)], *shape), planes.dtype)
    result.reshape(-1)[flat_places(places, shape)] = planes.reshape(-1)
    return restore_format(result, len(shape), data_format)


def flat_places(indices: NDArray[Any], plane_shape: tuple[int, ...]) -> NDArray[np.int64]:
    """Turn flat indices within each plane into flat indices within all of them, as one row."""
    size, planes = prod(plane_shape), prod(indices.shape[: -len(plane_shape)])
    per_plane = indices.reshape(planes, prod(indices.shape[-len(plane_shape) :]))
    places: NDArray[np.int64] = per_plane.astype(np.int64) + np.arange(planes)[:, None] * size
    return places.reshape(-1)


def _plane_shape(output_shape: int | Sequence[int]) -> tuple[int, ...]:
    square = (output_shape, output_shape) if is_integer(output_shape) else output_shape
    shape = integers("output_shape", square)
    if len(shape) not in RANKS:
        raise PoolingError(
            f"output_shape came with {len(shape)} axes; pooling works on 1, 2 or 3: "
            "write (4, 4) for an image."
        )
    return in_range("output_shape", shape, 1)


def _zeros(shape: tuple[int, ...], dtype: np.dtype[Any]) -> NDArray[Any]:
    try:
        return np.zeros(shape, dtype)
    except (MemoryError, ValueError):  # NumPy raises the latter where not even the address fits
        raise PoolingError(
            f"An output of shape {shape} does not fit into the memory; "
            "make output_shape the shape of the pooled input."
        ) from None


def _whole_array(indices: ArrayLike) -> NDArray[Any]:
    array = as_real_array(indices, "indices")
    if array.dtype.kind == "f":
        raise PoolingError(
            f"indices came with dtype {array.dtype}; give whole numbers, as pool_with_indices returns them."
        )
    return array


def _check_places(places: NDArray[Any], shape: tuple[int, ...]) -> None:
    outside = places[(places < 0) | (places >= prod(shape))]
    if outside.size:
        raise PoolingError(
            f"indices hold {outside[0]}, and a plane of {shape} has the places 0 to {prod(shape) - 1}; "
            "make output_shape the shape of the pooled input."
        )

"""Max pooling with indices, and unpooling: values go back to where they came from."""

from __future__ import annotations

from math import prod
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.reductions import REDUCTIONS
from pooling.spec import PoolSpec
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import DataFormat, as_real_array, restore_format, spatial_last
from pooling.validation.settings import PerAxis, read_shape
from pooling.validation.sizes import check_size
from pooling.vectorized.scatter import flat_places
from pooling.vectorized.slices import find_winners
from pooling.windows import plan_windows


@explains_arguments
def pool_with_indices(
    x: ArrayLike, spec: PoolSpec, *, data_format: DataFormat = "channels_first"
) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Pool with max or min, and return also where each value comes from.

    Parameters
    ----------
    x : array_like, shape (..., H, W)
        Real numbers. The last axes are pooled, as many as the window has.
    spec : PoolSpec
        The settings; the reduction is "max" or "min".
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.

    Returns
    -------
    values : ndarray, shape (..., rows, columns)
        What `pool` returns.
    indices : ndarray of int64, the same shape
        The winner's flat index in its own plane: row · columns + column.

    Raises
    ------
    PoolingError
        As `pool`, or if the reduction is one in which no cell wins.

    Notes
    -----
    The index counts the cells of one channel of one example, in either `data_format`: PyTorch's convention
    (``return_indices``). TensorFlow's ``max_pool_with_argmax`` counts the channels too:
    (row · columns + column) · channels + channel. Of tied cells the first in reading order wins. NaN wins
    over every number, and of several NaN the first; in PyTorch the last.

    Examples
    --------
    >>> values, indices = pool_with_indices([[1, 3, 2, 4], [5, 6, 1, 9]], PoolSpec.of("max", 2))
    >>> values.tolist(), indices.tolist()
    ([[6, 9]], [[5, 7]])
    """
    reduction = REDUCTIONS[spec.reduction]
    if not reduction.selects:
        raise PoolingError(
            f"In {spec.reduction} pooling no cell wins, so there is no index to return; "
            "choose max or min, or call pool for the values alone."
        )
    planes = spatial_last(x, spec.rank, data_format)
    plan = plan_windows(spec, planes.shape[-spec.rank :])
    check_size(planes.shape[: -spec.rank] + plan.output_shape, name="The array of indices")
    values, indices = find_winners(planes, plan, reduction.ufunc)
    return restore_format(values, spec.rank, data_format), restore_format(indices, spec.rank, data_format)


@explains_arguments
def unpool(
    values: ArrayLike,
    indices: ArrayLike,
    output_shape: PerAxis,
    *,
    data_format: DataFormat = "channels_first",
) -> NDArray[Any]:
    """Put every value at its index in a plane of zeros: the way back from `pool_with_indices`.

    Parameters
    ----------
    values : array_like, shape (..., rows, columns)
        The pooled values.
    indices : array_like of int, the same shape
        The flat index of each value in its own plane.
    output_shape : int or sequence of int
        Shape of the plane; an int is a square.
    data_format : {"channels_first", "channels_last"}
        Where the channels lie: before the spatial axes, or after them as in ``(..., H, W, C)``.

    Returns
    -------
    ndarray, shape (..., *output_shape)
        Zeros, and the values, in their dtype.

    Raises
    ------
    PoolingError
        If `values` and `indices` differ in shape, an index is not a whole number or lies outside the plane,
        or `output_shape` is not 1 to 3 sizes.

    Notes
    -----
    Overlapping windows may share a winner, so an index may come several times. The last in reading order
    stays, as in PyTorch's ``max_unpool2d`` on one thread. Values of `pool_with_indices` are then equal.

    Examples
    --------
    >>> unpool([[6, 9]], [[5, 7]], (2, 4))
    array([[0, 0, 0, 0],
           [0, 6, 0, 9]])
    """
    shape = read_shape("output_shape", output_shape, "(4, 4)")
    planes = spatial_last(values, len(shape), data_format, "values")
    places = spatial_last(_whole_array(indices), len(shape), data_format, "indices")
    if planes.shape != places.shape:
        raise PoolingError(
            f"values has shape {np.shape(values)} and indices has shape {np.shape(indices)}; "
            "give one index per value, as pool_with_indices returns them."
        )
    _check_places(places, shape)
    whole = (*planes.shape[: -len(shape)], *shape)
    check_size(whole, planes.dtype, way_out="make output_shape the shape of the pooled input")
    result = np.zeros(whole, planes.dtype)
    result.reshape(-1)[flat_places(places, shape)] = planes.reshape(-1)
    return restore_format(result, len(shape), data_format)


def _whole_array(indices: ArrayLike) -> NDArray[Any]:
    array = as_real_array(indices, "indices")
    if array.dtype.kind == "f":
        raise PoolingError(
            f"indices has dtype {array.dtype}; give whole numbers, as pool_with_indices returns them."
        )
    return array


def _check_places(places: NDArray[Any], shape: tuple[int, ...]) -> None:
    outside = places[(places < 0) | (places >= prod(shape))]
    if outside.size:
        raise PoolingError(
            f"indices has {outside[0]}; a plane of shape {shape} has the places 0 to {prod(shape) - 1}: "
            "make output_shape the shape of the pooled input."
        )

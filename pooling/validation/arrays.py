"""Inputs as the core reads them: real numbers, spatial axes last."""

from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.number_text import count_axes
from pooling.validation.foreign_arrays import explain_dtype, is_real, read_array

DataFormat = Literal["channels_first", "channels_last"]
DATA_FORMATS = get_args(DataFormat)
INPUT = "The input"
"""What errors call the array that is pooled."""


def as_real_array(x: ArrayLike, name: str = INPUT) -> NDArray[Any]:
    """Return `x` as an array of real numbers, without a copy where possible; errors call it `name`.

    Booleans that are pooled become 0 and 1 in int8: the maximum is any, and the minimum is all.

    Raises
    ------
    PoolingError
        If the numbers are complex, text or objects, or booleans that are not pooled, cells are masked, rows
        differ in length, or `x` cannot be read as an array.
    """
    array = x if type(x) is np.ndarray else read_array(x, name)
    if array.dtype == bool and name == INPUT:
        return array.view(np.int8)  # the sum is then int64, as NumPy's of booleans
    if not is_real(array.dtype):
        raise PoolingError(explain_dtype(array, name))
    return array


def float_dtype(array: NDArray[Any]) -> np.dtype[Any]:
    """Return the dtype of a result that has fractions: that of floats, float64 for integers."""
    return array.dtype if array.dtype.kind == "f" else np.dtype(np.float64)


def spatial_last(x: ArrayLike, rank: int, data_format: str, name: str = INPUT) -> NDArray[Any]:
    """Return `x` as `(..., spatial axes)`: for "channels_last" the last axis moves before the spatial ones.

    Raises
    ------
    PoolingError
        If `x` has too few axes, or `data_format` is unknown.
    """
    array = as_real_array(x, name)
    _check_data_format(data_format)
    least = rank + (data_format == "channels_last")
    if array.ndim < least:
        raise PoolingError(
            f"{name} has {count_axes(array.ndim)}; a window of {count_axes(rank)} in {data_format} needs at "
            f"least {least}: add axes to {name[0].lower()}{name[1:]}, or give the window fewer."
        )
    return array if data_format == "channels_first" else np.moveaxis(array, -1, -1 - rank)


def _check_data_format(data_format: object) -> None:
    if not (isinstance(data_format, str) and data_format in DATA_FORMATS):
        raise PoolingError(f"data_format is {data_format!r}; choose {' or '.join(DATA_FORMATS)}.")


def restore_format(x: NDArray[Any], rank: int, data_format: str) -> NDArray[Any]:
    """Undo `spatial_last` on a result."""
    return x if data_format == "channels_first" else np.moveaxis(x, -1 - rank, -1)


def validate_out(out: object, shape: tuple[int, ...], dtype: np.dtype[Any], x: NDArray[Any]) -> None:
    """Check that `out` can take a result of this shape and dtype, computed from `x`.

    Raises
    ------
    PoolingError
        If it has another shape or dtype, is read-only, or shares memory with `x`.
    """
    if not isinstance(out, np.ndarray):
        raise PoolingError(
            f"out came as {type(out).__name__}; give a NumPy array of shape {shape} and dtype {dtype}."
        )
    if (out.shape, out.dtype) != (shape, dtype):
        raise PoolingError(
            f"out came with shape {out.shape} and dtype {out.dtype}; the result has shape {shape} and dtype "
            f"{dtype}: give np.empty({shape}, {dtype.name!r})."
        )
    if not out.flags.writeable:
        raise PoolingError("out came read-only; give an array that may be written to.")
    if np.may_share_memory(out, x):
        raise PoolingError(
            "out lies in the input's memory, which is never written to; give an array of its own."
        )

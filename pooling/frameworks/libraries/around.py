"""What a call does before a library's function and after it."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.geometry import padded_shape
from pooling.validation.sizes import check_size

Array = NDArray[Any]


def around(call: Call, x: Array, pooled: Callable[[Array], Array]) -> Array:
    """Return what a call gives for `x`; `pooled` is the library's function."""
    values = pooled(padded_first(call, turned(call, x)))
    if call.per_cell:
        with np.errstate(all="ignore"):  # 0 / 0: a window without a cell has no average
            averages = values / pooled(padded_first(call, np.ones_like(x)))
        values = averages.astype(values.dtype) if values.dtype.kind == "f" else averages
    if call.factor != 1:
        values = values * values.dtype.type(call.factor)
    return -values if call.turned == "negated" else values


def turned(call: Call, x: Array) -> Array:
    """Return what is pooled of `x`."""
    if call.turned == "negated":
        return -x
    return np.abs(x) if call.turned == "absolute" else x


def padded_first(call: Call, x: Array) -> Array:
    """Return `x` with the cells round it that the call puts there.

    Raises
    ------
    PoolingError
        If the result would be too large.
    """
    if call.pad_first is None:
        return x
    leading = x.ndim - call.spec.rank
    check_size(x.shape[:leading] + padded_shape(call, x.shape[leading:]), x.dtype, "The padded input")
    return np.pad(
        x, ((0, 0),) * leading + call.pad_first.pads, constant_values=pad_value(call.pad_first, x.dtype)
    )


def pad_value(first: PadFirst, dtype: np.dtype[Any]) -> float:
    """Return what is put round an input: −∞ is the lowest number of a type that has none."""
    if dtype.kind == "f" or np.isfinite(first.value):
        return first.value
    limits = np.iinfo(dtype)
    return int(limits.min if first.value < 0 else limits.max)

"""What a call does before a library's function and after it."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.libraries.call import Call

Array = NDArray[Any]


def around(call: Call, x: Array, pooled: Callable[[Array], Array]) -> Array:
    """Return what a call gives for `x`; `pooled` is the library's function."""
    values = pooled(padded_first(call, turned(call, x)))
    if call.per_cell:
        with np.errstate(invalid="ignore"):  # 0 / 0: a window without a cell has no average
            values = values / pooled(padded_first(call, np.ones_like(x)))
    if call.factor != 1:
        values = values * values.dtype.type(call.factor)
    return -values if call.turned == "negated" else values


def turned(call: Call, x: Array) -> Array:
    """Return what is pooled of `x`."""
    if call.turned == "negated":
        return -x
    return np.abs(x) if call.turned == "absolute" else x


def padded_first(call: Call, x: Array) -> Array:
    """Return `x` with the cells round it that the call puts there."""
    if call.pad_first is None:
        return x
    leading = ((0, 0),) * (x.ndim - call.spec.rank)
    return np.pad(x, leading + call.pad_first.pads, constant_values=call.pad_first.value)

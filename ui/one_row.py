"""A row of numbers as a matrix of one row, for what is made for matrices."""

from dataclasses import replace
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec


def as_one_row(x: NDArray[Any], spec: PoolSpec) -> tuple[NDArray[Any], PoolSpec]:
    """Give `x`, of shape (W,), and what pools it an axis more; the numbers stay the same."""
    padding = spec.padding if isinstance(spec.padding, str) else ((0, 0), *spec.padding)
    window, strides, dilations = ((1, *along) for along in (spec.window_shape, spec.strides, spec.dilations))
    return x[None], replace(spec, window_shape=window, strides=strides, padding=padding, dilations=dilations)

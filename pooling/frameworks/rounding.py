"""How far two right answers may differ by rounding alone."""

from dataclasses import replace
from math import prod
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.kinds.dispatch import plan_windows, pool
from pooling.reductions import REDUCTIONS
from pooling.spec import PoolSpec
from pooling.validation.arrays import as_real_array

Array = NDArray[Any]


def tolerance(x: ArrayLike, spec: PoolSpec, dtype: np.dtype[Any]) -> Array:
    """Return, per output cell, how far two right answers may differ by rounding alone; 0 for max and min.

    An average in `dtype` rounds each cell once (if its type was wider), then its part of the sum in at most
    n − 1 additions and one division; ours is rounded once at the end. In any order of addition a rounding
    costs at most half an epsilon (Higham, Accuracy and Stability of Numerical Algorithms, section 4.2):
    (n + 2) · ε/2 · mean of |x|. The smallest normal number is added: TensorFlow takes what is less for 0.
    Of a window with an infinity or NaN nothing is rounded: its bound is 0.
    """
    sizes = np.abs(as_real_array(x).astype(np.float64))
    mean: Array = np.abs(pool(sizes, replace(spec, reduction="avg")))
    if REDUCTIONS[spec.reduction].selects or dtype.kind != "f":
        return np.zeros_like(mean)
    limits = np.finfo(dtype)
    n = most_cells(spec, sizes.shape[-spec.rank :])
    bound: Array = (n + 2) * float(limits.eps) / 2 * mean + float(limits.tiny)
    return np.where(np.isfinite(bound), bound, 0.0)


def gradient_tolerance(spec: PoolSpec, gradient: Array, dtype: np.dtype[Any]) -> Array:
    """Return, per input cell, how far two right gradients of a sum of outputs may differ by rounding.

    A maximum's are counts, and exact. An average's are sums of one share of each window that has the cell, at
    most w of them: each is rounded once, and added in at most w − 1 additions; both sides do so:
    2 w · ε/2 · gradient.
    """
    if REDUCTIONS[spec.reduction].selects:
        return np.zeros_like(gradient)
    windows = most_windows(spec, gradient.shape[-spec.rank :])
    return windows * float(np.finfo(dtype).eps) * np.abs(gradient)


def most_cells(spec: PoolSpec, spatial_shape: tuple[int, ...]) -> int:
    """Return the most cells that a window reads."""
    return prod(axis.most for axis in plan_windows(spec, spatial_shape).axes)


def most_windows(spec: PoolSpec, spatial_shape: tuple[int, ...]) -> int:
    """Return the most windows that read the same cell."""
    return prod(int(axis.reads().max()) for axis in plan_windows(spec, spatial_shape).axes)

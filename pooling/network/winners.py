"""Which cells of each window equal its result, for all windows of a map at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.reductions import REDUCTIONS
from pooling.windows import WindowPlan


def winners(x: NDArray[Any], result: NDArray[Any], plan: WindowPlan) -> NDArray[np.bool_] | None:
    """Return the winners of every window of a map: all ties, as `Step.winners` has them for one window.

    Parameters
    ----------
    x : ndarray, shape (H, W)
        The map that is pooled.
    result : ndarray, shape (rows, columns)
        Its result by `plan`.
    plan : WindowPlan
        Where the windows lie.

    Returns
    -------
    ndarray of bool, shape (rows, columns, window rows, window columns), or None
        None for a reduction that selects no cell, such as the average.

    Examples
    --------
    >>> from pooling import PoolSpec, plan_windows
    >>> x = np.array([[1, 7, 7], [7, 0, 2]])
    >>> winners(x, np.array([[7]]), plan_windows(PoolSpec.of("max", 2), (2, 3)))[0, 0].tolist()
    [[False, True], [True, False]]
    """
    if not REDUCTIONS[plan.spec.reduction].selects:
        return None
    rows, columns = plan.axes
    won = np.zeros((*plan.output_shape, rows.window, columns.window), bool)
    for down in range(rows.window):
        for right in range(columns.window):
            (i, row), (j, column) = (
                _read(axis.size, np.arange(axis.output_size) * axis.stride - axis.before + at * axis.dilation)
                for axis, at in ((rows, down), (columns, right))
            )
            cells, results = x[np.ix_(row, column)], result[np.ix_(i, j)]
            won[:, :, down, right][np.ix_(i, j)] = (cells == results) | (
                (cells != cells) & (results != results)
            )
    return won


def _read(size: int, places: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the windows whose cell lies in the input, and where it lies there."""
    windows = np.flatnonzero((places >= 0) & (places < size))
    return windows, places[windows]

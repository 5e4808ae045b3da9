"""RoI pooling and RoI align one bin at a time: its cells, or its samples."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.roi.align import box_samples
from pooling.roi.boxes import check_map, check_result, read_bins, read_boxes
from pooling.roi.pool import plan_box
from pooling.roi.samples import AxisSamples, corners
from pooling.stepping import Part, Step, make_step, of_parts
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import as_real_array
from pooling.validation.settings import PerAxis, in_range, integers, read_flag
from pooling.windows import WindowPlan
from pooling.windows.axes import Integers
from pooling.windows.listed import plan_listed

Cell = tuple[int, ...]
Weighted = list[tuple[int, float]]
"""Places along an axis, and how much each counts."""
MOST_LISTED = 2**18
"""Samples of a bin that a step lists one by one."""


@explains_arguments
def roi_pool_steps(
    x: ArrayLike, box: ArrayLike, output_shape: PerAxis = 7, *, spatial_scale: float = 1.0
) -> Iterator[Step]:
    """Visit the bins of RoI pooling one by one, in reading order.

    Parameters
    ----------
    x : array_like, shape (H, W)
        The feature map, without channels.
    box : array_like, shape (4,)
        (top, left, bottom, right).
    output_shape, spatial_scale
        As for `roi_pool`.

    Returns
    -------
    iterator of Step
        One step per bin; one without a cell has the result 0.

    Raises
    ------
    PoolingError
        As `roi_pool`.

    Examples
    --------
    >>> [step.values for step in roi_pool_steps([[0, 1], [2, 3]], (0, 0, 1, 1), (1, 2))]
    [[0, 2], [1, 3]]
    """
    array, bins = _map(x), read_bins(output_shape)
    one = _one(box, spatial_scale)
    check_result(one[None], array, bins, array.dtype)
    plan = plan_box(one, array.shape, bins)
    return (_bin(array, plan, number, index) for number, index in enumerate(plan.indices()))


@explains_arguments
def roi_align_steps(
    x: ArrayLike,
    box: ArrayLike,
    output_shape: PerAxis = 7,
    *,
    spatial_scale: float = 1.0,
    sampling_ratio: int = 0,
    aligned: bool = True,
) -> Iterator[Step]:
    """Visit the bins of RoI align one by one, in reading order.

    Parameters
    ----------
    x : array_like, shape (H, W)
        The feature map, without channels.
    box : array_like, shape (4,)
        (top, left, bottom, right).
    output_shape, spatial_scale, sampling_ratio, aligned
        As for `roi_align`.

    Returns
    -------
    iterator of Step
        One step per bin. Its `parts` are the samples, each with its place; its weights are those of all
        samples together.

    Raises
    ------
    PoolingError
        As `roi_align`, and if a bin has more samples than a step can list.

    Examples
    --------
    >>> step = next(roi_align_steps([[0, 1], [2, 3]], (0, 0, 2, 2), 1, sampling_ratio=2))
    >>> [part.place for part in step.parts], step.result
    ([(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)], 1.5)
    """
    array, bins = _map(x), read_bins(output_shape)
    (ratio,) = in_range("sampling_ratio", integers("sampling_ratio", (sampling_ratio,)), 0)
    flag = read_flag("aligned", aligned)
    one = _one(box, spatial_scale)
    check_result(one[None], array, bins, array.dtype)
    rows, cols = box_samples(one, array.shape, bins, ratio, flag)
    _check_count(rows.points.shape[1], cols.points.shape[1])
    plan = plan_samples(rows, cols, array.shape)
    return (_aligned(array, plan, rows, cols, n, index) for n, index in enumerate(plan.indices()))


def plan_samples(rows: AxisSamples, cols: AxisSamples, shape: tuple[int, ...]) -> WindowPlan:
    """Return the rows and columns from the first to the last that a bin's samples read."""
    return plan_listed("avg", shape, [_reach(axis) for axis in (rows, cols)])


def _reach(axis: AxisSamples) -> tuple[Integers, Integers]:
    highest = np.where(axis.rise > 0, axis.high, axis.low)
    firsts = axis.low.min(-1)
    return firsts, np.where(axis.inside.any(-1), highest.max(-1) + 1 - firsts, 0)


def _map(x: ArrayLike) -> NDArray[Any]:
    array = as_real_array(x)
    if array.ndim != 2:
        raise PoolingError(f"The feature map has {array.ndim} axes; steps are of one with rows and columns.")
    check_map(array)
    return array


def _one(box: ArrayLike, scale: float) -> NDArray[np.float64]:
    boxes = read_boxes(box, scale)
    if len(boxes) != 1:
        raise PoolingError(f"box has {len(boxes)} boxes; steps are of one.")
    only: NDArray[np.float64] = boxes[0]
    return only


def _check_count(rows: int, cols: int) -> None:
    if rows * cols > MOST_LISTED:
        raise PoolingError(
            f"A bin has {rows:,} × {cols:,} samples; a step lists at most {MOST_LISTED:,}: "
            "give a sampling_ratio, or a smaller box."
        )


def _bin(array: NDArray[Any], plan: WindowPlan, number: int, index: Cell) -> Step:
    if plan.divisor(index):
        return make_step(array, plan, number, index)
    return Step(number, index, plan.positions(index), [], [], [], [], 0, 0)


def _aligned(
    array: NDArray[Any], plan: WindowPlan, rows: AxisSamples, cols: AxisSamples, number: int, index: Cell
) -> Step:
    slopes = dict.fromkeys(plan.cells(index), 0.0)
    lines = [list(_along(axis, i)) for axis, i in zip((rows, cols), index, strict=True)]
    count, parts = len(lines[0]) * len(lines[1]), []
    for (row, by_row), (col, by_col) in product(*lines):
        weights = {(i, j): u * v for (i, u), (j, v) in product(by_row, by_col) if u * v}
        value = sum(weight * array.item(*cell) for cell, weight in weights.items())
        parts.append(Part(float(value), 1, (row, col)))
        for cell, weight in weights.items():
            slopes[cell] += weight / count
    return of_parts(array, plan, number, index, slopes, parts, count)


def _along(axis: AxisSamples, i: int) -> Iterator[tuple[float, Weighted]]:
    """Return each sample of bin `i` along an axis: its point, and its two cells with their weights."""
    pair = [(places[i].tolist(), weights[i].tolist()) for places, weights in corners(axis)]
    for n, point in enumerate(axis.points[i].tolist()):
        both: dict[int, float] = {}
        for places, weights in pair:
            both[places[n]] = both.get(places[n], 0.0) + weights[n]
        yield point, list(both.items())

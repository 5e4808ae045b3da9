"""Blur pooling one result at a time: the maxima that the filter reads, and what each counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.blur.plan import Blurring, plan_blur
from pooling.blur.pool import filter_weights
from pooling.stepping import Part, Step, make_step, of_parts
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import as_real_array
from pooling.validation.settings import Padding, PerAxis
from pooling.windows import WindowPlan
from pooling.windows.axes import AxisPlan, Integers
from pooling.windows.listed import plan_listed

Cell = tuple[int, ...]


@explains_arguments
def blur_steps(
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    strides: PerAxis = 2,
    taps: int = 3,
    border: str = "reflect",
    padding: Padding = "valid",
    reduction: str = "max",
) -> Iterator[Step]:
    """Visit the results of blur pooling one by one, in reading order.

    Parameters
    ----------
    x : array_like, shape (H, W)
        Spatial axes only.
    window_shape, strides, taps, border, padding, reduction
        As for `blur_pool`.

    Returns
    -------
    iterator of Step
        One step per output cell. Its cells are all that its maxima come from, its `parts` are these maxima.

    Raises
    ------
    PoolingError
        As `blur_pool`.

    Examples
    --------
    >>> step = next(blur_steps([[0, 0, 8, 0, 0]], (1, 2), strides=(1, 2)))
    >>> [(part.weight, part.value) for part in step.parts[:3]], step.divisor, step.result
    ([(1, 8), (2, 0), (1, 8)], 16, 4.0)
    """
    array = as_real_array(x)
    return iter_blur_steps(array, plan_blur(window_shape, strides, taps, border, padding, reduction))


def iter_blur_steps(array: NDArray[Any], blurring: Blurring) -> Iterator[Step]:
    """Visit the results of blur pooling for this array, in reading order."""
    plan, pooling = plan_regions(blurring, array.shape), blurring.plan(array.shape)
    sources = blurring.all_sources(pooling.output_shape)
    return (
        _step(array, plan, pooling, blurring, number, index, _filtered(sources, index))
        for number, index in enumerate(plan.indices())
    )


def plan_regions(blurring: Blurring, input_shape: Sequence[int]) -> WindowPlan:
    """Return the places from the first to the last that a result of blur pooling may come from.

    >>> plan = plan_regions(plan_blur(2, 2, 3, "reflect", "valid", "max"), (5, 5))
    >>> plan.output_shape, plan.positions((1, 0))
    ((2, 2), (range(1, 5), range(0, 3)))
    """
    plan = blurring.plan(input_shape)
    sources = blurring.all_sources(plan.output_shape)
    windows = [_region(axis, lines) for axis, lines in zip(plan.axes, sources, strict=True)]
    return plan_listed(blurring.pooling.reduction, plan.input_shape, windows, plan.pads)


def _region(axis: AxisPlan, sources: Integers) -> tuple[Integers, Integers]:
    read = sources >= 0
    last = axis.output_size - 1
    firsts = np.where(read, sources, last).min(-1) - axis.before
    stops = np.where(read, sources, 0).max(-1) - axis.before + axis.extent
    return firsts, stops - firsts


def _step(
    array: NDArray[Any],
    plan: WindowPlan,
    pooling: WindowPlan,
    blurring: Blurring,
    number: int,
    index: Cell,
    places: list[Cell],
) -> Step:
    divisor = 2 ** ((blurring.taps - 1) * blurring.rank)
    weights: list[int] = filter_weights(blurring.taps, blurring.rank).ravel().tolist()
    slopes = dict.fromkeys(plan.cells(index), 0.0)
    parts = []
    for weight, place in zip(weights, places, strict=True):
        pooled = None if -1 in place else make_step(array, pooling, 0, place)
        parts.append(Part(pooled.result, weight, place) if pooled else Part(0, weight, ()))
        for cell, slope in zip(pooled.cells, pooled.weights, strict=True) if pooled else ():
            slopes[cell] += weight / divisor * slope
    return of_parts(array, plan, number, index, slopes, parts, divisor)


def _filtered(sources: list[Integers], index: Cell) -> list[Cell]:
    """Return the numbers of the map that the filter reads, in reading order."""
    return list(product(*(lines[i].tolist() for lines, i in zip(sources, index, strict=True))))

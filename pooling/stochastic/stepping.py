"""Stochastic pooling one window at a time: the chance of each cell, the draw, and what it falls on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.spec import PoolSpec
from pooling.stepping import Step, make_step
from pooling.stochastic.chances import chances_of, draw_numbers, mean_by_chance, pick_cells
from pooling.stochastic.gradient import mean_slopes
from pooling.stochastic.pool import plan_activations
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import as_real_array
from pooling.validation.seeds import Seed
from pooling.validation.settings import Padding, PerAxis, read_flag


@explains_arguments
def stochastic_steps(
    x: ArrayLike,
    window_shape: PerAxis = 2,
    *,
    seed: Seed | None = None,
    training: bool = True,
    strides: PerAxis | None = None,
    padding: Padding = "valid",
    dilations: PerAxis = 1,
    ceil_mode: bool = False,
) -> Iterator[Step]:
    """Visit the windows of stochastic pooling one by one, in reading order.

    Parameters
    ----------
    x : array_like, shape (H, W)
        Spatial axes only.
    window_shape, seed, training, strides, padding, dilations, ceil_mode
        As for `stochastic_pool`.

    Returns
    -------
    iterator of Step
        One step per output cell. Its `shares` are the chances, its `draw` the random number, and its winner
        is the cell that was drawn.

    Raises
    ------
    PoolingError
        As `stochastic_pool`.

    Examples
    --------
    >>> step = next(stochastic_steps([[1, 3], [2, 4]], 2, seed=1))
    >>> step.shares, round(step.draw, 2), step.winners, step.result
    ([0.1, 0.3, 0.2, 0.4], 0.51, [(1, 0)], 2)
    """
    spec = PoolSpec.of(
        "max", window_shape, strides=strides, padding=padding, dilations=dilations, ceil_mode=ceil_mode
    )
    array, plan = plan_activations(as_real_array(x), spec, "channels_first")
    windows = (make_step(array, plan, number, index) for number, index in enumerate(plan.indices()))
    if not read_flag("training", training):
        return (_averaged(step, array.dtype) for step in windows)
    numbers = draw_numbers(seed, plan.output_shape)
    return (_drawn(step, float(numbers[step.index])) for step in windows)


def _drawn(step: Step, number: float) -> Step:
    chances = _chances(step, np.dtype(np.float64))
    place = int(pick_cells(chances, np.asarray(number)))
    nothing = np.nan if np.isnan(chances).any() else type(step.result)(0)
    return replace(
        step,
        winners=[] if place < 0 else [step.cells[place]],
        weights=[float(n == place) for n in range(len(step.cells))],
        result=nothing if place < 0 else step.values[place],
        shares=chances.tolist(),
        draw=number,
    )


def _averaged(step: Step, dtype: np.dtype[Any]) -> Step:
    chances, cells = _chances(step, dtype), np.asarray(step.values, np.float64)
    return replace(
        step,
        winners=[],
        weights=mean_slopes(cells).tolist(),
        result=float(mean_by_chance(cells, chances)),
        shares=chances.tolist(),
    )


def _chances(step: Step, dtype: np.dtype[Any]) -> NDArray[Any]:
    return chances_of(np.asarray(step.values, np.promote_types(dtype, np.float64)))

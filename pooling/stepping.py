"""One window at a time: all that a picture, an equation or a sentence needs to know about a step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pooling.errors import PoolingError
from pooling.reductions import REDUCTIONS, Reduction
from pooling.reductions.formulas import Window, is_same
from pooling.spec import PoolSpec
from pooling.step import Cell as Cell
from pooling.step import Part as Part
from pooling.step import Step as Step
from pooling.validation.arguments import explains_arguments
from pooling.validation.arrays import as_real_array
from pooling.windows import WindowPlan, plan_windows


@explains_arguments
def steps(x: ArrayLike, spec: PoolSpec) -> Iterator[Step]:
    """Move the window over the input, one step per output cell, in reading order.

    Parameters
    ----------
    x : array_like, shape (H, W)
        Real numbers; spatial axes only, as many as the window has.
    spec : PoolSpec
        The settings.

    Returns
    -------
    iterator of Step
        The arguments are validated before the first step.

    Raises
    ------
    PoolingError
        As `plan_windows`, or if `x` is not a plain array of real numbers.

    Notes
    -----
    The formulas are the definitions in `pooling.reductions.formulas`, in Python's own numbers.

    Examples
    --------
    >>> [step.result for step in steps([[1, 3, 2], [5, 6, 1]], PoolSpec.of("max", 2, strides=1))]
    [6, 6]
    """
    array = as_real_array(x)
    return iter_steps(array, plan_windows(spec, array.shape))


def iter_steps(array: NDArray[Any], plan: WindowPlan) -> Iterator[Step]:
    """Visit the windows of a plan for this array, in reading order."""
    return (make_step(array, plan, number, index) for number, index in enumerate(plan.indices()))


def step_at(array: NDArray[Any], plan: WindowPlan, index: Sequence[int]) -> Step:
    """Return the one step of a plan that makes output cell `index`.

    Raises
    ------
    PoolingError
        If the plan has no such cell.
    """
    place = tuple(index)
    if not is_cell(place, plan.output_shape):
        raise PoolingError(f"The result has shape {plan.output_shape} and no cell {place}; count from 0.")
    return make_step(array, plan, int(np.ravel_multi_index(place, plan.output_shape)), place)


def is_cell(index: Cell, shape: Sequence[int]) -> bool:
    """Return whether an array of this shape has such a cell; negative numbers do not count from the end."""
    return len(index) == len(shape) and all(0 <= i < size for i, size in zip(index, shape, strict=True))


def make_step(array: NDArray[Any], plan: WindowPlan, number: int, index: Cell) -> Step:
    """Return the step of one window, which has a cell at least."""
    reduction, spec = REDUCTIONS[plan.spec.reduction], plan.spec
    cells = plan.cells(index)
    window = Window([array.item(*cell) for cell in cells], plan.divisor(index), spec.p, spec.beta, spec.alpha)
    result = reduction.result(window, array.dtype)
    wins = _winners(reduction, window, result)
    return Step(
        number,
        index,
        plan.positions(index),
        cells,
        list(window.values),
        [cells[place] for place in wins],
        reduction.weights(window),
        window.divisor,
        result,
        reduction.shares(window) if reduction.shares else [],
    )


def of_parts(
    array: NDArray[Any],
    plan: WindowPlan,
    number: int,
    index: Cell,
    weights: Mapping[Cell, float],
    parts: list[Part],
    divisor: int,
) -> Step:
    """Return the step whose result is the mean of `parts`; `weights` are d result / d cell."""
    return Step(
        number=number,
        index=index,
        positions=plan.positions(index),
        cells=[*weights],
        values=[array.item(*cell) for cell in weights],
        winners=[],
        weights=[*weights.values()],
        divisor=divisor,
        result=_mean(parts, divisor),
        parts=parts,
    )


def _mean(parts: list[Part], divisor: int) -> float:
    """Return the total of weight × value over `divisor`, also where the total alone is too large."""
    total = sum(part.weight * float(part.value) for part in parts)
    if isfinite(total) or not all(isfinite(part.value) for part in parts):
        return total / divisor
    return sum(part.weight / divisor * float(part.value) for part in parts)


def _winners(reduction: Reduction, window: Window, result: float) -> list[int]:
    if reduction.middle:
        return sorted(reduction.middle(window))
    if not reduction.selects:
        return []
    return [place for place, value in enumerate(window.values) if is_same(value, result)]

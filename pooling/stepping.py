"""One window at a time: everything a picture, an equation or a sentence needs to know about a step."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from numpy.typing import ArrayLike

from pooling.arrays import as_real_array
from pooling.reductions import REDUCTIONS, Reduction
from pooling.spec import PoolSpec
from pooling.windows import WindowPlan, plan_windows

Cell = tuple[int, ...]


@dataclass(frozen=True)
class Step:
    """One placement of the window.

    Attributes:
        number: 0 for the first step.
        index: the output cell being made.
        positions: what the window touches per axis, counted in the input; outside it is padding.
        cells: the input cells that are read, in reading order.
        values: their numbers.
        winners: the cells that equal the result, all ties; empty for totals.
        weights: d result / d cell, per cell; a tie gives all to the first (as TensorFlow and PyTorch do).
        divisor: what an average divides by.
        result: the number that goes to `index`.
    """

    number: int
    index: Cell
    positions: tuple[range, ...]
    cells: list[Cell]
    values: list[float]
    winners: list[Cell]
    weights: list[float]
    divisor: int
    result: float

    @property
    def rows(self) -> range:
        """Rows that the window touches; a 1-D input is one row, row 0."""
        return self.positions[-2] if len(self.positions) > 1 else range(1)

    @property
    def cols(self) -> range:
        """Columns that the window touches."""
        return self.positions[-1]


def steps(x: ArrayLike, spec: PoolSpec) -> Iterator[Step]:
    """Move the window of `spec` over `x` (its spatial axes only), in reading order.

    >>> [step.result for step in steps([[1, 3, 2], [5, 6, 1]], PoolSpec.of("max", 2, strides=1))]
    [6, 6]

    Raises:
        PoolingError: as `plan_windows`, or `x` is not a plain array of real numbers.
    """
    array = as_real_array(x)
    plan = plan_windows(spec, array.shape)
    return (_step(array.item, plan, number, index) for number, index in enumerate(plan.indices()))


def _step(read, plan: WindowPlan, number: int, index: Cell) -> Step:  # type: ignore[no-untyped-def]  # ndarray.item
    reduction = REDUCTIONS[plan.spec.reduction]
    cells = plan.cells(index)
    values = [read(*cell) for cell in cells]
    divisor = int(plan.divisors[index])
    result = reduction.of_window(values, divisor)
    winning = [reduction.picks and _same(value, result) for value in values]
    return Step(
        number,
        index,
        plan.positions(index),
        cells,
        values,
        [cell for cell, wins in zip(cells, winning, strict=True) if wins],
        _weights(reduction, winning, divisor),
        divisor,
        result,
    )


def _same(value: float, result: float) -> bool:
    return value == result or (math.isnan(value) and math.isnan(result))


def _weights(reduction: Reduction, winning: Sequence[bool], divisor: int) -> list[float]:
    if reduction.picks:
        first = winning.index(True)
        return [float(i == first) for i in range(len(winning))]
    return [1 / divisor if reduction.divides else 1.0] * len(winning)

"""One window at a time: everything a picture, an equation or a sentence needs to know about a step."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.arrays import as_real_array
from pooling.formulas import Window, is_same
from pooling.reductions import REDUCTIONS
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
        shares: how much each cell counts in a softmax-weighted mean, Σ share · value; else empty.
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
    shares: list[float] = field(default_factory=list)

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
    return iter_steps(array, plan_windows(spec, array.shape))


def iter_steps(array: NDArray[Any], plan: WindowPlan) -> Iterator[Step]:
    """Visit the windows of a plan for this array, in reading order."""
    return (_step(array.item, plan, number, index) for number, index in enumerate(plan.indices()))


def _step(read: Callable[..., float], plan: WindowPlan, number: int, index: Cell) -> Step:
    reduction, spec = REDUCTIONS[plan.spec.reduction], plan.spec
    cells = plan.cells(index)
    window = Window([read(*cell) for cell in cells], int(plan.divisors[index]), spec.p, spec.beta)
    result = reduction.of_window(window)
    wins = [reduction.selects and is_same(value, result) for value in window.values]
    return Step(
        number,
        index,
        plan.positions(index),
        cells,
        list(window.values),
        [cell for cell, won in zip(cells, wins, strict=True) if won],
        reduction.weights(window),
        window.divisor,
        result,
        reduction.shares(window) if reduction.shares else [],
    )

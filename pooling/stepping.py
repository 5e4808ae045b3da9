"""One window at a time: all that a picture, an equation or a sentence needs to know about a step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from numpy.typing import ArrayLike, NDArray

from pooling.arguments import explains_arguments
from pooling.arrays import as_real_array
from pooling.formulas import Window, is_same
from pooling.reductions import REDUCTIONS, Reduction
from pooling.spec import PoolSpec
from pooling.windows import WindowPlan, plan_windows

Cell = tuple[int, ...]


@dataclass(frozen=True)
class Step:
    """One placement of the window.

    Attributes
    ----------
    number : int
        0 for the first step.
    index : tuple of int
        The output cell being made.
    positions : tuple of range
        What the window touches per axis, counted in the input; outside it is padding.
    cells : list of tuple of int
        The input cells that are read, in reading order.
    values : list of float
        Their numbers.
    winners : list of tuple of int
        The cells that equal the result, all ties; of a median the one or two in the middle; empty for totals.
    weights : list of float
        d result / d cell, per cell; a tie gives all to the first, as in TensorFlow and PyTorch.
    divisor : int
        What an average divides by.
    result : float
        The number that goes to `index`.
    shares : list of float
        How much each cell counts in a softmax-weighted mean, Σ share · value; else empty.

    Examples
    --------
    >>> step = next(steps([[1, 3], [5, 6]], PoolSpec.of("max", 2)))
    >>> step.values, step.winners, step.result
    ([1, 3, 5, 6], [(1, 1)], 6)
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
    The formulas are the definitions in `pooling.formulas`, in Python's own numbers.

    Examples
    --------
    >>> [step.result for step in steps([[1, 3, 2], [5, 6, 1]], PoolSpec.of("max", 2, strides=1))]
    [6, 6]
    """
    array = as_real_array(x)
    return iter_steps(array, plan_windows(spec, array.shape))


def iter_steps(array: NDArray[Any], plan: WindowPlan) -> Iterator[Step]:
    """Visit the windows of a plan for this array, in reading order."""
    return (_step(array, plan, number, index) for number, index in enumerate(plan.indices()))


def _step(array: NDArray[Any], plan: WindowPlan, number: int, index: Cell) -> Step:
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


def _winners(reduction: Reduction, window: Window, result: float) -> list[int]:
    if reduction.middle:
        return sorted(reduction.middle(window))
    if not reduction.selects:
        return []
    return [place for place, value in enumerate(window.values) if is_same(value, result)]

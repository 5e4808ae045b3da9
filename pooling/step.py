"""What is known of one placement of the window."""

from __future__ import annotations

from dataclasses import dataclass, field

Cell = tuple[int, ...]


@dataclass(frozen=True)
class Part:
    """A number between the cells and the result: a maximum that is blurred, or a sample between four cells.

    Attributes
    ----------
    value : float
        The number.
    weight : float
        How often it counts: the result is Σ weight · value / divisor.
    place : tuple of float
        Where it lies along each axis, counted in cells of what it was made from; empty if it is a plain 0.
    """

    value: float
    weight: float
    place: tuple[float, ...]


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
        How much each cell counts in a softmax-weighted mean, Σ share · value, or how likely it is to be drawn
        in stochastic pooling; else empty.
    draw : float or None
        The random number of stochastic pooling, from 0 to 1.
    parts : list of Part
        What the result is the mean of, where that is not cells: in blur pooling and RoI align; else empty.

    Examples
    --------
    >>> from pooling import PoolSpec, steps
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
    draw: float | None = None
    parts: list[Part] = field(default_factory=list)

    @property
    def rows(self) -> range:
        """Rows that the window touches; a 1-D input is one row, row 0."""
        return self.positions[-2] if len(self.positions) > 1 else range(1)

    @property
    def cols(self) -> range:
        """Columns that the window touches."""
        return self.positions[-1]

"""The plan of all windows: integers only, and as few of them as asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from pooling.spec import PoolSpec
from pooling.validation.sizes import check_size
from pooling.windows.axes import AxisPlan

MOSTLY = 4
"""How many times as many cells as the input and the output the windows may span before it counts."""
CELL = "V128"
"""The memory of one entry in a list of cells."""


@dataclass(frozen=True)
class WindowPlan:
    """The geometry of pooling an input of one shape: integers only.

    Attributes
    ----------
    spec : PoolSpec
        The settings.
    input_shape : tuple of int
        Sizes of the input's spatial axes.
    axes : tuple of AxisPlan
        The windows along each of them.

    Examples
    --------
    >>> from pooling import PoolSpec, plan_windows
    >>> plan = plan_windows(PoolSpec.of("max", 3, strides=2, padding="same"), (4, 4))
    >>> plan.output_shape, plan.pads, plan.window_count
    ((2, 2), ((0, 1), (0, 1)), 4)
    """

    spec: PoolSpec
    input_shape: tuple[int, ...]
    axes: tuple[AxisPlan, ...]

    @property
    def output_shape(self) -> tuple[int, ...]:
        """Windows per axis: the spatial shape of the result."""
        return tuple(axis.output_size for axis in self.axes)

    @property
    def pads(self) -> tuple[tuple[int, int], ...]:
        """Padding cells as (before, after) per axis; a named padding is worked out."""
        return tuple((axis.before, axis.after) for axis in self.axes)

    @property
    def window_count(self) -> int:
        """Number of windows, which is that of output cells."""
        return prod(self.output_shape)

    @cached_property
    def most_cells(self) -> int:
        """The most real cells that any window can read."""
        return prod(axis.most for axis in self.axes)

    @property
    def is_mostly_padding(self) -> bool:
        """Whether a window is larger than the input, or all span far more than the input and the output."""
        cells = prod(self.input_shape) + self.window_count
        larger = any(axis.extent > axis.size for axis in self.axes)
        return larger or prod(axis.span for axis in self.axes) > MOSTLY * cells

    def indices(self) -> Iterator[tuple[int, ...]]:
        """Output indices in reading order: one step each, made when it is wanted."""
        return _indices(self.output_shape)

    def positions(self, index: Sequence[int]) -> tuple[range, ...]:
        """Positions, per axis, that the window of output cell `index` touches, padding included."""
        return tuple(axis.positions(i) for axis, i in zip(self.axes, index, strict=True))

    def cells(self, index: Sequence[int]) -> list[tuple[int, ...]]:
        """Input cells that the window of output cell `index` reads, in reading order.

        >>> from pooling import PoolSpec, plan_windows
        >>> plan_windows(PoolSpec.of("max", 2, padding=1), (2, 2)).cells((0, 1))
        [(0, 1)]
        """
        real = [axis.real(i) for axis, i in zip(self.axes, index, strict=True)]
        check_size([len(places) for places in real], CELL, "The list of a window's cells")
        return list(product(*real))

    def divisor(self, index: Sequence[int]) -> int:
        """Cells that an average divides by at output cell `index`.

        >>> from pooling import PoolSpec, plan_windows
        >>> plan_windows(PoolSpec.of("avg", 3, padding="same"), (2, 4)).divisor((0, 1))
        4
        """
        if self.spec.divisor_override is not None:
            return self.spec.divisor_override
        pad = self.spec.count_include_pad
        return prod(axis.count(i, pad) for axis, i in zip(self.axes, index, strict=True))

    @cached_property
    def divisors(self) -> NDArray[np.int64]:
        """Cells that an average divides by at each output cell, of shape `output_shape`."""
        check_size(self.output_shape, name="The array of divisors")
        if self.spec.divisor_override is not None:
            return np.broadcast_to(np.int64(self.spec.divisor_override), self.output_shape)
        return _outer([axis.counts(self.spec.count_include_pad) for axis in self.axes])

    @cached_property
    def cell_counts(self) -> NDArray[np.int64]:
        """How many real cells each window reads, of shape `output_shape`."""
        check_size(self.output_shape, name="The array of counts")
        return _outer([axis.counts() for axis in self.axes])

    @cached_property
    def read_counts(self) -> NDArray[np.int64]:
        """How many windows read each input cell, of shape `input_shape`; 0 is never.

        >>> from pooling import PoolSpec, plan_windows
        >>> plan_windows(PoolSpec.of("max", 2), (3, 5)).read_counts
        array([[1, 1, 1, 1, 0],
               [1, 1, 1, 1, 0],
               [0, 0, 0, 0, 0]])
        """
        check_size(self.input_shape, name="The array of counts")
        return _outer([axis.reads() for axis in self.axes])


def _indices(shape: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Count through a shape; `itertools.product` would first list every axis."""
    if not shape:
        yield ()
        return
    for i in range(shape[0]):
        for rest in _indices(shape[1:]):
            yield (i, *rest)


def _outer(per_axis: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    return reduce(np.multiply.outer, per_axis)

"""Where every window lies: integers only, so that pictures, loops and fast code share one geometry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from pooling.counting import count_windows, count_with_overhang, window_extent
from pooling.errors import PoolingError
from pooling.spec import PoolSpec, integers

AXIS_NAMES = {1: ("columns",), 2: ("rows", "columns"), 3: ("slices", "rows", "columns")}


@dataclass(frozen=True)
class AxisPlan:
    """The windows along one axis; positions are counted in the input, so padding before it is negative."""

    name: str
    size: int
    window: int
    stride: int
    dilation: int
    before: int
    after: int
    output_size: int

    @property
    def extent(self) -> int:
        """Cells from a window's first to its last, holes included."""
        return window_extent(self.window, self.dilation)

    def positions(self, i: int) -> range:
        """Positions that window `i` touches, in or outside the input."""
        start = i * self.stride - self.before
        return range(start, start + self.extent, self.dilation)

    def real(self, i: int) -> list[int]:
        """Positions of window `i` that lie in the input."""
        return [position for position in self.positions(i) if 0 <= position < self.size]

    def counts(self, include_pad: bool = False) -> NDArray[np.int64]:
        """Positions that an average counts in each window; what overhangs the padding never does."""
        before, after = (self.before, self.after) if include_pad else (0, 0)
        starts = np.arange(self.output_size) * self.stride - self.before
        # Cell t lies at start + t·dilation: from the first t not before the input to the last not after.
        first = np.maximum(-((starts + before) // self.dilation), 0)
        last = np.minimum((self.size + after - 1 - starts) // self.dilation, self.window - 1)
        counts: NDArray[np.int64] = np.maximum(last - first + 1, 0)
        return counts

    def reads(self) -> NDArray[np.int64]:
        """How many windows touch each position of the input, of shape (size,)."""
        touched = np.concatenate([range(0), *map(self.positions, range(self.output_size))]).astype(int)
        return np.bincount(touched[(touched >= 0) & (touched < self.size)], minlength=self.size)


@dataclass(frozen=True)
class WindowPlan:
    """The geometry of pooling an input of `input_shape` (its spatial axes only) with `spec`."""

    spec: PoolSpec
    input_shape: tuple[int, ...]
    axes: tuple[AxisPlan, ...]

    @property
    def output_shape(self) -> tuple[int, ...]:
        """Windows per axis: the spatial shape of the result."""
        return tuple(axis.output_size for axis in self.axes)

    @property
    def pads(self) -> tuple[tuple[int, int], ...]:
        """Padding cells as (before, after) per axis, as a named padding works out."""
        return tuple((axis.before, axis.after) for axis in self.axes)

    @property
    def window_count(self) -> int:
        """Windows, which is also cells of the output."""
        return prod(self.output_shape)

    def indices(self) -> Iterator[tuple[int, ...]]:
        """Output indices in reading order: one step each."""
        return product(*(range(size) for size in self.output_shape))

    def positions(self, index: Sequence[int]) -> tuple[range, ...]:
        """Positions, per axis, that the window of output cell `index` touches, padding included."""
        return tuple(axis.positions(i) for axis, i in zip(self.axes, index, strict=True))

    def cells(self, index: Sequence[int]) -> list[tuple[int, ...]]:
        """Input cells that the window of output cell `index` reads, in reading order.

        >>> plan_windows(PoolSpec.of("max", 2, padding=1), (2, 2)).cells((0, 1))
        [(0, 1)]
        """
        return list(product(*(axis.real(i) for axis, i in zip(self.axes, index, strict=True))))

    @cached_property
    def divisors(self) -> NDArray[np.int64]:
        """Cells that an average divides by at each output cell, of shape `output_shape`."""
        return _outer([axis.counts(self.spec.count_include_pad) for axis in self.axes])

    @cached_property
    def read_counts(self) -> NDArray[np.int64]:
        """How many windows read each input cell, of shape `input_shape`; 0 is never.

        >>> plan_windows(PoolSpec.of("max", 2), (3, 5)).read_counts
        array([[1, 1, 1, 1, 0],
               [1, 1, 1, 1, 0],
               [0, 0, 0, 0, 0]])
        """
        return _outer([axis.reads() for axis in self.axes])


def plan_windows(spec: PoolSpec, input_shape: Sequence[int]) -> WindowPlan:
    """Work out every window of `spec` on an input whose spatial axes have `input_shape`.

    Raises:
        PoolingError: the rank differs, the window does not fit, or a window would see padding alone.
    """
    plan = _lay_out(spec, input_shape)
    for axis in plan.axes:
        _check_axis(axis)
    return plan


def plan_pads(spec: PoolSpec, input_shape: Sequence[int]) -> WindowPlan:
    """Work out the pads alone, without a window: also where `plan_windows` refuses the windows."""
    plan = _lay_out(spec, input_shape)
    return replace(plan, axes=tuple(replace(axis, output_size=0) for axis in plan.axes))


def _lay_out(spec: PoolSpec, input_shape: Sequence[int]) -> WindowPlan:
    shape = integers("input_shape", input_shape)
    if len(shape) != spec.rank:
        raise PoolingError(
            f"The input has {len(shape)} spatial axes and the window has {spec.rank}; "
            f"give both the same number of axes."
        )
    return WindowPlan(spec, shape, tuple(_plan_axis(spec, axis, size) for axis, size in enumerate(shape)))


def _plan_axis(spec: PoolSpec, axis: int, size: int) -> AxisPlan:
    window, stride, dilation = spec.window_shape[axis], spec.strides[axis], spec.dilations[axis]
    name = AXIS_NAMES[spec.rank][axis]
    before, after = _axis_pads(spec, axis, size)
    output_size = count_windows(size + before + after, window_extent(window, dilation), stride)
    if spec.ceil_mode:
        output_size = count_with_overhang(size, before, after, window_extent(window, dilation), stride)
    return AxisPlan(name, size, window, stride, dilation, before, after, output_size)


def _axis_pads(spec: PoolSpec, axis: int, size: int) -> tuple[int, int]:
    """Return (before, after); "same" is TensorFlow's rule: ⌈size / stride⌉ windows, the odd cell after."""
    if not isinstance(spec.padding, str):
        return spec.padding[axis]
    if spec.padding == "valid":
        return 0, 0
    stride, extent = spec.strides[axis], window_extent(spec.window_shape[axis], spec.dilations[axis])
    total = max((-(-size // stride) - 1) * stride + extent - size, 0)
    less, more = total // 2, total - total // 2
    return (less, more) if spec.padding == "same" else (more, less)


def _check_axis(axis: AxisPlan) -> None:
    if axis.size < 1:
        raise PoolingError(f"The input has no {axis.name}; pooling needs at least one cell along every axis.")
    if axis.output_size < 1:
        raise PoolingError(
            f"The window spans {axis.extent} {axis.name} and the padded input has "
            f"{axis.size + axis.before + axis.after}; make the window smaller or the padding larger."
        )
    lost = np.flatnonzero(axis.counts() == 0)
    if lost.size:
        raise PoolingError(
            f"Window {lost[0] + 1} of {axis.output_size} along the {axis.name} would lie on padding alone; "
            f"use less padding (now {axis.before} before and {axis.after} after) or a smaller dilation."
        )


def _outer(per_axis: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    return reduce(np.multiply.outer, per_axis)

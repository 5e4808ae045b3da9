"""Where every window lies: integers only, so that pictures, loops and fast code share one geometry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from pooling.arguments import explains_arguments
from pooling.axes import AXIS_NAMES, AxisPlan
from pooling.counting import count_windows, count_with_overhang, window_extent
from pooling.errors import PoolingError
from pooling.spec import PoolSpec
from pooling.validation import integers


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

    @property
    def most_cells(self) -> int:
        """The most real cells that any window can read."""
        return prod(min(axis.window, axis.size) for axis in self.axes)

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


@explains_arguments
def plan_windows(spec: PoolSpec, input_shape: Sequence[int]) -> WindowPlan:
    """Work out where every window lies.

    Parameters
    ----------
    spec : PoolSpec
        The settings.
    input_shape : sequence of int
        Sizes of the input's spatial axes.

    Returns
    -------
    WindowPlan
        Output shape, pads, and the cells of every window.

    Raises
    ------
    PoolingError
        If the ranks differ, the window does not fit, or a window would have padding cells only.

    Notes
    -----
    An axis has ⌊(size + pads − extent) / stride⌋ + 1 windows, with extent = (window − 1) · dilation + 1, as
    in Dumoulin and Visin, "A guide to convolution arithmetic for deep learning" (2016). `PoolSpec.of` names
    the sources of "same" and ``ceil_mode``.

    Examples
    --------
    >>> plan_windows(PoolSpec.of("max", 2), (5, 7)).output_shape
    (2, 3)
    """
    plan = _lay_out(spec, input_shape)
    for axis in plan.axes:
        _check_axis(axis)
    return plan


def plan_pads(spec: PoolSpec, input_shape: Sequence[int]) -> WindowPlan:
    """Work out the pads and no windows; works also where `plan_windows` finds no valid windows."""
    plan = _lay_out(spec, input_shape)
    return replace(plan, axes=tuple(replace(axis, output_size=0) for axis in plan.axes))


def _lay_out(spec: PoolSpec, input_shape: Sequence[int]) -> WindowPlan:
    shape = integers("input_shape", input_shape)
    if len(shape) != spec.rank:
        raise PoolingError(
            f"The input has {len(shape)} spatial {'axis' if len(shape) == 1 else 'axes'} and the window has "
            f"{spec.rank}; give both the same number of axes."
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

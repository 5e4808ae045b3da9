"""Where every window lies: integers only, so that pictures, loops and fast code share one geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import prod

from pooling.errors import PoolingError
from pooling.spec import PoolSpec
from pooling.validation.arguments import explains_arguments
from pooling.validation.settings import LARGEST_DIVISOR, integers
from pooling.windows.axes import AXIS_NAMES, AxisPlan
from pooling.windows.counting import count_windows, count_with_overhang, window_extent
from pooling.windows.window_plan import WindowPlan


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
        If the ranks differ, the window does not fit, a window would have padding cells only, or an average
        would divide by more than 2⁶³ − 1.

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
    plan = lay_out(spec, input_shape)
    for axis in plan.axes:
        _check_axis(axis)
    _check_divisor(plan)
    return plan


def plan_pads(spec: PoolSpec, input_shape: Sequence[int]) -> WindowPlan:
    """Work out the pads and no windows; works also where `plan_windows` finds no valid windows."""
    plan = lay_out(spec, input_shape)
    return replace(plan, axes=tuple(replace(axis, output_size=0) for axis in plan.axes))


def lay_out(spec: PoolSpec, input_shape: Sequence[int]) -> WindowPlan:
    """Work out where every window lies, as `plan_windows`, whether or not all of them have a cell.

    An axis may then have no window, and windows of padding alone: libraries answer where `plan_windows`
    does not.

    Raises
    ------
    PoolingError
        If the ranks differ.
    """
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
    lost = axis.first_lost()
    if lost is not None:
        raise PoolingError(
            f"Window {lost + 1} of {axis.output_size} along the {axis.name} would lie on padding alone; "
            f"use less padding (now {axis.before} before and {axis.after} after) or a smaller dilation."
        )


def _check_divisor(plan: WindowPlan) -> None:
    largest = prod(min(axis.window, axis.size + axis.before + axis.after) for axis in plan.axes)
    counted = plan.spec.count_include_pad and plan.spec.divisor_override is None
    if counted and largest > LARGEST_DIVISOR:
        raise PoolingError(
            f"A window counts up to {largest} cells with its padding; at most {LARGEST_DIVISOR} can be "
            "counted: use a smaller window, or leave count_include_pad out."
        )

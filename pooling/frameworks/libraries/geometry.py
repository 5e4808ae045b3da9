"""Where each library's windows lie, in integers: by our plan, or by its own rule where that differs."""

from dataclasses import replace

from pooling.frameworks.libraries.call import Call
from pooling.spec import PoolSpec
from pooling.windows import WindowPlan, lay_out
from pooling.windows.counting import count_windows, count_with_overhang


def place_windows(call: Call, spatial_shape: tuple[int, ...]) -> WindowPlan:
    """Return the windows of a call over an input of this shape; what it pads first is part of the input.

    An axis may have no window, and a window no cell.
    """
    plan = lay_out(call.spec, padded_shape(call, spatial_shape))
    return _without_holes(plan) if call.library == "onnx" and call.spec.padding.__class__ is str else plan


def padded_shape(call: Call, spatial_shape: tuple[int, ...]) -> tuple[int, ...]:
    """Return the input's shape after what the call pads first."""
    if call.pad_first is None:
        return tuple(spatial_shape)
    return tuple(n + sum(pad) for n, pad in zip(spatial_shape, call.pad_first.pads, strict=True))


def _without_holes(plan: WindowPlan) -> WindowPlan:
    """Place auto_pad's windows as ONNX Runtime does: the pads as if a dilated window had no holes.

    With ceil_mode it still rounds up; the pads alone are computed for rounding down.
    """
    solid = lay_out(replace(plan.spec, dilations=(1,) * plan.spec.rank), plan.input_shape)
    count = count_with_overhang if plan.spec.ceil_mode else _count
    axes = (
        replace(
            axis,
            before=like.before,
            after=like.after,
            output_size=count(axis.size, like.before, like.after, axis.extent, axis.stride),
        )
        for axis, like in zip(plan.axes, solid.axes, strict=True)
    )
    return replace(plan, axes=tuple(axes))


def _count(size: int, before: int, after: int, extent: int, stride: int) -> int:
    return count_windows(size + before + after, extent, stride)


def own_spec(plan: WindowPlan) -> PoolSpec:
    """Return the plan's spec with its pads in numbers."""
    return replace(plan.spec, padding=plan.pads)

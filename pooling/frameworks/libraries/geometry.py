"""Where each library's windows lie, in integers: by our plan, or by its own rule where that differs."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.question import Question
from pooling.validation.settings import Pads
from pooling.windows import WindowPlan, lay_out
from pooling.windows.axes import AxisPlan


def place_windows(call: Call, spatial_shape: tuple[int, ...]) -> WindowPlan:
    """Return the windows of a call over an input of this shape; what it pads first is part of the input.

    An axis may have no window, and a window no cell.
    """
    plan = lay_out(call.spec, padded_shape(call, spatial_shape))
    return _OWN[call.library](plan) if call.library in _OWN else plan


def padded_shape(call: Call, spatial_shape: tuple[int, ...]) -> tuple[int, ...]:
    """Return the input's shape after what the call pads first."""
    if call.pad_first is None:
        return tuple(spatial_shape)
    return tuple(n + sum(pad) for n, pad in zip(spatial_shape, call.pad_first.pads, strict=True))


def total_pads(call: Call, plan: WindowPlan) -> Pads:
    """Return all padding, (before, after) per axis: what the call puts round the input, and the library's."""
    own_pads = tuple((max(0, before), max(0, after)) for before, after in plan.pads)
    if call.pad_first is None:
        return own_pads
    pairs = zip(call.pad_first.pads, own_pads, strict=True)
    return tuple((first[0] + own[0], first[1] + own[1]) for first, own in pairs)


def starts_late(call: Call, plan: WindowPlan) -> bool:
    """Whether TensorFlow's windows start later on some processors than here: `Question.late_cells`."""
    if call.library not in ("tensorflow", "keras"):
        return False
    sizes = np.broadcast_to(np.float32(0), plan.input_shape)
    return any(Question(sizes, call.spec).late_cells)


def rest(axis: AxisPlan) -> int:
    """Cells of the padded input behind the first window; negative if it does not fit."""
    return axis.size + axis.before + axis.after - axis.extent


def _like_onnx_runtime(plan: WindowPlan) -> WindowPlan:
    """Pads of auto_pad as if a dilated window had no holes, and a quotient that is cut towards zero.

    So an input that is smaller than the window by less than a stride still gives one window, which overhangs;
    and a stride beyond the window gives negative pads, where that kernel takes them.
    """
    axes = plan.axes
    if plan.spec.padding in ("same", "same_lower"):
        axes = tuple(_auto_padded(axis, lower=plan.spec.padding == "same_lower") for axis in axes)
    count = _rounded_up if plan.spec.ceil_mode else _cut
    return replace(plan, axes=tuple(replace(axis, output_size=count(axis)) for axis in axes))


def _auto_padded(axis: AxisPlan, lower: bool) -> AxisPlan:
    total = auto_total(axis)
    less = int(total / 2)  # cut towards zero, as the other half of a negative number is
    more = total - less
    if lower:
        less, more = int((total + 1) / 2), total - int((total + 1) / 2)
    return replace(axis, before=less, after=more)


def auto_total(axis: AxisPlan) -> int:
    """Cells that ONNX Runtime's auto_pad puts along an axis: negative where a stride leaves cells over."""
    return (-(-axis.size // axis.stride) - 1) * axis.stride + axis.window - axis.size


def _cut(axis: AxisPlan) -> int:
    over = rest(axis)
    return (over // axis.stride if over >= 0 else -(-over // axis.stride)) + 1


def _rounded_up(axis: AxisPlan) -> int:
    count = -(-rest(axis) // axis.stride) + 1
    return count - 1 if (count - 1) * axis.stride >= axis.size + axis.before else count


def _like_core_ml(plan: WindowPlan) -> WindowPlan:
    """Round up without PyTorch's exception where there is no padding: the last window may lie outside."""
    if not plan.spec.ceil_mode:
        return plan
    axes = (
        replace(axis, output_size=-(-rest(axis) // axis.stride) + 1)
        if axis.before + axis.after == 0
        else axis
        for axis in plan.axes
    )
    return replace(plan, axes=tuple(axes))


_OWN: dict[str, Callable[[WindowPlan], WindowPlan]] = {"onnx": _like_onnx_runtime, "coreml": _like_core_ml}

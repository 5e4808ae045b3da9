"""What ONNX Runtime refuses though the format can ask for it, and what an old opset has no attribute for."""

from math import inf

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.windows import WindowPlan

NEWEST = 22
SINCE = {
    "max": {"dilations": 10, "ceil_mode": 10},
    "avg": {"count_include_pad": 7, "ceil_mode": 10, "dilations": 19},
    "lp": {"ceil_mode": 18, "dilations": 18},
}
"""The opset from which an operator has an attribute."""
SMALL_INTEGERS = 12
"""The opset from which MaxPool takes int8 and uint8."""


def explain_opset(call: Call, dtype: str) -> str | None:
    """Say what the operator has no attribute for in the call's opset; None where it has all.

    >>> from pooling import PoolSpec
    >>> explain_opset(Call("onnx", PoolSpec.of("avg", 2, dilations=2), opset=11), "float32")
    "ONNX's AveragePool has dilations from opset 19 on, and the opset is 11; use opset 19 or a later one."
    """
    opset = call.opset or NEWEST
    name = LIBRARIES["onnx"].function(call.spec.reduction, call.spec.rank)
    for attribute, since in SINCE[call.spec.reduction].items():
        if opset < since and _uses(call, attribute):
            return _too_old(f"{name} has {attribute}", since, opset)
    if call.spec.reduction == "max" and dtype in ("int8", "uint8") and opset < SMALL_INTEGERS:
        return _too_old(f"{name} takes {dtype}", SMALL_INTEGERS, opset)
    return None


def _uses(call: Call, attribute: str) -> bool:
    value = getattr(call.spec, attribute)
    return value if isinstance(value, bool) else max(value) > 1


def _too_old(has: str, since: int, opset: int) -> str:
    return f"ONNX's {has} from opset {since} on, and the opset is {opset}; use opset {since} or a later one."


def explain_pads(call: Call, plan: WindowPlan) -> str | None:
    """Say which pads ONNX Runtime does not take; None where it takes all."""
    if isinstance(call.spec.padding, tuple):
        wide = any(max(axis.before, axis.after) >= axis.window for axis in plan.axes)
        return (
            f"ONNX Runtime needs every pad smaller than the window, and the pads are {plan.pads} for a "
            f"window of {call.spec.window_shape}; use less padding, or pad the input first."
            if wide
            else None
        )
    left = min((_same_total(call, i, n) for i, n in enumerate(plan.input_shape)), default=inf)
    if call.spec.padding == "valid" or left >= 0:
        return None
    return (
        f"With auto_pad, a stride larger than the window leaves {-left} cells over in the input of "
        f"{plan.input_shape}, and ONNX Runtime stops at the negative padding; give pads in numbers, all 0."
    )


def _same_total(call: Call, axis: int, size: int) -> int:
    """Cells that SAME pads along an axis by the formula: negative where cells are left over."""
    window, stride = call.spec.window_shape[axis], call.spec.strides[axis]
    return (-(-size // stride) - 1) * stride + window - size

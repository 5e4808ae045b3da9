"""What ONNX Runtime refuses though the format can ask for it, and what an old opset has no attribute for."""

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.geometry import auto_total
from pooling.frameworks.libraries.opsets import NEWEST, SINCE, SMALL_INTEGERS
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.windows import WindowPlan


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


def explain_pads(call: Call, plan: WindowPlan, dtype: str) -> str | None:
    """Say which pads ONNX Runtime does not take; None where it takes all."""
    if isinstance(call.spec.padding, tuple):
        return _too_wide(call, plan)
    left = -min(map(auto_total, plan.axes))
    if call.spec.padding == "valid" or left <= 0 or not has_vector_kernel(call, dtype):
        return None
    return (
        f"With auto_pad, a stride larger than the window leaves {left} of the cells {plan.input_shape} over, "
        f"and ONNX Runtime refuses the negative padding; give pads in numbers, all 0."
    )


def has_vector_kernel(call: Call, dtype: str) -> bool:
    """Whether ONNX Runtime pools in its vector kernel: without holes, and averages of old opsets."""
    if max(call.spec.dilations) > 1:
        return False
    if call.spec.reduction == "avg":
        counts_overhang = call.spec.ceil_mode and call.spec.count_include_pad
        return (call.opset or NEWEST) < SINCE["avg"]["dilations"] and not counts_overhang
    return call.spec.reduction == "max" and dtype in ("float16", "float32")


def _too_wide(call: Call, plan: WindowPlan) -> str | None:
    if all(max(axis.before, axis.after) < axis.window for axis in plan.axes):
        return None
    return (
        f"ONNX Runtime needs every pad smaller than the window, and the pads are {plan.pads} for a window of "
        f"{call.spec.window_shape}; use less padding, or pad the input first."
    )

"""Nodes of ONNX, channels first, as onnx.helper makes them."""

from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.spell.speller import Speller, named, value_text
from pooling.spec import PoolSpec

OPERATORS = {"max": "MaxPool", "avg": "AveragePool", "lp": "LpPool"}
AUTO_PADS = {"valid": "VALID", "same": "SAME_UPPER", "same_lower": "SAME_LOWER"}
LATEST = 22
"""The operator set of the last change to these operators."""
CEIL_SINCE = {"max": 10, "avg": 10, "lp": 18}
DILATIONS_SINCE = {"max": 10, "avg": 19, "lp": 18}
"""The operator sets since which they have these attributes."""


def attributes(spec: PoolSpec, opset: int) -> dict[str, object]:
    """Return the attributes of the node that pools, all that its operator set has.

    >>> attributes(PoolSpec.of("max", (3,), padding=1), 22)
    {'kernel_shape': [3], 'strides': [3], 'pads': [1, 1], 'dilations': [1], 'ceil_mode': 0, 'storage_order': 0}
    """
    opset = opset or LATEST
    own: dict[str, object] = {"kernel_shape": list(spec.window_shape), "strides": list(spec.strides)}
    if isinstance(spec.padding, str):
        own["auto_pad"] = AUTO_PADS[spec.padding]
    else:
        own["pads"] = [pad for side in zip(*spec.padding, strict=True) for pad in side]
    if opset >= DILATIONS_SINCE[spec.reduction]:
        own["dilations"] = list(spec.dilations)
    if opset >= CEIL_SINCE[spec.reduction]:
        own["ceil_mode"] = int(spec.ceil_mode)
    last: dict[str, dict[str, object]] = {
        "max": {"storage_order": 0},
        "avg": {"count_include_pad": int(spec.count_include_pad)},
        "lp": {"p": int(spec.p)},
    }
    return own | last[spec.reduction]


def _pool(call: Call, x: str) -> str:
    spec = call.spec
    arguments = named(**attributes(spec, call.opset))
    return f'helper.make_node("{OPERATORS[spec.reduction]}", ["{x}"], ["y"], {arguments})'


def _pad(first: PadFirst, x: str) -> str:
    """Write the pads as numbers in a node of its own; they and the value are its inputs."""
    pads = [0, 0, *(before for before, _ in first.pads), 0, 0, *(after for _, after in first.pads)]
    return f'helper.make_node("Pad", ["{x}", {pads}, {value_text(first.value, "np")}], ["padded"])'


ONNX = Speller(_pool, _pad, "ones")

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
    {'kernel_shape': [3], 'strides': [3], 'pads': [1, 1], 'dilations': [1], 'ceil_mode': 0,
     'storage_order': 0}
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
        "lp": {"p": int(spec.p) if spec.p.is_integer() else spec.p},
    }
    return own | last[spec.reduction]


def _pool(call: Call, x: str) -> str:
    spec = call.spec
    arguments = named(**attributes(spec, call.opset))
    return f'helper.make_node("{OPERATORS[spec.reduction]}", ["{x}"], ["y"], {arguments})'


def pad_inputs(first: PadFirst) -> tuple[list[int], str]:
    """Return what a node Pad reads: the pads of all axes, all before and then all after, and the value."""
    before, after = zip(*((0, 0), (0, 0), *first.pads), strict=True)
    return [*before, *after], value_text(first.value, "np")


class _Nodes(Speller):
    """Two nodes where the input is padded first; a graph names what lies between them."""

    def expression(self, call: Call) -> str:
        """Write the node, or a list of two; the inputs of the first are told as numbers."""
        if call.pad_first is None:
            return _pool(call, "x")
        pads, value = pad_inputs(call.pad_first)
        padded = (
            f'helper.make_node("Pad", ["x", "pads", "value"], ["padded"])  # pads = {pads}, value = {value}'
        )
        return f"{padded}\n{_pool(call, 'padded')}"

    def lines(self, call: Call) -> list[str]:
        """Write the list of nodes."""
        nodes = ['helper.make_node("Pad", ["x", "pads", "value"], ["padded"])'] if call.pad_first else []
        nodes.append(_pool(call, "padded" if call.pad_first else "x"))
        return ["nodes = [", *(f"    {node}," for node in nodes), "]"]


def _none(first: PadFirst, x: str) -> str:
    raise NotImplementedError  # a node of its own


ONNX = _Nodes(_pool, _none, "ones")

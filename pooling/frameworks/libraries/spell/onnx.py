"""Nodes of ONNX, channels first, as onnx.helper makes them."""

from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.opsets import NEWEST, SINCE
from pooling.frameworks.libraries.spell.speller import Speller, named, value_text
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.spec import PoolSpec

AUTO_PADS = {"valid": "VALID", "same": "SAME_UPPER", "same_lower": "SAME_LOWER"}


def attributes(spec: PoolSpec, opset: int) -> dict[str, object]:
    """Return the attributes of the node that pools, all that its operator set has.

    >>> attributes(PoolSpec.of("max", (3,), padding=1), 22)
    {'kernel_shape': [3], 'strides': [3], 'pads': [1, 1], 'dilations': [1], 'ceil_mode': 0,
     'storage_order': 0}
    """
    own: dict[str, object] = {"kernel_shape": list(spec.window_shape), "strides": list(spec.strides)}
    if isinstance(spec.padding, str):
        own["auto_pad"] = AUTO_PADS[spec.padding]
    else:
        own["pads"] = [pad for side in zip(*spec.padding, strict=True) for pad in side]
    last: dict[str, dict[str, object]] = {
        "max": {"storage_order": 0},
        "avg": {"count_include_pad": int(spec.count_include_pad)},
        "lp": {"p": int(spec.p) if spec.p.is_integer() else spec.p},
    }
    own |= {"dilations": list(spec.dilations), "ceil_mode": int(spec.ceil_mode)} | last[spec.reduction]
    since = SINCE[spec.reduction]
    return {name: value for name, value in own.items() if since.get(name, 1) <= (opset or NEWEST)}


def _pool(call: Call, x: str) -> str:
    spec = call.spec
    arguments = named(**attributes(spec, call.opset))
    name = LIBRARIES["onnx"].function(spec.reduction, spec.rank)
    return f'helper.make_node("{name}", ["{x}"], ["y"], {arguments})'


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

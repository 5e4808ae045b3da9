"""Sentences about a pasted layer: what was read, and what cannot be read, with its place."""

from collections.abc import Sequence
from math import inf

from pooling import PoolSpec
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.ours import name_of
from pooling.frameworks.libraries.read import Layer, Unread, Whole
from pooling.reductions import REDUCTIONS
from pooling.validation.settings import Pads
from ui.stepper.labels import by
from ui.stepper.reduction_words import REDUCTION_WORDS

PASTE = {
    "label": "Paste a layer",
    "help": "Read a layer's code or config, and set this page to it.",
    "box": "Code or config of a layer",
    "placeholder": "nn.MaxPool2d(3, 2, padding=1, ceil_mode=True)",
    "caption": "PyTorch, Keras, TensorFlow, ONNX, Flax, JAX, TensorFlow Lite or Core ML: a call, a printed "
    "model, a config, a node. It is read, never run.",
    "examples": "Examples",
    "layer": "Layer",
    "apply": "Apply",
    "apply_help": "Set this page to the layer. Back in the browser undoes it.",
}
EXAMPLES = {
    "PyTorch": "nn.MaxPool2d(3, 2, padding=1, ceil_mode=True)",
    "Keras": 'layers.AveragePooling2D((3, 3), strides=2, padding="same")',
    "ONNX": "y = MaxPool <kernel_shape = [3, 3], strides = [2, 2], pads = [0, 0, 1, 1]> (x)",
}
"""What the chips paste: three that give something else at the edge."""
_INPUTS = "the input's"
PADDINGS = {"valid": "no padding", "same": "padding SAME", "same_lower": "padding SAME_LOWER"}


def layer_sentence(layer: Layer) -> str:
    """Say what was read.

    >>> from pooling.frameworks.libraries.read import read_layers
    >>> (layer,) = read_layers("nn.MaxPool2d(3, 2, 1, ceil_mode=True)").layers
    >>> layer_sentence(layer)
    'PyTorch: max, window 3 × 3, stride 2, padding 1 on both sides, ceil mode'
    """
    words = _call(layer.pooling) if isinstance(layer.pooling, Call) else _whole(layer.pooling)
    return f"{name_of(layer.library)}: {', '.join(word for word in words if word)}"


def _call(call: Call) -> list[str]:
    spec = call.spec
    counts = REDUCTIONS[spec.reduction].divides and spec.padding != "valid" and spec.divisor_override is None
    return [
        _reduction(spec.reduction, spec.p),
        f"window {by(spec.window_shape)}",
        f"stride {_sizes(spec.strides)}",
        PADDINGS[spec.padding] if isinstance(spec.padding, str) else f"padding {_pads(spec.padding)}",
        _counted(spec) if counts else "",
        f"dilation {_sizes(spec.dilations)}" if set(spec.dilations) != {1} else "",
        "ceil mode" if spec.ceil_mode else "",
        f"divisor {spec.divisor_override}" if spec.divisor_override is not None else "",
        *_surroundings(call),
    ]


def _surroundings(call: Call) -> list[str]:
    first = call.pad_first
    zeros = first is not None and first.value == 0
    value = "" if first is None else "zeros" if zeros else "−∞" if first.value == -inf else f"{first.value:g}"
    return [
        f"the input first padded with {value} ({_pads(first.pads)})" if first else "",
        {"negated": "of −x, negated", "absolute": "of |x|"}.get(call.turned, ""),
        f"times {call.factor:g}" if call.factor != 1 else "",
        "divided by the same of ones, so that only real cells count" if call.per_cell else "",
    ]


def _counted(spec: PoolSpec) -> str:
    return "which the average counts" if spec.count_include_pad else "which the average does not count"


def _whole(whole: Whole) -> list[str]:
    name = _reduction(whole.reduction, whole.p)
    if whole.is_global:
        return [f"global {name}", "one number per channel"]
    if set(whole.output_shape) == {None}:
        return [f"adaptive {name}", "output as large as the input"]
    return [
        f"adaptive {name}",
        f"output {' × '.join(str(each or _INPUTS) for each in whole.output_shape)}",
    ]


def _reduction(name: str, p: float) -> str:
    return f"{REDUCTION_WORDS[name].noun} with p = {p:g}" if name == "lp" else REDUCTION_WORDS[name].noun


def _sizes(sizes: Sequence[int]) -> str:
    return str(sizes[0]) if len(set(sizes)) == 1 else by(sizes)


def _pads(pads: Pads) -> str:
    before, after = ([pair[side] for pair in pads] for side in (0, 1))
    if before == after:
        return f"{_sizes(before)} on both sides"
    return f"{_sizes(before)} before and {_sizes(after)} after"


def unread_sentence(unread: Unread) -> str:
    """Say what cannot be read, and where.

    >>> unread_sentence(Unread("kernel_size is 2.5; give whole numbers.", 2, 14, "2.5"))
    'Line 2, column 14, at “2.5”: kernel_size is 2.5; give whole numbers.'
    """
    if not unread.line:
        return unread.sentence
    at = f", at “{unread.there}”" if unread.there else ""
    return f"Line {unread.line}, column {unread.column}{at}: {unread.sentence}"


def layer_label(layer: Layer) -> str:
    """Name a layer among several: "nn.MaxPool2d, line 3"."""
    return f"{layer.name}, line {layer.line}"

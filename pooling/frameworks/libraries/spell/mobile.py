"""The operators of phones: TensorFlow Lite's, channels last, and Core ML's, channels first."""

from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.spell.speller import Speller, named, nested, value_text
from pooling.frameworks.libraries.table import LIBRARIES


def _lite(call: Call, x: str) -> str:
    """Write the operator with its options by their names in TensorFlow Lite's schema."""
    spec = call.spec
    (high, wide), (down, right) = spec.window_shape, spec.strides
    options = named(
        filter_height=high,
        filter_width=wide,
        stride_h=down,
        stride_w=right,
        padding=str(spec.padding).upper(),
        fused_activation_function="NONE",
    )
    return f"{LIBRARIES['tflite'].function(spec.reduction, 2)}({x}, {options})"


def _lite_pad(first: PadFirst, x: str) -> str:
    return f"PADV2({x}, {nested(first.pads)}, {value_text(first.value, 'np')})"


def _core(call: Call, x: str) -> str:
    spec = call.spec
    own: dict[str, object] = {"kernel_sizes": list(spec.window_shape), "strides": list(spec.strides)}
    if isinstance(spec.padding, str):
        own["pad_type"] = spec.padding
    else:
        own |= {"pad_type": "custom", "pad": [pad for axis in spec.padding for pad in axis]}
    own["ceil_mode"] = spec.ceil_mode
    if spec.reduction == "avg":
        own["exclude_padding_from_average"] = not spec.count_include_pad
    return f"mb.{LIBRARIES['coreml'].function(spec.reduction, spec.rank)}(x={x}, {named(**own)})"


def _core_pad(first: PadFirst, x: str) -> str:
    pads = [pad for axis in first.pads for pad in axis]
    return f"mb.pad(x={x}, {named(pad=pads, mode='constant')}, constant_val={value_text(first.value, 'np')})"


TFLITE = Speller(_lite, _lite_pad, "ones")
COREML = Speller(_core, _core_pad, "ones")

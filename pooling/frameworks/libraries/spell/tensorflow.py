"""TensorFlow's functions and Keras' layers, channels last."""

from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.spell.speller import Speller, named, nested, value_text

LAYOUTS = {1: "NWC", 2: "NHWC", 3: "NDHWC"}


def _pool(call: Call, x: str) -> str:
    """Write tf.nn.pool, or what alone takes pads in numbers, or strides larger than the window."""
    spec, layout = call.spec, LAYOUTS[call.spec.rank]
    if isinstance(spec.padding, tuple) or call.direct:
        padding = nested(spec.padding) if isinstance(spec.padding, tuple) else spec.padding.upper()
        arguments = named(ksize=spec.window_shape, strides=spec.strides, padding=padding, data_format=layout)
        return f"tf.nn.{spec.reduction}_pool({x}, {arguments})"
    arguments = named(
        window_shape=spec.window_shape,
        pooling_type=spec.reduction.upper(),
        strides=spec.strides,
        padding=spec.padding.upper(),
        data_format=layout,
        dilations=spec.dilations,
    )
    return f"tf.nn.pool({x}, {arguments})"


def _pad(first: PadFirst, x: str) -> str:
    value = value_text(first.value, "np")
    return f"tf.pad({x}, {nested(first.pads)}, constant_values={value})"


def _layer(call: Call, x: str) -> str:
    spec = call.spec
    kind = {"max": "Max", "avg": "Average"}.get(spec.reduction, spec.reduction.title())
    arguments = named(
        pool_size=spec.window_shape, strides=spec.strides, padding=spec.padding, data_format="channels_last"
    )
    return f"keras.layers.{kind}Pooling{spec.rank}D({arguments})({x})"


def _layer_pad(first: PadFirst, x: str) -> str:
    value = value_text(first.value, "np")
    return f'keras.ops.pad({x}, {nested(first.pads)}, "constant", {value})'


TENSORFLOW = Speller(_pool, _pad, "tf.ones_like(x)")
KERAS = Speller(_layer, _layer_pad, "keras.ops.ones_like(x)")

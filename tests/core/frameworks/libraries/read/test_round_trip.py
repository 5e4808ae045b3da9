"""What `spell` writes, `read_call` reads: every library, padded first, negated, per cell, times a factor."""

from dataclasses import replace
from itertools import product
from math import inf
from random import Random

from pooling import PoolingError, PoolSpec
from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.port import port
from pooling.frameworks.libraries.read import read_call, read_layers
from pooling.frameworks.libraries.read.surroundings import DIVIDED, SIGNS
from pooling.frameworks.libraries.spell import spell
from pooling.frameworks.libraries.table import LIBRARIES
from tests.each import each
from tests.profiles import scaled

SHAPES = {(2,): (12,), (3, 2): (7, 8), (1, 2, 2): (4, 5, 6)}
CHOICES = {
    "reduction": ("max", "min", "avg", "sum", "lp"),
    "strides": (1, 2),
    "padding": ("valid", "same", "same_lower", 1),
    "dilations": (1, 2),
    "ceil_mode": (False, True),
    "count_include_pad": (False, True),
}
NAMES = [name for name in LIBRARIES if name != "zeros"]  # it is written as our own
WITHOUT_CEIL = ("tensorflow", "keras", "flax", "jax", "tflite")
PADS = {1: ((0, 1),), 2: ((1, 2), (0, 1)), 3: ((0, 0), (1, 0), (2, 1))}


def calls():
    """What people type in each library for many settings, of which some are drawn."""
    every = list(product(NAMES, SHAPES.items(), *CHOICES.values()))
    for name, (window, shape), *values in Random(1).sample(every, scaled(1500)):  # noqa: S311  # no secret
        settings = dict(zip(CHOICES, values, strict=True))
        try:
            spec = PoolSpec.of(settings.pop("reduction"), window, **settings)
        except PoolingError:
            continue
        call = port(name, spec, shape)
        if isinstance(call, Call):
            yield call


def same(call):
    """A call without the settings that have no say in it, or that its library cannot write."""
    spec = call.spec
    if not isinstance(spec.padding, str) and not any(map(any, spec.padding)):
        spec = replace(spec, padding="valid")
    counts = spec.reduction == "avg" and spec.padding != "valid" and not call.per_cell
    counts = counts and call.library not in ("tensorflow", "keras", "tflite")
    spec = replace(spec, count_include_pad=spec.count_include_pad and counts)
    if call.library in WITHOUT_CEIL:
        spec = replace(spec, ceil_mode=False)
    per_cell = call.per_cell
    if call.library == "jax" and spec.reduction == "avg" and not call.spec.count_include_pad:
        per_cell = True  # it is written so
    if call.library == "jax" and spec.reduction == "avg":
        spec = replace(spec, count_include_pad=not per_cell)
    return replace(call, spec=spec, per_cell=per_cell, opset=call.opset or 22 * (call.library == "onnx"))


def test_what_is_written_is_read():
    asked = set(calls())
    assert {call.library for call in asked} == set(NAMES)
    written = {spell(call): call for call in asked}
    wrong = {text: read_call(text) for text, call in written.items() if not reads(text, call)}
    # A name that TensorFlow does not have, and dilations that its functions with ksize do not have.
    assert not {
        text
        for text in wrong
        if "SAME_LOWER" not in text and "tf.nn.max_pool(" not in text and "tf.nn.avg_pool(" not in text
    }


def reads(text, call):
    found = read_call(text)
    return isinstance(found, Call) and same(found) == same(call)


def test_what_is_done_round_a_call_is_read():
    for name, rank in product([name for name in NAMES if name != "onnx"], (1, 2, 3)):
        window = next(window for window in SHAPES if len(window) == rank)
        maximum, average = PoolSpec.of("max", window), PoolSpec.of("avg", window)
        for call in (
            Call(name, maximum, PadFirst(PADS[rank], -inf)),
            Call(name, maximum, PadFirst(PADS[rank], 0.0), turned="negated"),
            Call(name, maximum, turned="negated"),
            Call(name, maximum, turned="absolute"),
            Call(name, average, PadFirst(PADS[rank], 0.0), per_cell=True),
            Call(name, average, factor=4.0) if name != "jax" else Call(name, maximum, factor=0.5),
        ):
            if name == "tflite" and rank != 2:
                continue
            assert reads(spell(call), call), spell(call)


@each(
    ("text", "note"),
    [
        ("-F.max_pool2d(x, 2)", SIGNS),
        ("F.max_pool2d(-x, 2)", SIGNS),
        ("F.avg_pool2d(x, 2) / n", DIVIDED),
        ("F.avg_pool2d(x, 2) / F.avg_pool2d(y, 2)", DIVIDED),
        ("x = F.pad(x, (0, 1, 0, 1))\nF.max_pool2d(x, 2)", "also pads something by itself"),
        ('make_node("Pad", ["x"], ["y"])\nmake_node("MaxPool", ["y"], ["z"], kernel_shape=[2])', "node Pad"),
    ],
)
def test_what_is_left_out_is_noted(text, note):
    assert any(note in said for layer in read_layers(text).layers for said in layer.notes)


@each(
    ("text", "said", "there"),
    [
        ("F.max_pool2d(F.pad(x, (1, 1), 'reflect'), 2)", "only constant padding is read", "(1, 1)"),
        ("F.max_pool2d(F.pad(x, k), 2)", "k has no value", "k"),
        ("F.max_pool2d(F.pad(x, (1, 1, 1)), 2)", "The pads are (1, 1, 1)", "F.pad(x, (1, 1, 1))"),
        (
            "F.max_pool1d(F.pad(x, (1, 1, 1, 1)), 2)",
            "Batch and channels are padded",
            "F.pad(x, (1, 1, 1, 1))",
        ),
        (
            "layers.MaxPool2D(2)(tf.pad(x, [[1, 0]] * 4))",
            "Batch and channels are padded",
            "tf.pad(x, [[1, 0]] * 4)",
        ),
        ("layers.MaxPool2D(2)(x,, y)", "cannot be read from here", ", y)"),
        ("F.avg_pool2d(x, 2) / F.avg_pool2d(", "never closed", "("),
    ],
)
def test_padding_that_cannot_be_read_is_named(text, said, there):
    (unread, *_) = read_layers(text).unread
    assert said in unread.sentence
    assert unread.there == there


def test_pads_may_be_named_and_channels_second():
    call = read_call(
        "tf.nn.max_pool2d(tf.pad(x, paddings=[[0, 0], [0, 0], [1, 0], [0, 2]]), 2, 2, 'VALID', 'NCHW')"
    )
    assert call.pad_first == PadFirst(((1, 0), (0, 2)), 0.0)
    assert read_call("nn.MaxPool2d(2)(F.pad(x))").pad_first is None
    assert read_call("nn.MaxPool2d(2)()").pad_first is None
    assert read_call("F.max_pool2d(kernel_size=2)").turned == ""

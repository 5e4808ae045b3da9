"""Calls as code: every argument spelled out, and Python that parses."""

import ast
from math import inf

from pooling import PoolSpec
from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.spell import SPELLERS, spell, spell_lines
from tests.each import each

MAX, AVG = PoolSpec.of("max", 3, strides=2), PoolSpec.of("avg", (3,), strides=2, count_include_pad=True)
BEFORE = PadFirst(((0, 1), (1, 1)), -inf)
BOTH_SIDES = PoolSpec.of("max", (2, 3), strides=1, padding=((1, 1), (0, 0)))
SPELLED = [
    (
        Call("tensorflow", PoolSpec.of("max", 3, strides=2, padding="same")),
        'tf.nn.pool(x, window_shape=(3, 3), pooling_type="MAX", strides=(2, 2), padding="SAME", '
        'data_format="NHWC", dilations=(1, 1))',
    ),
    (
        Call("tensorflow", BOTH_SIDES),
        "tf.nn.max_pool(x, ksize=(2, 3), strides=(1, 1), padding=[[0, 0], [1, 1], [0, 0], [0, 0]], "
        'data_format="NHWC")',
    ),
    (
        Call("keras", AVG),
        'keras.layers.AveragePooling1D(pool_size=(3,), strides=(2,), padding="valid", '
        'data_format="channels_last")(x)',
    ),
    (
        Call("torch", BOTH_SIDES),
        "F.max_pool2d(x, kernel_size=(2, 3), stride=(1, 1), padding=(1, 0), "
        "dilation=(1, 1), ceil_mode=False)",
    ),
    (
        Call("torch", PoolSpec.of("avg", 2, divisor_override=3)),
        "F.avg_pool2d(x, kernel_size=(2, 2), stride=(2, 2), padding=(0, 0), ceil_mode=False, "
        "count_include_pad=False, divisor_override=3)",
    ),
    (
        Call("torch", PoolSpec.of("lp", 2, p=3), factor=2),
        "F.lp_pool2d(x, norm_type=3.0, kernel_size=(2, 2), stride=(2, 2), ceil_mode=False) * 2",
    ),
    (
        Call("torch", PoolSpec.of("lp", (2,))),
        "F.lp_pool1d(x, norm_type=2.0, kernel_size=2, stride=2, ceil_mode=False)",
    ),
    (
        Call("onnx", PoolSpec.of("avg", 2, padding=((0, 1), (2, 3))), opset=10),
        'helper.make_node("AveragePool", ["x"], ["y"], kernel_shape=[2, 2], strides=[2, 2], '
        "pads=[0, 2, 1, 3], ceil_mode=0, count_include_pad=0)",
    ),
    (
        Call("onnx", PoolSpec.of("avg", (2,)), opset=1),
        'helper.make_node("AveragePool", ["x"], ["y"], kernel_shape=[2], strides=[2], auto_pad="VALID")',
    ),
    (
        Call("onnx", PoolSpec.of("lp", (2,), padding="same_lower"), opset=11),
        'helper.make_node("LpPool", ["x"], ["y"], kernel_shape=[2], strides=[2], auto_pad="SAME_LOWER", p=2)',
    ),
    (
        Call("flax", AVG),
        'nn.avg_pool(x, window_shape=(3,), strides=(2,), padding="VALID", count_include_pad=True)',
    ),
    (
        Call("jax", AVG),
        "lax.reduce_window(x, 0.0, lax.add, window_dimensions=(1, 3, 1), window_strides=(1, 2, 1), "
        'padding="VALID", base_dilation=(1, 1, 1), window_dilation=(1, 1, 1)) / 3',
    ),
    (
        Call("jax", BOTH_SIDES, turned="absolute"),
        "lax.reduce_window(abs(x), -jnp.inf, lax.max, window_dimensions=(1, 2, 3, 1), "
        "window_strides=(1, 1, 1, 1), padding=((0, 0), (1, 1), (0, 0), (0, 0)), "
        "base_dilation=(1, 1, 1, 1), window_dilation=(1, 1, 1, 1))",
    ),
    (
        Call("tflite", MAX),
        "MAX_POOL_2D(x, filter_height=3, filter_width=3, stride_h=2, stride_w=2, "
        'padding="VALID", fused_activation_function="NONE")',
    ),
    (
        Call("coreml", PoolSpec.of("avg", 2, padding=1)),
        'mb.avg_pool(x=x, kernel_sizes=[2, 2], strides=[2, 2], pad_type="custom", pad=[1, 1, 1, 1], '
        "ceil_mode=False, exclude_padding_from_average=True)",
    ),
    (
        Call("ours", PoolSpec.of("lp", 2, divisor_override=3), turned="negated"),
        '-pool(-x, PoolSpec.of("lp", (2, 2), strides=(2, 2), padding="valid", dilations=(1, 1), '
        "ceil_mode=False, count_include_pad=False, p=2.0, divisor_override=3))",
    ),
]


@each(("call", "spelled"), SPELLED)
def test_every_argument_is_spelled_out(call, spelled):
    assert spell(call) == spelled
    assert ast.parse(spelled, mode="eval")


@each("library", SPELLERS)
def test_padding_first_has_a_line_and_ones_beside_it(library):
    call = Call(library, PoolSpec.of("avg", 3, strides=2), PadFirst(((0, 1), (1, 1)), 0.0), per_cell=True)
    lines = spell_lines(call)
    assert ast.parse("\n".join(lines))
    assert ast.parse(spell(call))
    if library != "onnx":
        assert [line.partition(" = ")[0] for line in lines] == ["ones", "x", "ones", "y", "y"]
        assert lines[-1].startswith("y = y / ")
    padded = Call(library, MAX, BEFORE)
    assert "inf" in "".join(spell_lines(padded)) or library == "onnx"
    assert "inf" in spell(padded)


def test_nodes_of_onnx_are_named_in_order():
    assert [line.strip().partition(", kernel")[0] for line in spell_lines(Call("onnx", MAX, BEFORE))] == [
        "nodes = [",
        'helper.make_node("Pad", ["x", "pads", "value"], ["padded"]),',
        'helper.make_node("MaxPool", ["padded"], ["y"]',
        "]",
    ]
    assert len(spell_lines(Call("onnx", MAX))) == 3


def test_pads_that_pytorch_has_no_number_for_stay_visible():
    assert "padding=((0, 1), (1, 1))" in spell(Call("torch", PoolSpec.of("max", 3, padding=((0, 1), (1, 1)))))
    assert 'padding="same"' in spell(Call("torch", PoolSpec.of("max", 3, padding="same")))


def test_what_is_turned_and_multiplied_stands_round_the_lines():
    call = Call("torch", MAX, turned="negated", factor=2.0)
    lines = spell_lines(call)
    assert (lines[0], lines[-2:]) == ("x = -x", ["y = y * 2.0", "y = -y"])
    assert spell_lines(call, whole=False) == lines[1:-2]

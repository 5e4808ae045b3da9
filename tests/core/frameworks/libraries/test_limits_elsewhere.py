"""What Flax, JAX, TensorFlow Lite, Core ML and ONNX Runtime refuse, in one sentence with a way out."""

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.facts.limits import LIMITS
from pooling.frameworks.facts.limits_elsewhere import LIMITS_ELSEWHERE
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.refusals import find_refusal
from pooling.frameworks.libraries.table import LIBRARIES
from tests.each import each

REFUSED = {
    "flax_reduction": ("flax", {"reduction": "sum"}),
    "jax_reduction": ("jax", {"reduction": "softmax"}),
    "xla_types": ("jax", {"dtype": "longdouble"}),
    "flax_dilation": ("flax", {"dilations": 2}),
    "xla_ceil_mode": ("jax", {"window_shape": 3, "ceil_mode": True}),
    "flax_divisor": ("flax", {"reduction": "avg", "divisor_override": 3}),
    "tflite_reduction": ("tflite", {"reduction": "lp"}),
    "tflite_rank": ("tflite", {"window_shape": (2,)}),
    "tflite_types": ("tflite", {"dtype": "uint8"}),
    "tflite_pads": ("tflite", {"padding": 1}),
    "tflite_dilation": ("tflite", {"dilations": 2}),
    "tflite_ceil_mode": ("tflite", {"window_shape": 3, "ceil_mode": True}),
    "tflite_count": (
        "tflite",
        {"reduction": "avg", "window_shape": 3, "padding": "same", "count_include_pad": True},
    ),
    "no_divisor": ("coreml", {"reduction": "avg", "divisor_override": 3}),
    "tflite_window_too_large": ("tflite", {"window_shape": 9}),
    "coreml_reduction": ("coreml", {"reduction": "lp", "p": 3}),
    "coreml_types": ("coreml", {"dtype": "int32"}),
    "coreml_dilation": ("coreml", {"dilations": 2}),
    "coreml_l2_volume": ("coreml", {"reduction": "lp", "window_shape": (1, 2, 2)}),
    "coreml_ceil_volume": ("coreml", {"window_shape": (1, 2, 2), "ceil_mode": True}),
    "coreml_ceil_same": ("coreml", {"padding": "same", "ceil_mode": True}),
    "coreml_ceil_pads": ("coreml", {"padding": ((0, 1), (0, 1)), "ceil_mode": True}),
    "onnx_opset": ("onnx", {"reduction": "avg", "window_shape": 3, "ceil_mode": True, "opset": 7}),
    "onnx_runtime_pads": ("onnx", {"padding": 2}),
}


def refusal(library, settings):
    settings = dict(settings)
    dtype, opset = settings.pop("dtype", "float32"), settings.pop("opset", 0)
    call = Call(library, PoolSpec.of(**settings), opset=opset)
    return find_refusal(call, (1, 8, 8, 8)[: 1 + call.spec.rank], np.dtype(dtype))


@each("name", [name for name in REFUSED if name != "xla_types" or np.dtype(np.longdouble).name != "float64"])
def test_each_row_refuses_in_one_sentence_with_a_way_out(name):
    found = refusal(*REFUSED[name])
    assert found.row == name
    assert found.sentence.endswith(".")
    assert ";" in found.sentence
    assert "{" not in found.sentence


def test_rows_are_about_libraries_of_the_table():
    assert {key for row in (*LIMITS, *LIMITS_ELSEWHERE) for key in row.calls} < set(LIBRARIES)


def test_every_row_is_here():
    assert {row.name for row in LIMITS_ELSEWHERE} <= set(REFUSED)


@each(
    ("settings", "words"),
    [
        ({"reduction": "avg", "dilations": 2, "opset": 18}, "AveragePool has dilations from opset 19 on"),
        ({"reduction": "lp", "ceil_mode": True, "opset": 11}, "LpPool has ceil_mode from opset 18 on"),
        ({"reduction": "max", "dilations": 2, "opset": 8}, "MaxPool has dilations from opset 10 on"),
        ({"reduction": "avg", "count_include_pad": True, "opset": 1}, "count_include_pad from opset 7 on"),
        ({"reduction": "max", "dtype": "uint8", "opset": 11}, "MaxPool takes uint8 from opset 12 on"),
        ({"window_shape": 1, "strides": 3, "padding": "same"}, "leaves 1 of the cells (8, 8) over"),
    ],
)
def test_onnx_says_which_opset_has_what_and_which_pads_its_runtime_takes(settings, words):
    assert words in refusal("onnx", settings).sentence


@each(
    ("library", "settings"),
    [
        ("flax", {"reduction": "min"}),
        ("jax", {"reduction": "sum", "dilations": 2}),
        ("tflite", {"window_shape": 3, "padding": "same"}),
        ("coreml", {"reduction": "lp", "padding": 1}),
        ("onnx", {"reduction": "avg", "dilations": 2, "opset": 19}),
        ("onnx", {"reduction": "max", "dtype": "uint8", "opset": 12}),
        ("onnx", {"reduction": "lp", "window_shape": 1, "strides": 3, "padding": "same"}),
    ],
)
def test_what_is_beside_a_row_is_answered(library, settings):
    assert refusal(library, settings) is None

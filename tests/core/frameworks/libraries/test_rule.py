"""What each library gives for the same settings: its padding, its divisor, its refusals."""

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.libraries.port import port
from pooling.frameworks.libraries.rule import rule, ruled_shape
from tests.each import each

X = np.arange(1.0, 17).reshape(4, 4)


@each(
    ("library", "reduction", "values"),
    [
        ("tensorflow", "max", [[11, 12], [15, 16]]),
        ("keras", "max", [[11, 12], [15, 16]]),
        ("torch", "max", [[6, 8], [14, 16]]),
        ("onnx", "max", [[11, 12], [15, 16]]),
        ("zeros", "max", [[11, 12], [15, 16]]),
        ("tensorflow", "avg", [[6, 7.5], [12, 13.5]]),
        ("torch", "avg", [[14 / 9, 30 / 9], [57 / 9, 11]]),
        ("zeros", "avg", [[6, 5], [8, 6]]),
    ],
)
def test_same_of_three_by_three_is_each_librarys_own(library, reduction, values):
    call = port(library, PoolSpec.of(reduction, 3, strides=2, padding="same"), (4, 4))
    np.testing.assert_allclose(rule(call, X).values, values, rtol=1e-6)
    assert ruled_shape(call, (4, 4)).output_shape == (2, 2)


@each("library", ["tensorflow", "keras", "torch", "tflite", "coreml", "zeros"])
def test_a_window_larger_than_the_input_is_refused_in_a_sentence(library):
    spec = PoolSpec.of("max", 6, strides=1)
    found = rule(port(library, spec, (4, 4)), X)
    assert found.values is None
    assert found.refusal.endswith(".")
    assert found.ends_process == (library in ("tensorflow", "keras"))


def test_a_window_larger_than_the_input_is_no_error_in_jax_and_onnx_runtime():
    """JAX returns an empty array; ONNX Runtime rounds towards 0, so what lacks less than a stride is one."""
    spec = PoolSpec.of("max", 5)
    assert rule(port("jax", spec, (4, 4)), X).values.shape == (0, 0)
    assert rule(port("onnx", spec, (4, 4)), X).values.tolist() == [[16]]
    assert ruled_shape(port("onnx", spec, (4, 4)), (4, 4)).arithmetic[0] == "(4 − 5) / 5, cut to 0, + 1 = 1"

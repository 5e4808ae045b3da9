"""What each library gives for the same settings: its padding, its divisor, its refusals."""

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.libraries.port import port
from pooling.frameworks.libraries.rule import rule, ruled_shape
from pooling.frameworks.libraries.table import LIBRARIES
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


@each("library", LIBRARIES)
def test_a_window_larger_than_the_input_is_refused_in_a_sentence(library):
    found = rule(port(library, PoolSpec.of("max", 5), (4, 4)), X)
    assert found.values is None
    assert found.refusal.endswith(".")
    assert found.ends_process == (library in ("tensorflow", "keras"))

"""What each library gives for the same settings: its padding, its divisor, its numbers, its refusals."""

from dataclasses import replace

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.facts.rules import find_rule
from pooling.frameworks.libraries.call import Call, PadFirst
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
    assert not found.ends_process  # it is larger by two strides, so TensorFlow finds a negative size
    nearly = rule(port(library, replace(spec, window_shape=(5, 5)), (4, 4)), X)
    assert nearly.ends_process == (library in ("tensorflow", "keras"))


def test_a_window_larger_than_the_input_is_no_error_in_jax_and_onnx_runtime():
    """JAX returns an empty array; ONNX Runtime rounds towards 0, so what lacks less than a stride is one."""
    spec = PoolSpec.of("max", 5)
    assert rule(port("jax", spec, (4, 4)), X).values.shape == (0, 0)
    assert rule(port("onnx", spec, (4, 4)), X).values.tolist() == [[16]]
    assert ruled_shape(port("onnx", spec, (4, 4)), (4, 4)).arithmetic[0] == "(4 − 5) / 5, cut to 0, + 1 = 1"


def ruled(library, x, dtype="float32", **settings):
    return rule(Call(library, PoolSpec.of(**settings)), np.asarray(x, dtype))


@each(
    ("library", "x", "settings", "values"),
    [
        # NaN, −∞, windows without a cell
        ("tensorflow", [np.nan, 1, np.nan, -np.inf], {}, [1, -3.4028235e38]),
        ("torch", [np.nan, 1, -np.inf, -np.inf], {}, [np.nan, -np.inf]),
        ("onnx", [np.nan, 1, np.nan, -np.inf], {}, [1, -3.4028235e38]),
        ("jax", [5], {"padding": 2}, [-np.inf, 5]),
        ("jax", [5], {"reduction": "avg", "padding": 2}, [np.nan, 5]),
        ("flax", [5], {"reduction": "avg", "padding": 2, "count_include_pad": True}, [0, 2.5]),
        ("torch", [5], {"strides": 1, "padding": 1, "dilations": 2}, [-np.inf]),
        ("onnx", [5], {"strides": 1, "padding": 1, "dilations": 2}, [-3.4028235e38]),
        ("onnx", [5], {"reduction": "avg", "strides": 1, "padding": 1, "dilations": 2}, [0]),
        # sums beyond their type
        ("tensorflow", [3e38, 3e38], {"reduction": "avg"}, [np.inf]),
        ("torch", [3e38, -3e38], {"reduction": "avg"}, [0]),
        ("zeros", [3e38, 3e38], {"reduction": "avg"}, [3e38]),
        # p-norms
        ("torch", [3, -2], {"reduction": "lp", "p": 3}, [19 ** (1 / 3)]),
        ("onnx", [3, -2], {"reduction": "lp", "p": 3}, [35 ** (1 / 3)]),
        ("torch", [3, 4, 5], {"reduction": "lp", "ceil_mode": True}, [5, 50**0.5]),
        ("onnx", [3, 4, 5], {"reduction": "lp", "ceil_mode": True}, [5, 5]),
        ("onnx", [3e38], {"reduction": "lp", "window_shape": (1,)}, [np.inf]),
        # a last window outside
        ("torch", [1, 2], {"window_shape": (1,), "strides": 2, "ceil_mode": True}, [1]),
        ("coreml", [1, 2], {"window_shape": (1,), "strides": 2, "ceil_mode": True}, [1, -np.inf]),
    ],
)
def test_numbers_that_only_some_libraries_give(library, x, settings, values):
    found = ruled(library, x, **{"window_shape": (2,)} | settings)
    np.testing.assert_allclose(found.values, values, rtol=1e-6)


@each(
    ("library", "dtype", "reduction", "values", "gives"),
    [
        ("jax", "uint8", "sum", [44], "uint8"),
        ("flax", "uint8", "avg", [22], "float32"),
        ("torch", "int64", "avg", [150], "int64"),
        ("zeros", "uint8", "avg", [150], "float64"),
        ("jax", "int64", "max", [200], "int32"),
        ("jax", "uint8", "min", [100], "uint8"),
        ("keras", "float64", "max", [200], "float32"),
    ],
)
def test_types_and_integers_are_the_librarys(library, dtype, reduction, values, gives):
    found = ruled(library, [200, 100], dtype, reduction=reduction, window_shape=(2,))
    assert found.values.tolist() == values
    assert found.values.dtype == gives
    negative = ruled("torch", [-2, -3], "int64", reduction="avg", window_shape=(2,))
    assert negative.values.tolist() == [-2]  # cut off, not rounded down


def test_numbers_that_no_rule_gives_are_marked():
    x = np.array([[np.nan, 1, 2], [3, -np.inf, -np.inf]], np.float32)
    spec = PoolSpec.of("max", (1, 2), strides=1)
    assert rule(Call("tflite", spec), x).unsure.tolist() == [[True, False], [False, True]]
    assert rule(Call("onnx", spec), x).unsure.tolist() == [[True, False], [False, True]]
    assert rule(Call("torch", spec), x).unsure is None
    average = replace(spec, reduction="avg")
    assert rule(Call("tflite", average), x).unsure.tolist() == [[True, False], [True, True]]
    large = rule(Call("tflite", average), np.full((1, 2), 3e38, np.float32))
    assert large.unsure.tolist() == [[True]]
    outside = PoolSpec.of("avg", (1, 1), strides=(1, 2), ceil_mode=True)
    assert rule(Call("coreml", outside), np.ones((1, 2))).unsure.tolist() == [[False, True]]


def test_what_a_call_does_before_and_after_the_librarys_function_counts():
    x = np.array([-4.0, 2.0, 6.0, -8.0], np.float32)
    average = PoolSpec.of("avg", (2,), count_include_pad=True)
    call = Call("torch", average, PadFirst(((1, 1),), 0.0), per_cell=True)
    assert rule(call, x).values.tolist() == [-4, 4, -8]
    assert rule(replace(call, factor=0.5), x).values.tolist() == [-2, 2, -4]
    least = Call("torch", PoolSpec.of("max", (2,)), PadFirst(((1, 1),), -np.inf), turned="negated")
    assert rule(least, x).values.tolist() == [-4, 2, -8]
    assert rule(replace(least, turned="absolute"), x).values.tolist() == [4, 6, 8]
    whole = replace(least, library="jax", turned="")
    assert rule(whole, np.array([1, 2, 3, 4], np.int64)).values.tolist() == [1, 3, 4]
    assert (
        rule(replace(whole, pad_first=PadFirst(((1, 1),), np.inf)), np.array([1, 2], np.uint8)).values.max()
        == 255
    )


def test_keras_volumes_whose_windows_start_late_on_some_processors_are_marked():
    spec = PoolSpec.of("max", (1, 1, 1), strides=(1, 3, 1), padding="same")
    found = rule(Call("keras", spec), np.arange(6.0).reshape(1, 6, 1))
    assert found.values.ravel().tolist() == [0, 3]
    assert found.unsure.all()
    assert find_rule("Keras", "stride over window").sentence in found.sentence
    assert rule(Call("keras", spec), np.arange(4.0).reshape(1, 4, 1)).unsure is None


def test_a_window_of_very_many_cells_overflows_by_its_whole_sum():
    x = np.full((1, 80, 80), 3e38, np.float32)
    assert np.isinf(rule(Call("torch", PoolSpec.of("avg", (80, 80))), x).values).all()

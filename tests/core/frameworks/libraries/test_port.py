"""What people type in each library for our settings, and why some have nothing of the kind."""

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.port import port
from pooling.frameworks.libraries.refusals import find_refusal
from pooling.frameworks.libraries.table import LIBRARIES
from tests.each import each

SAME = PoolSpec.of("max", 3, strides=2, padding="same")


@each(
    ("shape", "window", "stride", "pads"),
    [(4, 3, 2, 1), (224, 7, 2, 3), (4, 2, 2, 0), (5, 2, 2, 1), (8, 5, 1, 2)],
)
def test_pytorch_has_half_of_sames_cells_on_both_sides(shape, window, stride, pads):
    call = port("torch", PoolSpec.of("max", window, strides=stride, padding="same"), (shape, shape))
    assert call.spec.padding == ((pads, pads), (pads, pads))


def test_zeros_lie_where_same_has_its_padding():
    call = port("zeros", SAME, (4, 4))
    assert call.pad_first == PadFirst(((0, 1), (0, 1)), 0.0)
    assert call.spec.padding == "valid"


@each(
    ("library", "counts"),
    [
        ("torch", True),
        ("flax", True),
        ("coreml", True),
        ("tensorflow", False),
        ("onnx", False),
        ("jax", False),
    ],
)
def test_padding_is_counted_as_by_default_there_only_if_its_own_defaults_are_asked(library, counts):
    spec = PoolSpec.of("avg", 3, strides=2, padding="same")
    assert port(library, spec, (4, 4)).spec.count_include_pad is counts
    assert port(library, spec, (4, 4), own_defaults=False).spec.count_include_pad is False


@each("library", ["tensorflow", "keras", "tflite"])
def test_pads_in_numbers_have_a_name_where_one_means_the_same(library):
    typed = {0: "valid", 1: "same"}
    for pads, name in typed.items():
        spec = PoolSpec.of("max", 3, strides=1, padding=pads)
        assert port(library, spec, (5, 5)).spec.padding == name


@each("library", ["tensorflow", "keras", "flax", "jax", "tflite"])
def test_ceil_mode_that_adds_no_window_is_left_out(library):
    spec = PoolSpec.of("max", 2, ceil_mode=True)
    assert port(library, spec, (4, 4)).spec.ceil_mode is False
    assert "no ceil mode" in port(library, spec, (5, 5))


def test_onnx_has_the_newest_opset():
    assert port("onnx", SAME, (4, 4)).opset == 22


@each(
    ("library", "settings", "words"),
    [
        ("keras", {"dilations": 2}, "has no dilation"),
        ("torch", {"padding": ((0, 1), (0, 1))}, "pads both sides alike"),
        ("onnx", {"reduction": "median"}, "not with median"),
        ("tflite", {"padding": 1}, "VALID or SAME only"),
        ("jax", {"reduction": "lp"}, "not lp"),
    ],
)
def test_what_a_library_has_no_word_for_is_a_sentence(library, settings, words):
    found = port(library, PoolSpec.of(**{"window_shape": 3, "strides": 2} | settings), (6, 6))
    assert isinstance(found, str)
    assert words in found


def test_settings_that_do_not_fit_the_input_are_a_sentence_of_our_core():
    for library in LIBRARIES:
        found = port(library, SAME, (4,))
        assert not isinstance(found, str) or found.startswith("The input has 1 spatial axis")
    assert port("torch", SAME, (4,)).startswith("The input has 1 spatial axis")


@each(
    ("call", "typed"),
    [
        (Call("tensorflow", PoolSpec.of("max", 1, strides=2)), True),
        (Call("onnx", PoolSpec.of("max", 2, padding=2)), True),
        (Call("onnx", PoolSpec.of("max", 3, strides=2, ceil_mode=True), opset=7), False),
        (Call("coreml", PoolSpec.of("max", 2, padding="same", ceil_mode=True)), True),
        (Call("coreml", PoolSpec.of("max", 2, dilations=2)), False),
        (Call("zeros", PoolSpec.of("max", 7)), True),  # our own core refuses it
    ],
)
def test_a_call_that_raises_an_error_can_be_typed_and_one_without_a_word_for_it_cannot(call, typed):
    assert find_refusal(call, (6, 6), np.dtype(np.float32)).can_be_typed is typed

"""What is said of a library's numbers and of its shape, in a sentence and in a line of arithmetic."""

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.facts.rules import find_rule
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.rule import rule, ruled_shape
from pooling.frameworks.libraries.table import LIBRARIES
from tests.each import each

X = np.arange(1.0, 17).reshape(4, 4)
SAME = {"reduction": "avg", "padding": "same"}
ROWS_ALONE = {"reduction": "avg", "padding": ((1, 1), (0, 0))}


@each(
    ("library", "settings", "sentence"),
    [
        (
            "tensorflow",
            {"padding": "same"},
            "A padding cell never wins: it counts as −∞, not as 0.",
        ),
        (
            "torch",
            ROWS_ALONE | {"count_include_pad": True},
            "An average divides by real cells and padding; what overhangs the padding never counts.",
        ),
        (
            "flax",
            SAME | {"count_include_pad": True},
            "An average divides by all cells of a window, padding or not.",
        ),
        ("jax", SAME, "An average divides by the real cells only."),
        ("jax", {"reduction": "avg", "divisor_override": 3}, "An average divides by 3."),
        ("keras", {"reduction": "avg"}, ""),
    ],
)
def test_sentence_says_what_padding_is_and_what_an_average_divides_by(library, settings, sentence):
    found = rule(Call(library, PoolSpec.of(**{"window_shape": 3, "strides": 2} | settings)), np.float32(X))
    assert found.sentence == sentence


@each(
    ("topic", "library", "x", "settings"),
    [
        ("NaN", "torch", [np.nan, 1], {}),
        ("overflow", "jax", [3e38, 3e38], {"reduction": "avg"}),
        ("empty window", "jax", [1], {"padding": 2}),
        ("large window", "onnx", [1], {}),
        ("ceil mode", "torch", [1, 2, 3], {"ceil_mode": True}),
        ("p-norm", "torch", [1, 2], {"reduction": "lp"}),
    ],
)
def test_sentence_has_the_rule_that_matters_here(topic, library, x, settings):
    call = Call(library, PoolSpec.of(**{"window_shape": (2,)} | settings))
    sentence = rule(call, np.asarray(x, np.float32)).sentence
    assert find_rule(LIBRARIES[library].name, topic).sentence in sentence


def test_sentence_about_integers_is_about_integers():
    call = Call("flax", PoolSpec.of("avg", (2,)))
    said = find_rule("Flax", "integers").sentence
    assert said in rule(call, np.array([200, 100], np.uint8)).sentence
    assert said not in rule(call, np.array([200, 100], np.float32)).sentence


@each(
    ("library", "given", "computed"),
    [("keras", "float16", "float32"), ("onnx", "float64", "float32"), ("jax", "int64", "int32")],
)
def test_sentence_says_in_which_type_a_library_computes(library, given, computed):
    call = Call(library, PoolSpec.of("avg", (2,)))
    said = rule(call, np.array([1, 2], given)).sentence
    assert f"{computed} first." in said
    assert "first." not in rule(call, np.array([1, 2], np.float32)).sentence


DROPPED = "⌈(10 − 1) / 2⌉ + 1 = 6, less one that would start in the padding: 5"
HOLES = {"padding": ((0, 1),), "dilations": 2}


@each(
    ("library", "size", "window", "settings", "line"),
    [
        ("torch", 112, 3, {"padding": 1}, "⌊(112 + 2 · 1 − 3) / 2⌋ + 1 = 56"),
        ("jax", 9, 3, HOLES, "⌊(9 + 0 + 1 − (2 · 2 + 1)) / 2⌋ + 1 = 3"),
        ("keras", 7, 3, {"padding": "same"}, "⌈7 / 2⌉ = 4"),
        ("torch", 10, 1, {"ceil_mode": True}, DROPPED),
        ("torch", 5, 2, {"ceil_mode": True}, "⌈(5 − 2) / 2⌉ + 1 = 3"),
        ("flax", 2, 3, {}, "(2 − 3) < 0: no window fits"),
        ("onnx", 2, 3, {}, "(2 − 3) / 2, cut to 0, + 1 = 1"),
    ],
)
def test_arithmetic_is_the_line_on_the_board(library, size, window, settings, line):
    call = Call(library, PoolSpec.of("max", (window,), strides=2, **settings))
    assert ruled_shape(call, (size,)).arithmetic == (line,)

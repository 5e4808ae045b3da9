"""What is written down about the frameworks: complete, and true of the answers they gave."""

import json
from pathlib import Path

import numpy as np
import pytest

from pooling import PoolSpec, plan_windows
from pooling.frameworks.facts.limits import LIMITS, ONNX, TORCH, explain_limit
from pooling.frameworks.facts.rules import FRAMEWORKS, RULES, TOPICS, default_settings, find_rule
from pooling.frameworks.facts.unsupported import find_unsupported
from pooling.frameworks.question import Question

FLAT = np.ones((2, 8, 8), np.float32)
RECORDED = json.loads((Path(__file__).parents[2] / "recorded" / "torch.json").read_text("utf-8"))["cases"]

UNSUPPORTED = [
    (
        TORCH,
        {"reduction": "min"},
        "PyTorch and ONNX pool with max, avg and lp only, not with min; "
        "pool −x with max and change the sign back, since min(x) = −max(−x).",
    ),
    (
        ONNX,
        {"reduction": "softmax"},
        "PyTorch and ONNX pool with max, avg and lp only, not with softmax; choose max or avg.",
    ),
    (
        TORCH,
        {"dtype": "uint16"},
        "PyTorch's max_pool2d has no uint16 version; convert the input to float32.",
    ),
    (
        TORCH,
        {"dtype": "int64", "window_shape": (2,)},
        "PyTorch's max_pool1d has no int64 version; convert the input to float32.",
    ),
    (
        TORCH,
        {"reduction": "avg", "dtype": "int32"},
        "PyTorch's avg_pool2d averages floats, and the input is int32 (of integers it takes int64 alone, "
        "and cuts the fraction off: −2.5 becomes −2); convert it to float32.",
    ),
    (
        TORCH,
        {"reduction": "avg", "dtype": "float16", "window_shape": (2, 2, 2)},
        "In three dimensions PyTorch has no avg pooling of float16; convert the input to float32.",
    ),
    (
        TORCH,
        {"reduction": "avg", "dilations": 2},
        "PyTorch dilates max pooling only, not avg (dilation (2, 2)); set dilation to 1 or take max.",
    ),
    (
        TORCH,
        {"reduction": "avg", "window_shape": (2,), "divisor_override": 3},
        "PyTorch's avg_pool1d has no divisor_override, only avg_pool2d and avg_pool3d; "
        "give the input a second axis of one cell.",
    ),
    (
        ONNX,
        {"reduction": "avg", "divisor_override": 3},
        "ONNX's AveragePool has no divisor_override, and it is 3; "
        "multiply the average by the cells and divide by that.",
    ),
    (
        TORCH,
        {"reduction": "lp", "p": float("inf")},
        "PyTorch and ONNX compute powers, so lp with p = ∞ gives no norm there; pool |x| with max.",
    ),
    (
        TORCH,
        {"reduction": "lp", "padding": 1},
        "PyTorch's lp pooling has no padding, and the pads are ((1, 1), (1, 1)); "
        "pad the input with zeros first, which add nothing.",
    ),
    (
        TORCH,
        {"window_shape": 3, "strides": 2, "padding": "same"},
        "PyTorch pads both sides alike, and the pads (before, after) are ((0, 1), (0, 1)); "
        "pad the input first with torch.nn.functional.pad, with −inf for max.",
    ),
    (
        TORCH,
        {"window_shape": 3, "padding": 2},
        "PyTorch allows pads up to half the window, and the pads are ((2, 2), (2, 2)) for a "
        "window of (3, 3); use less padding, or pad the input first.",
    ),
    (
        ONNX,
        {"reduction": "avg", "dtype": "int8"},
        "ONNX's operator for avg takes floats (MaxPool also int8 and uint8), and the input is int8; "
        "convert it to float32.",
    ),
    (
        ONNX,
        {"reduction": "lp", "p": 1.5},
        "ONNX's LpPool takes a whole number p, and p is 1.5; choose p = 1, 2 or 3.",
    ),
    (
        TORCH,
        {"reduction": "avg", "window_shape": (3, 1, 1), "padding": (1, 0, 0)},
        "In three dimensions PyTorch's avg pooling needs an input as large as the window even without "
        "padding, and the input has (2, 8, 8) cells for a window of (3, 1, 1); pad the input first.",
    ),
]


def question_of(call, settings):
    spec = PoolSpec.of(**{name: value for name, value in settings.items() if name != "dtype"})
    return Question(FLAT.astype(settings.get("dtype", "float32")), spec, call)


def test_every_rule_has_a_known_place_a_sentence_and_a_source():
    places = [(rule.framework, rule.topic) for rule in RULES]
    assert len(set(places)) == len(places)
    for rule in RULES:
        assert rule.framework in FRAMEWORKS
        assert rule.topic in TOPICS
        assert rule.source
        assert rule.sentence[0].isupper() or rule.sentence.startswith(("“", "tf.", "pads", "row"))
        assert rule.sentence.endswith(".")


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("topic", ["strides", "axes", "padding", "pad value", "divisor", "ceil mode"])
def test_every_framework_answers_the_topics_that_change_a_result(framework, topic):
    assert find_rule(framework, topic) is not None


def test_find_rule_of_what_a_framework_has_not_is_none():
    assert find_rule("TensorFlow", "p-norm") is None


@pytest.mark.parametrize(
    ("framework", "strides", "counts"),
    [("TensorFlow", 1, False), ("Keras", 2, False), ("PyTorch", 2, True), ("ONNX", 1, False)],
)
def test_default_settings_make_the_spec_of_each_framework(framework, strides, counts):
    spec = PoolSpec.of("avg", 2, **default_settings(framework))
    assert (spec.strides, spec.count_include_pad) == ((strides, strides), counts)


@pytest.mark.parametrize(("call", "settings", "sentence"), UNSUPPORTED)
def test_limit_says_what_came_what_is_allowed_and_a_way_to_fix(call, settings, sentence):
    assert explain_limit(question_of(call, settings)) == sentence


def test_what_we_reject_ourselves_is_rejected_in_our_words():
    assert explain_limit(question_of(TORCH, {"window_shape": 9})) == (
        "The window spans 9 rows and the padded input has 8; make the window smaller or the padding larger."
    )


@pytest.mark.parametrize(
    ("call", "settings"),
    [
        (TORCH, {"window_shape": 3, "padding": 1, "dilations": 2}),
        (TORCH, {"reduction": "avg", "padding": 1, "ceil_mode": True, "count_include_pad": True}),
        (TORCH, {"reduction": "lp", "p": 1.5}),
        (TORCH, {"reduction": "avg", "divisor_override": -3}),
        (TORCH, {"window_shape": 3, "strides": 1, "padding": "same"}),
        (ONNX, {"reduction": "lp", "p": 3, "padding": ((0, 2), (1, 0)), "dilations": 2}),
        (ONNX, {"reduction": "avg", "window_shape": 3, "padding": "same_lower", "dilations": 2}),
    ],
)
def test_limit_is_none_where_the_framework_answers(call, settings):
    assert explain_limit(Question(FLAT, PoolSpec.of(**settings), call)) is None


def test_no_limit_is_predicted_for_what_pytorch_was_recorded_to_answer():
    for case in RECORDED:
        names = ("strides", "padding", "dilations", "ceil_mode", "count_include_pad")
        spec = PoolSpec.of(case["reduction"], case["window_shape"], **{name: case[name] for name in names})
        question = Question(np.asarray(case["x"], case["dtype"]), spec, TORCH)
        assert plan_windows(spec, question.spatial_shape).output_shape == np.shape(case["y"])[1:]
        assert explain_limit(question) is None, case


def test_every_limit_has_its_sentence_above():
    asked = [question_of(call, settings) for call, settings, _ in UNSUPPORTED]
    found = [find_unsupported(question, LIMITS) for question in asked]
    assert {row.name for row in found if row} == {row.name for row in LIMITS}

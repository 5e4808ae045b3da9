"""ONNX's pools, as its own evaluator and as ONNX Runtime read them, against ours."""

from tests.peers import ask_onnx, drawing_others
from tests.peers.suite import hold, needs

pytestmark = needs("onnx", "ONNX")


def test_pooling_equals_onnx_own_evaluator(record_property):
    hold("ONNX evaluator", drawing_others.onnx_evaluator, ask_onnx.ask_evaluator, record_property)


def test_global_pooling_equals_onnx_own_evaluator(record_property):
    draw = drawing_others.onnx_global_evaluator
    hold("ONNX evaluator, global", draw, ask_onnx.ask_evaluator, record_property)


@needs("onnxruntime", "ONNX Runtime")
def test_pooling_equals_onnx_runtime(record_property):
    hold("ONNX Runtime", drawing_others.onnx_runtime, ask_onnx.ask_runtime, record_property)


@needs("onnxruntime", "ONNX Runtime")
def test_global_pooling_equals_onnx_runtime(record_property):
    hold("ONNX Runtime, global", drawing_others.onnx_global, ask_onnx.ask_runtime, record_property)

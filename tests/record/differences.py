"""Put every row of pooling/frameworks/facts/differences.py to the libraries and keep their answers.

Run by hand, as `python -m tests.record.differences`, with a Python that has all of requirements-peers.txt. Of
`pooling` it imports the questions only: the answers are witnesses.
"""

import os
from importlib import metadata
from typing import Any

import numpy as np

from pooling.frameworks.facts.difference import Difference, Side
from pooling.frameworks.facts.differences import DIFFERENCES
from tests.record.answers import short, write

PACKAGES = ("torch", "tensorflow-cpu", "keras", "onnx", "onnxruntime", "scipy", "scikit-image")
PACKAGES += ("opencv-python-headless",)


def torch_names(x: np.ndarray) -> dict[str, Any]:
    """PyTorch, with a batch and a channel before the input's axes."""
    import torch

    def gradient(function: Any, x: Any) -> Any:
        return torch.func.grad(lambda x: function(x).sum())(x)

    return {"F": torch.nn.functional, "x": torch.tensor(x)[None, None], "gradient": gradient}


def tensorflow_names(x: np.ndarray) -> dict[str, Any]:
    """TensorFlow and Keras, with a batch before and a channel after the input's axes."""
    import keras
    import tensorflow as tf

    def gradient(function: Any, x: Any) -> Any:
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = function(x)
        return tape.gradient(y, x)

    given = tf.constant(x[None, ..., None], tf.float32)
    return {"tf": tf, "keras": keras, "x": given, "gradient": gradient}


def onnx_names(evaluate: Any) -> Any:
    """ONNX's operators as functions, with a batch and a channel before the input's axes."""

    def names(x: np.ndarray) -> dict[str, Any]:
        def operator(name: str) -> Any:
            return lambda x, **settings: evaluate(node_model(name, x, settings), {"x": x})

        operators = {name: operator(name) for name in ("MaxPool", "AveragePool", "LpPool")}
        return {**operators, "x": np.float32(x)[None, None]}

    return names


def node_model(name: str, x: np.ndarray, settings: dict[str, Any]) -> Any:
    """One node as a model."""
    from onnx import TensorProto, helper

    x_info = helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)
    y_info = helper.make_tensor_value_info("y", TensorProto.FLOAT, None)
    graph = helper.make_graph([helper.make_node(name, ["x"], ["y"], **settings)], "pool", [x_info], [y_info])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)], ir_version=10)


def run_evaluator(model: Any, feed: dict[str, Any]) -> Any:
    """onnx.reference."""
    from onnx.reference import ReferenceEvaluator

    return ReferenceEvaluator(model).run(None, feed)[0]


def run_runtime(model: Any, feed: dict[str, Any]) -> Any:
    """ONNX Runtime, which warns of an answer whose shape is not the text's."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    given = model.SerializeToString(), options, ["CPUExecutionProvider"]
    return onnxruntime.InferenceSession(given[0], given[1], providers=given[2]).run(None, feed)[0]


def array_names(x: np.ndarray) -> dict[str, Any]:
    """The libraries that take a plain array."""
    import cv2
    from scipy import ndimage
    from skimage.measure import block_reduce

    return {"np": np, "ndimage": ndimage, "block_reduce": block_reduce, "cv2": cv2, "x": x}


NAMES = {
    "PyTorch": torch_names,
    "TensorFlow": tensorflow_names,
    "Keras": tensorflow_names,
    "ONNX evaluator": onnx_names(run_evaluator),
    "ONNX Runtime": onnx_names(run_runtime),
    "SciPy": array_names,
    "scikit-image": array_names,
    "OpenCV": array_names,
    "NumPy": array_names,
}


def answer(row: Difference, side: Side) -> Any:
    """What the library says, without axes of one cell."""
    found = eval(side.asked, NAMES[side.who](row.given))  # noqa: S307  # our own table
    return short(np.atleast_1d(np.asarray(found).squeeze()))


def record_differences() -> None:
    """Ask every side of every row."""
    os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
    rows = [
        {"name": row.name, "who": side.who, "asked": side.asked, "answer": answer(row, side)}
        for row in DIFFERENCES
        for side in row.sides
    ]
    versions = {package: metadata.version(package) for package in PACKAGES}
    write("differences", {"versions": versions}, "rows", rows)


if __name__ == "__main__":
    record_differences()

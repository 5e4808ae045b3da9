"""Put the suites' questions of tests/peers to a few libraries and keep a few hundred answers.

Run by hand, as `python -m tests.record.peers`, with a Python that has all of requirements-peers.txt. The
answers lie in tests/core/recorded/peers_*.json, a file a library; every run of the tests holds ours to them.
"""

import json
import os
from importlib import metadata
from typing import Any

import numpy as np

from tests.peers import ask_arrays, ask_onnx, ask_tensorflow, ask_torch, drawing, drawing_onnx_and_arrays
from tests.peers.suite import Ask, Draw, answered, generator
from tests.record.answers import short, write
from tests.record.cases import Case

Row = tuple[str, Draw, Ask, int]
LIBRARIES: dict[str, tuple[str, list[Row]]] = {
    "torch": (
        "torch",
        [
            ("max", drawing.torch_max, ask_torch.ask, 120),
            ("avg", drawing.torch_avg, ask_torch.ask, 90),
            ("lp", drawing.torch_lp, ask_torch.ask, 120),
            ("adaptive", drawing.adaptive, ask_torch.ask, 150),
            ("unpool", drawing.unpooled, ask_torch.ask, 60),
        ],
    ),
    "tensorflow": (
        "tensorflow-cpu",
        [
            ("nn", drawing.tensorflow, ask_tensorflow.ask, 90),
            ("keras", drawing.keras_layer, ask_tensorflow.ask, 60),
        ],
    ),
    "onnx": (
        "onnx",
        [
            ("operators", drawing_onnx_and_arrays.onnx_evaluator, ask_onnx.ask_evaluator, 180),
            ("global", drawing_onnx_and_arrays.onnx_global_evaluator, ask_onnx.ask_evaluator, 30),
        ],
    ),
    "onnxruntime": (
        "onnxruntime",
        [
            ("operators", drawing_onnx_and_arrays.onnx_runtime, ask_onnx.ask_runtime, 180),
            ("global", drawing_onnx_and_arrays.onnx_global, ask_onnx.ask_runtime, 30),
        ],
    ),
    "scipy": ("scipy", [("filters", drawing_onnx_and_arrays.scipy_filter, ask_arrays.ask_scipy, 120)]),
    "skimage": (
        "scikit-image",
        [("blocks", drawing_onnx_and_arrays.block_reduce, ask_arrays.ask_skimage, 120)],
    ),
    "opencv": (
        "opencv-python-headless",
        [("filters", drawing_onnx_and_arrays.opencv, ask_arrays.ask_opencv, 90)],
    ),
}
LARGEST = 400
"""Cells of an input that is kept: the files are read by people, too."""


def kept(asked: Case, answer: dict[str, Any]) -> dict[str, Any]:
    """Question and answer as plain lists."""
    arrays = {**answer, "x": np.asarray(asked["x"], asked["dtype"])}
    if "places" in asked:
        arrays["places"] = asked["places"]
    plain = {key: value for key, value in asked.items() if key not in arrays and key != "name"}
    return json.loads(json.dumps({**plain, **{key: short(np.asarray(each)) for key, each in arrays.items()}}))


def record_peers() -> None:
    """Ask everything and write the files."""
    os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
    for library, (package, rows) in LIBRARIES.items():
        cases = []
        for name, draw, ask, count in rows:
            pairs = answered(draw, ask, generator(f"recorded {library} {name}"), count)
            small = (pair for pair in pairs if np.size(pair[0]["x"]) + np.size(pair[1]["y"]) <= LARGEST)
            cases += [{"suite": name, **kept(*pair)} for pair in small]
        write(f"peers_{library}", {"version": metadata.version(package)}, "cases", cases)


if __name__ == "__main__":
    record_peers()

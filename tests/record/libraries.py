"""Put calls of every library to it and keep its answers: our rules are held to them.

Run by hand, as `python -m tests.record.libraries NAME …`, with a Python that has the libraries named; without
a name it asks all of them. The answers lie in tests/core/recorded/libraries_*.json, a file a library.
"""

import json
import os
import sys
import warnings
from importlib import metadata
from typing import Any

import numpy as np

from tests.peers.ask_calls import ask
from tests.peers.drawing_calls import draw_call, fields
from tests.peers.suite import answered, generator
from tests.record.answers import short, write
from tests.record.cases import Case

VERSIONS = {
    "tensorflow": ("tensorflow-cpu",),
    "keras": ("keras", "tensorflow-cpu"),
    "tflite": ("tensorflow-cpu",),
    "torch": ("torch",),
    "onnx": ("onnxruntime", "onnx"),
    "jax": ("jax",),
    "flax": ("flax", "jax"),
}
CASES = 120
"""Of each library; of ONNX Runtime twice as many, because an opset changes what it has."""


def kept(asked: Case, answer: dict[str, Any]) -> dict[str, Any]:
    """Question and answer as plain values; an error by its first words."""
    row = {**fields(asked["call"]), "dtype": asked["dtype"], "x": short(asked["x"][0])}
    if "error" in answer:
        return {**row, "error": answer["error"].split(":")[0]}
    y = answer["y"]
    empty = {} if y.size else {"shape": y.shape[1:]}  # what nested lists do not tell
    return json.loads(json.dumps({**row, "y": short(y[0]), "gives": y.dtype.name, **empty}))


def record(library: str) -> None:
    """Ask one library and write its file."""
    asked = answered(
        draw_call(library), ask, generator(f"recorded calls of {library}"), CASES * (1 + (library == "onnx"))
    )
    versions = {package: metadata.version(package) for package in VERSIONS[library]}
    write(f"libraries_{library}", {"versions": versions}, "cases", [kept(*pair) for pair in asked])


if __name__ == "__main__":
    os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1", "JAX_PLATFORMS": "cpu"}
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    for name in sys.argv[1:] or VERSIONS:
        record(name)

"""Run every form of a pasted layer in its own library and keep what it gives.

Run by hand, as `python -m tests.record.pasted`, with a Python that has all of requirements-peers.txt. The
answers lie in tests/core/recorded/pasted.json; tests/core/frameworks/libraries/read/test_pasted_numbers.py
holds the rules to them: what was read of the form, computed without the library, gives the same numbers.
"""

import json
import os
from importlib import metadata
from typing import Any

import numpy as np

from tests.core.frameworks.libraries.read.test_reading import FORMS

SHAPES = {1: (12,), 2: (7, 8), 3: (4, 5, 6)}
PACKAGES = ("torch", "tensorflow-cpu", "keras", "onnx", "onnxruntime", "flax", "jax")


def numbers(rank: int) -> np.ndarray:
    """An input with `rank` axes: quarters, some of them negative, none of them twice in a row."""
    size = int(np.prod(SHAPES[rank]))
    return (((np.arange(size) * 37) % 101 - 50) / 4).reshape(SHAPES[rank]).astype(np.float32)


def answer(text: str, library: str, rank: int) -> np.ndarray:
    """What the library gives, without batch and channels."""
    return np.asarray(ANSWERS[library](text, numbers(rank)), np.float32)


def torch_answer(text: str, x: np.ndarray) -> np.ndarray:
    import torch
    from torch import nn
    from torch.nn import functional

    names = {**vars(functional), **vars(nn), "torch": torch, "nn": nn, "F": functional}
    given = torch.tensor(x[None, None])
    made = ran(text, {**names, "x": given})
    return (made(given) if isinstance(made, nn.Module) else made).detach().numpy()[0, 0]


def tensorflow_answer(text: str, x: np.ndarray) -> np.ndarray:
    import keras
    import tensorflow as tf

    last = "NCHW" not in text
    given = x[None, ..., None] if last else x[None, None]
    names = {"tf": tf, "keras": keras, "layers": keras.layers, "x": given, "null": None, **vars(keras.layers)}
    made = ran(text, names)
    if isinstance(made, dict):
        made = getattr(keras.layers, made.get("class_name", "AveragePooling2D")).from_config(
            made.get("config", made)
        )
    made = made(given) if isinstance(made, keras.layers.Layer) else made
    values = made[0] if isinstance(made, tuple) else made  # the winners' places come second
    return np.asarray(values)[0, ..., 0] if last else np.asarray(values)[0, 0]


def jax_answer(text: str, x: np.ndarray) -> np.ndarray:
    import jax
    from flax import linen, nnx

    last = not text.startswith("jax.")  # that form has channels first
    given = jax.numpy.asarray(x[None, ..., None] if last else x[None, None])
    made = ran(text, {"nn": linen, "nnx": nnx, "jax": jax, "lax": jax.lax, "jnp": jax.numpy, "x": given})
    return np.asarray(made)[0, ..., 0] if last else np.asarray(made)[0, 0]


def onnx_answer(text: str, x: np.ndarray) -> np.ndarray:
    import onnxruntime
    from onnx import TensorProto, helper

    node = onnx_node(text)
    node.ClearField("input")
    node.ClearField("output")
    node.input.append("x")
    node.output.append("y")
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("x", "y")]
    graph = helper.make_graph([node], "g", ends[:1], ends[1:])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)], ir_version=10)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"x": x[None, None]})[0][0, 0]


def onnx_node(text: str) -> Any:
    """The node that a text is: in Python, in ONNX's notation, as protobuf's text, or as JSON."""
    import onnx
    from google.protobuf import json_format, text_format

    if "make_node" in text:
        return ran(text, {"onnx": onnx, "make_node": onnx.helper.make_node})
    if "op_type:" in text:
        return text_format.Parse(text, onnx.NodeProto())
    if '"opType"' in text:
        return json_format.Parse(text, onnx.NodeProto(), ignore_unknown_fields=True)
    return onnx.parser.parse_node(text)


ANSWERS = {
    "torch": torch_answer,
    "tensorflow": tensorflow_answer,
    "keras": tensorflow_answer,
    "onnx": onnx_answer,
    "flax": jax_answer,
    "jax": jax_answer,
}
"""Who is asked; TFLite and Core ML have no code that runs here."""


def ran(text: str, names: dict[str, Any]) -> Any:
    """What a form gives: an expression's value, or what its last line makes."""
    *before, last = text.strip().split("\n")
    try:
        return eval(text.strip(), names)  # noqa: S307  # our own forms, in a test
    except SyntaxError:
        exec("\n".join(before), names)  # noqa: S102
        return eval(last.partition("#")[0].rpartition(" = ")[2], names)  # noqa: S307


def record_pasted() -> None:
    """Run all forms and write the file; some are no code, or nothing that runs on a processor."""
    from pooling.frameworks.libraries.read import read_call
    from tests.record.answers import short, write

    os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
    rows, without = [], []
    for place, (text, library, *_) in enumerate(FORMS):
        try:
            values = answer(text, library, read_call(text).spec.rank)
        except Exception as error:  # noqa: BLE001  # whatever a library raises
            without.append((place, text[:60], f"{type(error).__name__}: {error}"[:90]))
            continue
        rows.append({"text": text, "library": library, "y": short(values)})
    for each in without:
        print(*each)  # noqa: T201
    print(len(rows), "of", len(FORMS))  # noqa: T201
    write("pasted", {name: metadata.version(name) for name in PACKAGES}, "rows", json.loads(json.dumps(rows)))


if __name__ == "__main__":
    record_pasted()

"""Let libraries print outputs, as a person who pastes one sees them.

Run by hand, as `python -m tests.record.prints`, with a Python that has all of requirements-peers.txt. What
they print lies in tests/ui/compare/my_output/prints.json; the tests read it and look for the rule behind it.
"""

import json
import os
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

FILE = Path(__file__).resolve().parents[1] / "ui" / "compare" / "my_output" / "prints.json"
PACKAGES = ("torch", "tensorflow-cpu", "keras", "jax", "flax")
MATRIX = [[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]]

TYPED = {
    "torch max": "F.max_pool2d(first, 3, 2, padding=1)",
    "torch avg": "F.avg_pool2d(first, 3, 2, padding=1)",
    "torch avg, real cells": "F.avg_pool2d(first, 3, 2, padding=1, count_include_pad=False)",
    "torch max, no padding": "F.max_pool2d(first, 3, 2)",
    "torch max, no stride": "F.max_pool2d(first, 3, padding=1)",
    "torch channels": "F.max_pool2d(channels_first, 3, 2, padding=1)",
    "torch, channels last": "F.max_pool2d(torch.tensor(channels_last.numpy()), 3, 2, padding=1)",
    "tensorflow max": "tf.nn.max_pool2d(last, 3, 2, 'SAME')",
    "tensorflow avg": "tf.nn.avg_pool2d(last, 3, 2, 'SAME')",
    "tensorflow avg as text": "str(tf.nn.avg_pool2d(last, 3, 2, 'SAME'))",
    "tensorflow avg as a list": "tf.nn.avg_pool2d(last, 3, 2, 'SAME').numpy().tolist()",
    "tensorflow VALID": "tf.nn.max_pool2d(last, 3, 2, 'VALID')",
    "tensorflow, no stride": "tf.nn.pool(last, (3, 3), 'MAX', padding='SAME')",
    "tensorflow channels": "tf.nn.max_pool2d(channels_last, 3, 2, 'SAME')",
    "keras avg": "keras.layers.AveragePooling2D(3, 2, 'same')(last)",
    "flax avg": "nn.avg_pool(last.numpy(), (3, 3), (2, 2), 'SAME')",
    "jax max": "nn.max_pool(last.numpy(), (3, 3), (2, 2), 'SAME')[0, :, :, 0]",
}
"""What is typed; `first` and `last` are the matrix less 2.3, with its batch and channel."""


def inputs() -> tuple[np.ndarray, np.ndarray]:
    """Return the matrix and three channels."""
    matrix = np.array(MATRIX, np.float32) - np.float32(2.3)
    channels = np.random.default_rng(0).normal(size=(3, 7, 9)).astype(np.float32)
    return matrix, channels


def names() -> dict[str, Any]:
    """Return what may be typed."""
    import jax  # noqa: F401 - Flax's functions take its arrays
    import keras
    import tensorflow as tf
    import torch
    from flax import linen

    matrix, channels = inputs()
    return {
        "F": torch.nn.functional,
        "torch": torch,
        "tf": tf,
        "keras": keras,
        "nn": linen,
        "first": torch.tensor(matrix)[None, None],
        "last": tf.constant(matrix)[None, ..., None],
        "channels_first": torch.tensor(channels)[None],
        "channels_last": tf.constant(np.moveaxis(channels, 0, -1))[None],
    }


def main() -> None:
    """Print all of them into the file."""
    os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
    known = names()
    printed = {name: eval(code, known) for name, code in TYPED.items()}  # noqa: S307 - our own code
    versions = {package: metadata.version(package) for package in PACKAGES}
    texts = {name: each if isinstance(each, str) else repr(each) for name, each in printed.items()}
    kept = json.dumps({"versions": versions, "prints": texts}, indent=1, ensure_ascii=False)
    FILE.write_text(f"{kept}\n", "utf-8")


if __name__ == "__main__":
    main()

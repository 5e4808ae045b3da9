"""Ask TensorFlow for convolutions, and for Kaggle's Filter, Detect and Condense; keep the answers.

Run by hand when TensorFlow's version changes, with a Python that has it. It imports nothing of `pooling`: the
answers are witnesses.

    python -m tests.record.network
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from skimage import data

FILE = Path(__file__).parents[1] / "core" / "recorded" / "network_tensorflow.json"
CASES, SEED = 40, 20261128
KAGGLE = {"edge": [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]], "emboss": [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]]}


def convolution(tf: Any, rng: np.random.Generator) -> dict[str, Any]:
    """Return one random convolution, channels last as TensorFlow has them, with its result."""
    height, width, channels, maps = (int(n) for n in rng.integers((3, 3, 1, 1), (9, 9, 4, 4)))
    rows, columns = (int(n) for n in rng.integers(1, 4, 2))
    stride, dilation = [(1, 1), (2, 1), (3, 1), (1, 2)][rng.integers(4)]
    fits = height > (rows - 1) * dilation and width > (columns - 1) * dilation
    padding = ["valid", "same"][rng.integers(2)] if fits else "same"
    x = rng.integers(-8, 9, (1, height, width, channels)) / 4
    kernels = rng.integers(-8, 9, (rows, columns, channels, maps)) / 4
    y = tf.nn.conv2d(
        tf.constant(x, tf.float32),
        tf.constant(kernels, tf.float32),
        stride,
        padding.upper(),
        dilations=dilation,
    )
    options = {"strides": stride, "padding": padding, "dilations": dilation}
    return {**options, "x": x[0].tolist(), "kernels": kernels.tolist(), "y": y[0].numpy().tolist()}


def extraction(tf: Any, kernel: str, padding: str) -> dict[str, Any]:
    """Return the three stages of Kaggle's lesson on a piece of the photo of coins."""
    photo = tf.image.convert_image_dtype(tf.constant(data.coins()[40:61, 60:77]), tf.float32)[None, ..., None]
    filters = tf.constant(KAGGLE[kernel], tf.float32)[..., None, None]
    filtered = tf.nn.conv2d(photo, filters, 1, padding)
    detected = tf.nn.relu(filtered)
    condensed = tf.nn.pool(detected, (2, 2), "MAX", strides=(2, 2), padding="SAME")
    stages = {"photo": photo, "filtered": filtered, "detected": detected, "condensed": condensed}
    found = {name: tf.squeeze(stage).numpy().tolist() for name, stage in stages.items()}
    return {"kernel": kernel, "padding": padding.lower(), **found}


def main() -> None:
    """Write the file."""
    import tensorflow as tf

    rng = np.random.default_rng(SEED)
    answers = {
        "version": tf.__version__,
        "convolutions": [convolution(tf, rng) for _ in range(CASES)],
        "extractions": [extraction(tf, "edge", "SAME"), extraction(tf, "emboss", "VALID")],
    }
    FILE.write_text(json.dumps(answers, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Ask Keras what the lessons say of it, and keep the answers in pooling/experiments/keras_answers.json.

Run by hand when the version changes, with a Python that has TensorFlow:

    python -m tests.record.lessons
"""

import inspect
import json
import os
import platform
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

import pooling.experiments
from pooling import max_pool
from pooling.experiments.photograph import SIDE, cat

FILE = Path(pooling.experiments.__file__).parent / "keras_answers.json"


def by_loop(image: Any, size: int = 2, stride: int = 2) -> Any:
    """Pool one grey picture by the loop of the lesson: nothing of `pooling` is in it."""
    rows, columns = ((side - size) // stride + 1 for side in image.shape)
    result = np.empty((rows, columns), image.dtype)
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            result[i, j] = image[top : top + size, left : left + size].max()
    return result


def best_ms(call: Callable[[], object], times: int = 20) -> float:
    """Return the shortest time of a call in milliseconds: noise only ever slows down."""
    call()
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return float(f"{1000 * min(seconds):.2g}")


def timed(photo: Any, batch: Any, layer: Any) -> dict[str, float]:
    """Time the loop, our core and Keras' layer on the same photo."""
    return {
        "loop_ms": best_ms(lambda: by_loop(photo)),
        "core_ms": best_ms(lambda: max_pool(photo, 2)),
        "keras_ms": best_ms(lambda: np.asarray(layer(batch))),
    }


def asked() -> dict[str, Any]:
    """Pool the cat with Keras' layer and with the loop; ask both layers for their shape and their weights."""
    import keras
    import tensorflow as tf

    photo = cat()
    batch = photo.reshape(1, SIDE, SIDE, 1).astype(np.float32)
    model = keras.Sequential([keras.layers.MaxPooling2D(pool_size=2, strides=2)])
    theirs = np.asarray(model.predict(batch, verbose=0)).reshape(SIDE // 2, SIDE // 2)
    ours = by_loop(photo)
    layers = [keras.layers.MaxPooling2D(2), keras.layers.AveragePooling2D(2)]
    maps = np.zeros((1, 28, 28, 3), np.float32)
    arguments = [list(inspect.signature(type(layer).__init__).parameters) for layer in layers]
    return {
        "tensorflow": tf.__version__,
        "keras": keras.__version__,
        "python": platform.python_version(),
        "array_equal": bool(np.array_equal(ours, theirs)),
        "equal_pixels": int(np.count_nonzero(ours == theirs)),
        "max_shape": list(layers[0](maps).shape),
        "avg_shape": list(layers[1](maps).shape),
        "max_weights": layers[0].count_params(),
        "avg_weights": layers[1].count_params(),
        "arguments": [name for name in arguments[0] if name not in ("self", "kwargs")],
        "same_arguments": arguments[0] == arguments[1],
        "processors": os.cpu_count(),
        **timed(photo, batch, model.layers[0]),
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(asked(), indent=1) + "\n", "utf-8")

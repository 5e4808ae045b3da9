"""The program in TensorFlow's process, `python -m pooling.frameworks.tensorflow_worker`.

Only the parent starts it. It expects requests that `pooling.frameworks.tensorflow` has checked.
"""

import socket
from collections.abc import Callable
from functools import cache, partial
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.call_settings import layer_of
from pooling.frameworks.tensorflow_calls import POOLINGS, Run
from pooling.kinds.dispatch import pool, pool_backward
from pooling.process.child import Answer, give_way, serve
from pooling.process.messages import Header, Message

Array = NDArray[Any]
SILENCE = 20.0
"""Seconds after which a download that sends nothing is given up."""
MOST_RUNS, FEWEST_RUNS = 9, 3
LONGEST = 0.05
"""Seconds after which no further run is timed."""


def prepare() -> Answer:
    """Import TensorFlow, while requests are already read, and return what answers them."""
    give_way()
    tensorflow, problem = import_tensorflow()

    def answered(header: Header, array: Array | None) -> Message:
        if tensorflow is None or array is None:
            return {"status": "unavailable", "error": problem}, None
        return answer(tensorflow, header, array)

    return answered


def import_tensorflow() -> tuple[Any, str]:
    """Return TensorFlow, or None and why it cannot be loaded."""
    try:
        import tensorflow as tf  # takes 2 to 4 s
    except Exception as error:  # noqa: BLE001  # a broken installation raises other errors too
        return None, describe(error)
    return tf, ""


def answer(tf: Any, header: Header, x: Array) -> tuple[Header, Array | None]:
    """Answer one request about `x`, of shape (channels, spatial axes), or (examples, spatial axes)."""
    batch = bool(header.get("batch"))
    try:
        run = prepared(tf, header)
        given = tf.constant(x[..., None] if batch else np.moveaxis(x, 0, -1)[None])
        result = run(given)
        times = timed(partial(run, given), ours(header, x)) if header.get("timed") else None
    except Exception as error:  # noqa: BLE001  # TensorFlow's own words are the answer
        return {"status": "failed", "error": describe(error), "version": tf.__version__}, None
    results = result if isinstance(result, (tuple, list)) else [result]
    said = {"status": "ok", "version": tf.__version__, "times": times} | ran_on(tf, results[0])
    arrays = [planes_of(each.numpy(), batch) for each in results]
    if len(arrays) > 1:  # values and indices: float64 has both exactly
        return said, np.stack(arrays).astype(np.float64)
    return said, np.ascontiguousarray(arrays[0])


def prepared(tf: Any, header: Header) -> Run:
    """Return the function that a request asks for, or that of its gradient."""
    call = header["call"]
    run = POOLINGS[call](tf, header) if call in POOLINGS else partial(OTHERS[call], tf, header)
    return partial(gradient, tf, run) if header.get("gradient") else run


def gradient(tf: Any, run: Run, x: Any) -> Any:
    """Return d sum(output) / d `x` by GradientTape."""
    with tf.GradientTape() as tape:
        tape.watch(x)
        result = run(x)
    output = result[0] if isinstance(result, tuple) else result  # the indices have no gradient
    slopes = tape.gradient(output, x)
    if slopes is None:
        raise TypeError(f"tape.gradient(y, x) returns None: x has the dtype {x.dtype.name}")
    return slopes


def planes_of(values: Array, batch: bool) -> Array:
    """Put channels first, or examples."""
    return values[..., 0] if batch else np.moveaxis(values[0], -1, 0)


def ran_on(tf: Any, result: Any) -> Header:
    """Return where a result was computed, such as "CPU:0", and Keras' version."""
    return {"device": result.device.rpartition("device:")[2], "keras": str(tf.keras.__version__)}


def ours(header: Header, x: Array) -> Callable[[], object]:
    """Return what our core does for the same answer."""
    spec = layer_of(header["timed"])
    if not header["gradient"]:
        return partial(pool, x, spec)
    return lambda: pool_backward(x, spec, np.ones_like(pool(x, spec)))


def timed(theirs: Callable[[], object], mine: Callable[[], object]) -> Header:
    """Call both in turns; return the median seconds of each, and how often they ran.

    In turns, so that what slows the machine down for a moment slows both. Each is warm: TensorFlow has just
    answered, and ours is called once before.
    """
    mine()
    seconds: tuple[list[float], list[float]] = [], []
    while len(seconds[0]) < FEWEST_RUNS or (len(seconds[0]) < MOST_RUNS and sum(map(sum, seconds)) < LONGEST):
        for run, taken in zip((theirs, mine), seconds, strict=True):
            started = perf_counter()
            run()
            taken.append(perf_counter() - started)
    return {"theirs": median(seconds[0]), "ours": median(seconds[1]), "runs": len(seconds[0])}


def describe(error: Exception) -> str:
    """Return an error's kind and words."""
    return f"{type(error).__name__}: {error}"


def _conv2d(tf: Any, settings: Header, x: Any) -> Any:
    kernel = np.array(settings["kernel"], x.numpy().dtype)[:, :, np.newaxis, np.newaxis]
    return tf.nn.conv2d(x, kernel, strides=1, padding=settings["padding"])


def _relu(tf: Any, _: Header, x: Any) -> Any:
    return tf.nn.relu(x)


@cache
def _vgg16_model(tf: Any, weights: str | None) -> Any:
    """Make VGG16 without its head; "imagenet" downloads the weights once, None draws them."""
    socket.setdefaulttimeout(SILENCE)
    tf.keras.utils.set_random_seed(0)
    return tf.keras.applications.VGG16(include_top=False, weights=weights)


def _vgg16(tf: Any, settings: Header, x: Any) -> Any:
    return _vgg16_model(tf, settings["weights"])(tf.keras.applications.vgg16.preprocess_input(x))


OTHERS: dict[str, Callable[[Any, Header, Any], Any]] = {
    "tf.nn.conv2d": _conv2d,
    "tf.nn.relu": _relu,
    "vgg16": _vgg16,
}

if __name__ == "__main__":
    serve(prepare)

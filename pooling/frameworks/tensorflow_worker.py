"""The program in TensorFlow's process, `python -m pooling.frameworks.tensorflow_worker`.

Only the parent starts it. It expects requests that `pooling.frameworks.tensorflow` has checked.
"""

import socket
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.process.child import Answer, give_way, serve
from pooling.process.messages import Header, Message

Array = NDArray[Any]
SILENCE = 20.0
"""Seconds after which a download that sends nothing is given up."""


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
    """Answer one request about `x`, of shape (channels, spatial axes)."""
    try:
        result = CALLS[header["call"]](tf, tf.constant(np.moveaxis(x, 0, -1)[None]), header)
    except Exception as error:  # noqa: BLE001  # TensorFlow's own words are the answer
        return {"status": "failed", "error": describe(error), "version": tf.__version__}, None
    values = np.moveaxis(result.numpy()[0], -1, 0)
    return {"status": "ok", "version": tf.__version__}, np.ascontiguousarray(values)


def describe(error: Exception) -> str:
    """Return an error's kind and words."""
    return f"{type(error).__name__}: {error}"


def _pool(tf: Any, x: Any, settings: Header) -> Any:
    return tf.nn.pool(
        x,
        window_shape=settings["window_shape"],
        pooling_type=settings["pooling_type"],
        strides=settings["strides"],
        padding=settings["padding"],
        dilations=settings["dilations"],
    )


def _pool_explicit(tf: Any, x: Any, settings: Header) -> Any:
    """Pool with pads in numbers, which only the functions for one reduction document."""
    function = {"MAX": tf.nn.max_pool, "AVG": tf.nn.avg_pool}[settings["pooling_type"]]
    padding = [[0, 0], *settings["padding"], [0, 0]]
    return function(x, ksize=settings["window_shape"], strides=settings["strides"], padding=padding)


def _keras_pool(tf: Any, x: Any, settings: Header) -> Any:
    kind = {"MAX": "MaxPooling", "AVG": "AveragePooling"}[settings["pooling_type"]]
    layer = getattr(tf.keras.layers, f"{kind}{len(settings['window_shape'])}D")
    return layer(settings["window_shape"], strides=settings["strides"], padding=settings["padding"].lower())(
        x
    )


def _keras_global(tf: Any, x: Any, settings: Header) -> Any:
    kind = {"MAX": "GlobalMaxPooling", "AVG": "GlobalAveragePooling"}[settings["pooling_type"]]
    return getattr(tf.keras.layers, f"{kind}{len(x.shape) - 2}D")()(x)


def _conv2d(tf: Any, x: Any, settings: Header) -> Any:
    kernel = np.array(settings["kernel"], x.numpy().dtype)[:, :, np.newaxis, np.newaxis]
    return tf.nn.conv2d(x, kernel, strides=1, padding=settings["padding"])


def _relu(tf: Any, x: Any, _: Header) -> Any:
    return tf.nn.relu(x)


@cache
def _vgg16_model(tf: Any, weights: str | None) -> Any:
    """Make VGG16 without its head; "imagenet" downloads the weights once, None draws them."""
    socket.setdefaulttimeout(SILENCE)
    tf.keras.utils.set_random_seed(0)
    return tf.keras.applications.VGG16(include_top=False, weights=weights)


def _vgg16(tf: Any, x: Any, settings: Header) -> Any:
    return _vgg16_model(tf, settings["weights"])(tf.keras.applications.vgg16.preprocess_input(x))


CALLS: dict[str, Callable[[Any, Any, Header], Any]] = {
    "tf.nn.pool": _pool,
    "tf.nn.max_pool": _pool_explicit,
    "tf.nn.avg_pool": _pool_explicit,
    "keras": _keras_pool,
    "keras_global": _keras_global,
    "tf.nn.conv2d": _conv2d,
    "tf.nn.relu": _relu,
    "vgg16": _vgg16,
}

if __name__ == "__main__":
    serve(prepare)

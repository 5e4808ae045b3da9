"""The program in TensorFlow's process: `python -m pooling.frameworks.tensorflow_worker`; see `process`.

Only the parent starts it. It expects requests that `pooling.frameworks.tensorflow` has checked.
"""

import os
import queue
import sys
import threading
from collections.abc import Callable
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.process import Header, Message, encode_message, read_message

Array = NDArray[Any]


def main() -> None:
    """Answer requests until the parent closes the pipe."""
    answers = _reserve_stdout()
    requests: queue.SimpleQueue[Message] = queue.SimpleQueue()
    threading.Thread(target=_read_until_the_parent_ends, args=(requests,), daemon=True).start()
    tensorflow, problem = _import_tensorflow()
    _send(answers, {"status": "ready"})
    while True:
        header, array = requests.get()
        if tensorflow is None or array is None:
            _send(answers, {"status": "unavailable", "error": problem})
        else:
            _send(answers, *answer(tensorflow, header, array))


def _reserve_stdout() -> BinaryIO:
    """Keep stdout for answers; all other output, also that of C++ code, goes to stderr."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _read_until_the_parent_ends(requests: "queue.SimpleQueue[Message]") -> None:
    while (message := read_message(sys.stdin.buffer)) is not None:
        requests.put(message)
    os._exit(0)  # also during an import or a request: nobody waits for the answer


def _import_tensorflow() -> tuple[Any, str]:
    try:
        import tensorflow as tf  # takes 2 to 4 s, while requests are already read
    except Exception as error:  # noqa: BLE001  # a broken installation raises other errors too
        return None, _described(error)
    return tf, ""


def _send(stream: BinaryIO, header: Header, array: Array | None = None) -> None:
    stream.write(encode_message(header, array))
    stream.flush()


def answer(tf: Any, header: Header, x: Array) -> tuple[Header, Array | None]:
    """Answer one request about `x`, of shape (channels, spatial axes)."""
    try:
        result = CALLS[header["call"]](tf, tf.constant(np.moveaxis(x, 0, -1)[None]), header)
    except Exception as error:  # noqa: BLE001  # TensorFlow's own words are the answer
        return {"status": "failed", "error": _described(error), "version": tf.__version__}, None
    values = np.moveaxis(result.numpy()[0], -1, 0)
    return {"status": "ok", "version": tf.__version__}, np.ascontiguousarray(values)


def _described(error: Exception) -> str:
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


CALLS: dict[str, Callable[[Any, Any, Header], Any]] = {
    "tf.nn.pool": _pool,
    "tf.nn.max_pool": _pool_explicit,
    "tf.nn.avg_pool": _pool_explicit,
    "keras": _keras_pool,
    "keras_global": _keras_global,
}

if __name__ == "__main__":
    main()

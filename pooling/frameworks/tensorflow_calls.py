"""TensorFlow's and Keras' pooling functions; only TensorFlow's own process calls them.

Each entry of `POOLINGS` takes TensorFlow and the settings of `call_settings`, and returns a function of the
input, batch first and channels last. That one is called several times: with the input, under the tape, timed.
"""

from collections.abc import Callable
from typing import Any

from pooling.process.messages import Header

DATA_FORMATS = {1: "NWC", 2: "NHWC", 3: "NDHWC"}
Run = Callable[[Any], Any]


def _pool(tf: Any, settings: Header) -> Run:
    return lambda x: tf.nn.pool(
        x,
        window_shape=settings["window_shape"],
        pooling_type=settings["pooling_type"],
        strides=settings["strides"],
        padding=_padding(settings),
        data_format=_data_format(settings),
        dilations=settings["dilations"],
        **settings.get("arguments", {}),
    )


def _direct(tf: Any, settings: Header) -> Run:
    """Use the functions for one reduction, which document pads in numbers and take any stride."""
    function = getattr(tf.nn, settings["function"].removeprefix("tf.nn."))
    return lambda x: function(
        x,
        ksize=settings["window_shape"],
        strides=settings["strides"],
        padding=_padding(settings),
        data_format=_data_format(settings),
        **settings.get("arguments", {}),
    )


def _with_argmax(tf: Any, settings: Header) -> Run:
    """Return the values and their indices, in TensorFlow's convention."""
    return lambda x: tf.nn.max_pool_with_argmax(
        x,
        ksize=settings["window_shape"],
        strides=settings["strides"],
        padding=_padding(settings),
        data_format="NHWC",
        include_batch_in_index=settings["batch"],
        **settings.get("arguments", {}),
    )


def _data_format(settings: Header) -> str:
    """Name the order of axes: without it, the gradient in three dimensions is an AttributeError of 2.21."""
    return DATA_FORMATS[len(settings["window_shape"])]


def _padding(settings: Header) -> Any:
    padding = settings["padding"]
    return padding if isinstance(padding, str) else [[0, 0], *padding, [0, 0]]


def _layer(tf: Any, settings: Header) -> Any:
    return getattr(tf.keras.layers, settings["function"].removeprefix("tf.keras.layers."))


def _keras(tf: Any, settings: Header) -> Run:
    padding = settings["padding"]
    layer: Run = _layer(tf, settings)(
        tuple(settings["window_shape"]),
        strides=tuple(settings["strides"]),
        padding=padding.lower() if isinstance(padding, str) else padding,
        **settings.get("arguments", {}),
    )
    return layer


def _keras_global(tf: Any, settings: Header) -> Run:
    layer: Run = _layer(tf, settings)()
    return layer


def _keras_adaptive(tf: Any, settings: Header) -> Run:
    layer: Run = _layer(tf, settings)(tuple(settings["output_shape"]))
    return layer


POOLINGS: dict[str, Callable[[Any, Header], Run]] = {
    "tf.nn.pool": _pool,
    "tf.nn": _direct,
    "tf.nn.max_pool_with_argmax": _with_argmax,
    "keras": _keras,
    "keras_global": _keras_global,
    "keras_adaptive": _keras_adaptive,
}

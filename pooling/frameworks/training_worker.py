"""The program in the process that trains networks, `python -m pooling.frameworks.training_worker`.

Only the parent starts it. It holds one network at a time; each request is one epoch, or the test, so that the
parent can stop between two of them.
"""

import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.blur.pool import filter_weights
from pooling.frameworks.tensorflow_worker import describe, import_tensorflow
from pooling.models.digits import BORDERS, DISTANCES, Digits, shifted_sets, split_digits
from pooling.models.runs import CLASSES, KERNEL, MAPS, SIDE, TAPS
from pooling.process.child import Answer, give_way, serve
from pooling.process.messages import Header, Message

Array = NDArray[Any]
BATCH, RATE, MOMENTUM = 32, 0.01, 0.9
"""Pictures at once, Adam's first learning rate, which falls to 0, and the normalization's momentum."""


def prepare() -> Answer:
    """Import TensorFlow and return what answers requests."""
    give_way()
    tensorflow, problem = import_tensorflow()
    if tensorflow is None:
        return lambda _header, _array: ({"status": "unavailable", "error": problem}, None)
    tensorflow.config.threading.set_intra_op_parallelism_threads(1)
    tensorflow.config.threading.set_inter_op_parallelism_threads(1)
    return Training(tensorflow).answer


class Training:
    """One network in training."""

    def __init__(self, tf: Any) -> None:
        """Train nothing yet."""
        self._tf = tf
        self.model: Any = None
        self._digits: Digits | None = None

    def answer(self, header: Header, array: Array | None) -> Message:
        """Answer one request: "begin", "epoch" or "test"."""
        try:
            if header["call"] == "begin" and array is not None:
                return self._begin(header, array), None
            if self.model is None or self._digits is None:
                return {"status": "failed", "error": "no training has begun"}, None
            act = {"epoch": self._epoch, "test": self._test}[header["call"]]
            return {"status": "ok", **act(self._digits)}, None
        except Exception as error:  # noqa: BLE001  # Keras' own words are the answer
            return {"status": "failed", "error": describe(error)}, None

    def _begin(self, header: Header, array: Array) -> Header:
        digits = split_digits(array, np.array(header["classes"]))
        count, keras = header["pictures"], self._tf.keras
        self._digits = digits._replace(pictures=digits.pictures[:count], classes=digits.classes[:count])
        keras.backend.clear_session()
        keras.utils.set_random_seed(header["seed"])
        self.model = build(self._tf, header["pooling"], header["head"])
        steps = -(-len(self._digits.pictures) // BATCH)
        self.model.compile(
            keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(RATE, header["epochs"] * steps)),
            keras.losses.SparseCategoricalCrossentropy(from_logits=True),
            steps_per_execution=steps,  # one call an epoch: Keras' loop in Python takes half of the time
        )
        parameters = sum(int(np.prod(weight.shape)) for weight in self.model.trainable_weights)
        versions = {"tensorflow": self._tf.__version__, "keras": keras.__version__}
        return {"status": "ok", "parameters": parameters, "versions": versions}

    def _epoch(self, digits: Digits) -> Header:
        started = time.process_time()  # of one core: whatever else the machine does, it says the same
        fitted = self.model.fit(digits.pictures[..., None], digits.classes, batch_size=BATCH, verbose=0)
        seconds = time.process_time() - started
        right = self._classes(digits.test_pictures) == digits.test_classes
        return {"loss": fitted.history["loss"][0], "accuracy": float(right.mean()), "seconds": seconds}

    def _test(self, digits: Digits) -> Header:
        before, found = self._classes(digits.test_pictures), self._found(digits.test_pictures)
        right = {
            border: [float((each == digits.test_classes).mean()) for each in found[border]]
            for border in BORDERS
        }
        same = {border: [float((each == before).mean()) for each in found[border]] for border in BORDERS}
        return {"shifted": right, "same": same}

    def _found(self, pictures: Array) -> dict[str, list[Array]]:
        """Return the classes found, (ways, N), by border and distance; equal pictures are looked at once."""
        found: dict[str, list[Array]] = {border: [] for border in BORDERS}
        for distance in DISTANCES:
            last: tuple[Array, Array] | None = None
            for border in BORDERS:
                sets = np.stack(shifted_sets(pictures, distance, border))
                if last is None or not np.array_equal(sets, last[0]):
                    classes = self._classes(sets.reshape(-1, SIDE, SIDE)).reshape(sets.shape[:2])
                    last = sets, classes
                found[border].append(last[1])
        return found

    def _classes(self, pictures: Array) -> Array:
        scores = np.asarray(self.model.predict_on_batch(pictures[..., None]))
        return np.asarray(scores.argmax(axis=1))


def build(tf: Any, pooling: str, head: str) -> Any:
    """Return the network of `pooling.models.runs.plan_layers` as a Keras model."""
    layers = tf.keras.layers
    model = tf.keras.Sequential([layers.Input((SIDE, SIDE, 1))])
    for maps in MAPS:
        stride = 2 if pooling == "strided" else 1
        model.add(layers.Conv2D(maps, KERNEL, stride, padding="same", use_bias=False))
        model.add(layers.BatchNormalization(momentum=MOMENTUM))
        model.add(layers.ReLU())
        for layer in _pooling_layers(tf, pooling):
            model.add(layer)
    model.add(layers.Flatten() if head == "flatten" else layers.GlobalAveragePooling2D())
    model.add(layers.Dense(CLASSES))
    return model


def _pooling_layers(tf: Any, pooling: str) -> list[Any]:
    layers = tf.keras.layers
    made = {
        "max": lambda: [layers.MaxPooling2D(2)],
        "avg": lambda: [layers.AveragePooling2D(2)],
        "blur": lambda: [layers.MaxPooling2D(2, strides=1, padding="same"), layers.Lambda(_blur(tf))],
    }
    return made.get(pooling, list)()


def _blur(tf: Any) -> Any:
    """Return [1 2 1] along both axes with stride 2, as Zhang (2019); the border is mirrored."""
    weights = filter_weights(TAPS, 2)
    kernel = (weights / weights.sum()).astype(np.float32)[:, :, None, None]

    def blur(x: Any) -> Any:
        padded = tf.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]], "REFLECT")
        filters = tf.tile(tf.constant(kernel), [1, 1, x.shape[-1], 1])
        return tf.nn.depthwise_conv2d(padded, filters, [1, 2, 2, 1], "VALID")

    return blur


if __name__ == "__main__":
    serve(prepare)

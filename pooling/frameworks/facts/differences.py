"""Where libraries disagree: an input on which they do, and what gives each one's answer here.

Every row is run: `tests/record/differences.py` runs `asked` in the libraries and records their answers, and
the tests compare them with `here`, whose numbers Compare shows. `rules` says what each framework does by
default.
"""

import numpy as np

from pooling import avg_pool, max_pool
from pooling.frameworks.facts.difference import Difference, Side
from pooling.frameworks.facts.differences_of_numbers import NUMBERS

PLACES: tuple[Difference, ...] = (
    Difference(
        "same",
        "“Same” padding puts an odd cell after in TensorFlow, before in ONNX's SAME_LOWER, SciPy and OpenCV; "
        "PyTorch pads both sides alike.",
        [1, 5, 2, 4, 3, 6],
        (
            Side(
                "TensorFlow",
                "tf.nn.max_pool1d(x, 3, 2, 'SAME')",
                lambda x: max_pool(x, (3,), strides=2, padding="same"),
            ),
            Side(
                "ONNX Runtime",
                "MaxPool(x, kernel_shape=[3], strides=[2], auto_pad='SAME_LOWER')",
                lambda x: max_pool(x, (3,), strides=2, padding="same_lower"),
            ),
            Side(
                "PyTorch",
                "F.max_pool1d(x, 3, 2, padding=1)",
                lambda x: max_pool(x, (3,), strides=2, padding=1),
            ),
        ),
    ),
    Difference(
        "same, even window",
        "A window of two cells extends forward in TensorFlow's SAME, and backward in SciPy's and OpenCV's "
        "filters.",
        [1, 5, 2, 4],
        (
            Side(
                "TensorFlow",
                "tf.nn.max_pool1d(x, 2, 1, 'SAME')",
                lambda x: max_pool(x, (2,), strides=1, padding="same"),
            ),
            Side(
                "SciPy",
                "ndimage.maximum_filter(x, 2)",
                lambda x: max_pool(x, (2,), strides=1, padding="same_lower"),
            ),
            Side(
                "OpenCV",
                "cv2.dilate(x[None], np.ones((1, 2), np.uint8))[0]",
                lambda x: max_pool(x, (2,), strides=1, padding="same_lower"),
            ),
        ),
    ),
    Difference(
        "same, dilated",
        "When auto_pad computes the pads, ONNX's definition counts a dilated window's holes; ONNX Runtime "
        "does not.",
        [1, 2, 3, 4, 5],
        (
            Side(
                "ONNX evaluator",
                "MaxPool(x, kernel_shape=[2], strides=[1], dilations=[2], auto_pad='SAME_UPPER')",
                lambda x: max_pool(x, (2,), strides=1, dilations=2, padding="same"),
            ),
            Side(
                "ONNX Runtime",
                "MaxPool(x, kernel_shape=[2], strides=[1], dilations=[2], auto_pad='SAME_UPPER')",
                lambda x: max_pool(x, (2,), strides=1, dilations=2, padding=((0, 1),)),
            ),
        ),
    ),
    Difference(
        "divisor",
        "An average at the edge divides by the whole window in PyTorch, and by the real cells in TensorFlow "
        "and ONNX.",
        [2, 4, 6, 8],
        (
            Side(
                "PyTorch",
                "F.avg_pool1d(x, 3, 1, padding=1)",
                lambda x: avg_pool(x, (3,), strides=1, padding=1, count_include_pad=True),
            ),
            Side(
                "TensorFlow",
                "tf.nn.avg_pool1d(x, 3, 1, 'SAME')",
                lambda x: avg_pool(x, (3,), strides=1, padding="same"),
            ),
            Side(
                "ONNX Runtime",
                "AveragePool(x, kernel_shape=[3], pads=[1, 1])",
                lambda x: avg_pool(x, (3,), strides=1, padding=1),
            ),
        ),
    ),
    Difference(
        "border",
        "PyTorch adds nothing, SciPy's filters mirror the picture with its edge, OpenCV's without.",
        [1, 2, 6, 3],
        (
            Side(
                "PyTorch",
                "F.avg_pool1d(x, 3, 1, padding=1, count_include_pad=False)",
                lambda x: avg_pool(x, (3,), strides=1, padding=1),
            ),
            Side(
                "SciPy",
                "ndimage.uniform_filter(x, 3)",
                lambda x: avg_pool(np.pad(x, 1, "symmetric"), (3,), strides=1),
            ),
            Side(
                "OpenCV",
                "cv2.blur(x[None], (3, 1))[0]",
                lambda x: avg_pool(np.pad(x, 1, "reflect"), (3,), strides=1),
            ),
        ),
    ),
    Difference(
        "ragged blocks",
        "Cells that do not fill a window are dropped by Keras, pooled on their own in PyTorch's ceil_mode, "
        "and filled up with zeros, which can win, by scikit-image.",
        [-1, -2, -3],
        (
            Side("Keras", "keras.layers.MaxPooling1D(2)(x)", lambda x: max_pool(x, (2,))),
            Side(
                "PyTorch", "F.max_pool1d(x, 2, ceil_mode=True)", lambda x: max_pool(x, (2,), ceil_mode=True)
            ),
            Side("scikit-image", "block_reduce(x, 2, np.max)", lambda x: max_pool(np.pad(x, (0, 1)), (2,))),
        ),
    ),
)
DIFFERENCES = PLACES + NUMBERS
"""All rows: about where windows lie, and about what comes out of them. The record and the tests run them."""

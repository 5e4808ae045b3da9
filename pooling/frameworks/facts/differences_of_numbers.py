"""Where libraries disagree about a window's number or its gradient; see `differences`."""

from math import nan

import numpy as np

from pooling import PoolSpec, avg_pool, lp_pool, max_pool, pool_backward, pool_with_indices, sum_pool
from pooling.frameworks.facts.difference import Difference, Side

NUMBERS: tuple[Difference, ...] = (
    Difference(
        "p-norm, overhanging window",
        "PyTorch multiplies the mean of an overhanging window by the size of a whole one; ONNX sums the "
        "cells.",
        [3, 4, 5],
        (
            Side(
                "PyTorch",
                "F.lp_pool1d(x, 2, 2, ceil_mode=True)",
                lambda x: (2 * avg_pool(np.abs(x) ** 2, (2,), ceil_mode=True)) ** (1 / 2),
            ),
            Side(
                "ONNX Runtime",
                "LpPool(x, p=2, kernel_shape=[2], strides=[2], ceil_mode=1)",
                lambda x: lp_pool(x, (2,), p=2, ceil_mode=True),
            ),
        ),
    ),
    Difference(
        "p-norm, negative cells",
        "PyTorch takes powers without absolute values, so for odd p cells cancel; ONNX takes |x|.",
        [3, -2],
        (
            Side("PyTorch", "F.lp_pool1d(x, 3, 2)", lambda x: sum_pool(x**3, (2,)) ** (1 / 3)),
            Side("ONNX Runtime", "LpPool(x, p=3, kernel_shape=[2])", lambda x: lp_pool(x, (2,), p=3)),
        ),
    ),
    Difference(
        "p-norm, gradient",
        "For p = 1 PyTorch's gradient is 1 even where a cell is 0 or negative; |x| has slope 0 and −1 there.",
        [2, 0, -1],
        (
            Side(
                "PyTorch",
                "gradient(lambda x: F.lp_pool1d(x, 1, 3), x)",
                lambda x: pool_backward(x, PoolSpec.of("sum", (3,)), [1.0]),
            ),
            Side(
                "TensorFlow",
                "gradient(lambda x: tf.norm(x, 1, axis=1), x)",
                lambda x: pool_backward(x, PoolSpec.of("lp", (3,), p=1), [1.0]),
            ),
        ),
    ),
    Difference(
        "NaN",
        "NaN wins a maximum in PyTorch; TensorFlow and ONNX Runtime ignore it on x86, and give the "
        "lowest finite number where nothing else is left.",
        [nan, 1, nan, nan],
        (
            Side("PyTorch", "F.max_pool1d(x, 2)", lambda x: max_pool(x, (2,))),
            *(
                Side(who, asked, lambda x: max_pool(np.where(np.isnan(x), np.finfo(np.float32).min, x), (2,)))
                for who, asked in (
                    ("TensorFlow", "tf.nn.max_pool1d(x, 2, 2, 'VALID')"),
                    ("ONNX Runtime", "MaxPool(x, kernel_shape=[2], strides=[2])"),
                )
            ),
        ),
    ),
    Difference(
        "NaN in an average",
        "SciPy's uniform_filter keeps a running sum, so NaN stays in all windows that follow.",
        [1, nan, 2, 3, 4],
        (
            Side("PyTorch", "F.avg_pool1d(x, 3, 1)", lambda x: avg_pool(x, (3,), strides=1)),
            Side(
                "SciPy",
                "ndimage.uniform_filter(x, 3)[1:4]",
                lambda x: avg_pool(np.where(np.cumsum(np.isnan(x)), np.nan, x), (3,), strides=1),
            ),
        ),
    ),
    Difference(
        "winner among several NaN",
        "The last NaN of a window is the winner in PyTorch; here it is the first, as of all tied cells.",
        [nan, nan, 1],
        (
            Side(
                "PyTorch",
                "F.max_pool1d(x, 3, return_indices=True)[1]",
                lambda x: 2 - pool_with_indices(x[::-1], PoolSpec.of("max", (3,)))[1],
            ),
            Side(
                "NumPy",
                "np.argmax(x, keepdims=True)",
                lambda x: pool_with_indices(x, PoolSpec.of("max", (3,)))[1],
            ),
        ),
    ),
    Difference(
        "integer average",
        "PyTorch and SciPy cut off the fraction of an integer average, and OpenCV rounds it.",
        [-5, -3, -3],
        (
            Side("PyTorch", "F.avg_pool1d(x.long(), 3)", lambda x: np.trunc(avg_pool(x, (3,)))),
            Side(
                "SciPy",
                "ndimage.uniform_filter(x.astype(int), 3)[1:2]",
                lambda x: np.trunc(avg_pool(x, (3,))),
            ),
            Side(
                "OpenCV",
                "cv2.blur(x.astype(np.int16)[None], (3, 1))[0, 1:2]",
                lambda x: np.rint(avg_pool(x, (3,))),
            ),
        ),
    ),
    Difference(
        "gradient of a tie",
        "In pooling layers the first tied cell gets all of the gradient. Where a maximum is taken over an "
        "axis, as in Keras' global layer, all tied cells share it.",
        [5, 5],
        (
            Side(
                "PyTorch",
                "gradient(lambda x: F.max_pool1d(x, 2), x)",
                lambda x: pool_backward(x, PoolSpec.of("max", (2,)), [1.0]),
            ),
            Side(
                "Keras",
                "gradient(keras.layers.GlobalMaxPooling1D(), x)",
                lambda x: (x == max_pool(x, (2,))) / np.sum(x == max_pool(x, (2,))),
            ),
        ),
    ),
    Difference(
        "gradient of a tie in a volume",
        "TensorFlow's kernel for three axes gives every tied cell all of the gradient.",
        [[[5, 5]]],
        (
            Side(
                "PyTorch",
                "gradient(lambda x: F.max_pool3d(x, (1, 1, 2)), x)",
                lambda x: pool_backward(x, PoolSpec.of("max", (1, 1, 2)), [[[1.0]]]),
            ),
            Side(
                "TensorFlow",
                "gradient(lambda x: tf.nn.max_pool3d(x, (1, 1, 2), (1, 1, 2), 'VALID'), x)",
                lambda x: 1.0 * (x == max_pool(x, (1, 1, 2))),
            ),
        ),
    ),
)

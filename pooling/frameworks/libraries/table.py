"""The libraries, a row each, in the order shown: what is typed there, and how each computes."""

from collections.abc import Mapping
from types import MappingProxyType

from pooling.frameworks.libraries.library import Library, Numbers
from pooling.frameworks.rules import KERAS, ONNX, PYTORCH, TENSORFLOW
from pooling.reductions import REDUCTIONS

FLOAT32 = frozenset({"float32"})

ROWS = (
    Library(
        "tensorflow",
        TENSORFLOW,
        {"max": "tf.nn.pool", "avg": "tf.nn.pool"},
        "TensorFlow 2.21.0",
        "answers",
        "tensorflow.org/api_docs/python/tf/nn/pool",
        Numbers(nan="ignored", lowest=True, counts="real", wide_half=False),
        threads=("tensorflow#45579", "tensorflow#125509", "tensorflow#125965"),
    ),
    Library(
        "keras",
        KERAS,
        {"max": "keras.layers.MaxPooling{rank}D", "avg": "keras.layers.AveragePooling{rank}D"},
        "Keras 3.15.1 on TensorFlow 2.21.0",
        "answers",
        "keras.io/api/layers/pooling_layers",
        Numbers(FLOAT32, FLOAT32, nan="ignored", lowest=True, counts="real"),
        threads=("keras#18452", "keras#13841"),
    ),
    Library(
        "torch",
        PYTORCH,
        {name: f"torch.nn.functional.{name}_pool{{rank}}d" for name in ("max", "avg", "lp")},
        "PyTorch 2.13.0",
        "answers",
        "docs.pytorch.org/docs/stable/nn.html#pooling-layers",
        threads=("pytorch#3867", "pytorch#33384", "pytorch#148123", "pytorch#183528"),
    ),
    Library(
        "onnx",
        ONNX,
        {"max": "MaxPool", "avg": "AveragePool", "lp": "LpPool"},
        "ONNX Runtime 1.32.0",
        "answers",
        "onnx.ai/onnx/operators",
        Numbers(total_floats=frozenset({"float16", "float32"}), nan="ignored", lowest=True),
        threads=("onnx#388", "onnx#4958", "onnxruntime#16203"),
    ),
    Library(
        "zeros",
        "Zero padding, as many tutorials do",
        dict.fromkeys(REDUCTIONS, "np.pad, then a loop"),
        "",
        "our core",
        "",
        threads=("d2l-en#1270", "pytorch#33384"),
    ),
)

LIBRARIES: Mapping[str, Library] = MappingProxyType({row.key: row for row in ROWS})
"""Every library by its key."""

"""The libraries, a row each, in the order shown: what is typed there, and how each computes."""

from collections.abc import Mapping
from types import MappingProxyType

from pooling.frameworks.facts.rule_form import (
    COREML,
    COREML_DOC,
    FLAX,
    FLAX_DOC,
    JAX,
    JAX_DOC,
    KERAS,
    KERAS_DOC,
    ONNX,
    ONNX_DOC,
    PYTORCH,
    TENSORFLOW,
    TF_DOC,
    TFLITE,
    TFLITE_DOC,
    TORCH_DOC,
    ZEROS,
)
from pooling.frameworks.libraries.library import Arguments, Library, Numbers
from pooling.frameworks.libraries.opsets import NEWEST
from pooling.reductions import REDUCTIONS

TWO_NAMES = ("valid", "same")
FLOAT32 = frozenset({"float32"})
HALF_AND_SINGLE = frozenset({"float16", "float32"})
XLA = Numbers(
    HALF_AND_SINGLE, HALF_AND_SINGLE, counts="window", wide_half=False, wraps=True, answers_nothing=True
)

ROWS = (
    Library(
        "tensorflow",
        TENSORFLOW,
        {"max": "tf.nn.pool", "avg": "tf.nn.pool"},
        "TensorFlow 2.21.0",
        "answers",
        TF_DOC,
        Numbers(nan="ignored", lowest=True, wide_half=False),
        Arguments(TWO_NAMES),
        threads=("tensorflow#45579", "tensorflow#125509", "tensorflow#125965"),
    ),
    Library(
        "keras",
        KERAS,
        {"max": "keras.layers.MaxPooling{rank}D", "avg": "keras.layers.AveragePooling{rank}D"},
        "Keras 3.15.1 on TensorFlow 2.21.0",
        "answers",
        KERAS_DOC,
        Numbers(FLOAT32, FLOAT32, nan="ignored", lowest=True),
        Arguments(TWO_NAMES, numbers=False),
        threads=("keras#18452", "keras#13841", "tensorflow#125509"),
    ),
    Library(
        "torch",
        PYTORCH,
        {name: f"torch.nn.functional.{name}_pool{{rank}}d" for name in ("max", "avg", "lp")},
        "PyTorch 2.13.0",
        "answers",
        TORCH_DOC,
        Numbers(cuts=True, signed_powers=True),
        Arguments(("valid",), ceil=True, counts=True),
        threads=("pytorch#3867", "pytorch#33384", "pytorch#148123", "pytorch#183528"),
    ),
    Library(
        "onnx",
        ONNX,
        {"max": "MaxPool", "avg": "AveragePool", "lp": "LpPool"},
        "ONNX Runtime 1.32.0",
        "answers",
        ONNX_DOC,
        Numbers(
            total_floats=HALF_AND_SINGLE, nan="first", lowest=True, empty_average=0.0, answers_nothing=True
        ),
        Arguments(ceil=True, counts=True),
        opset=NEWEST,
        threads=("onnx#388", "onnx#4958", "onnxruntime#10083", "onnxruntime#16203"),
    ),
    Library(
        "flax",
        FLAX,
        {
            "max": "flax.linen.max_pool",
            "min": "flax.linen.pooling.min_pool",
            "avg": "flax.linen.avg_pool",
        },
        "Flax 0.12.8 on JAX 0.10.2",
        "answers",
        FLAX_DOC,
        XLA,
        Arguments(counts=True),
    ),
    Library(
        "jax",
        JAX,
        dict.fromkeys(("max", "min", "sum", "avg"), "jax.lax.reduce_window"),
        "JAX 0.10.2",
        "answers",
        JAX_DOC,
        XLA,
        Arguments(counts=True),
    ),
    Library(
        "tflite",
        TFLITE,
        {"max": "MAX_POOL_2D", "avg": "AVERAGE_POOL_2D"},
        "TensorFlow Lite of TensorFlow 2.21.0",
        "answers",
        TFLITE_DOC,
        Numbers(FLOAT32, FLOAT32, unsure=frozenset({"nan", "infinite", "overflow"})),
        Arguments(TWO_NAMES, numbers=False),
        ranks=(2,),
        threads=("webnn#935",),
    ),
    Library(
        "coreml",
        COREML,
        {"max": "max_pool", "avg": "avg_pool", "lp": "l2_pool"},
        "coremltools 9.0",
        "shape inference",
        COREML_DOC,
        Numbers(HALF_AND_SINGLE, HALF_AND_SINGLE, unsure=frozenset({"nan", "overflow", "empty average"})),
        Arguments(ceil=True, counts=True),
        threads=("webnn#935",),
    ),
    Library(
        "zeros",
        ZEROS,
        dict.fromkeys(REDUCTIONS, "np.pad with zeros, then VALID, as many tutorials do"),
        "",
        "our core",
        "",
        Numbers(overflows=False),
        Arguments(ceil=True),
        threads=("d2l-en#1270", "pytorch#33384"),
    ),
)

LIBRARIES: Mapping[str, Library] = MappingProxyType({row.key: row for row in ROWS})
"""Every library by its key."""

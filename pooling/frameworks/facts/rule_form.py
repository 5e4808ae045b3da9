"""The form of a row in `rules`, the frameworks, and the topics."""

from collections.abc import Mapping
from dataclasses import dataclass, field

TENSORFLOW, KERAS, PYTORCH, ONNX = "TensorFlow", "Keras", "PyTorch", "ONNX"
FLAX, JAX, TFLITE, COREML = "Flax", "JAX", "TensorFlow Lite", "Core ML"
ZEROS = "Zero padding"
FRAMEWORKS = (TENSORFLOW, KERAS, PYTORCH, ONNX, FLAX, JAX, TFLITE, COREML, ZEROS)
TOPICS = {
    "strides": "strides, if none are given",
    "stride over window": "a stride larger than the window",
    "axes": "order of the axes",
    "padding": "padding: how it is named, and where an odd cell goes",
    "pad value": "what a padding cell is to a maximum",
    "divisor": "what an average divides by at the edge",
    "ceil mode": "a last window that overhangs the end",
    "p-norm": "the p-norm of negative cells, and at the edge",
    "tie": "which of tied cells gets the gradient",
    "NaN": "the maximum of a window with NaN",
    "empty window": "a window that lies on padding alone",
    "integers": "averages and sums of integers",
    "overflow": "a sum that exceeds its type before it is divided",
    "large window": "a window larger than the input",
    "indices": "what the index of a winner counts",
    "adaptive": "windows of adaptive pooling",
}


@dataclass(frozen=True)
class Rule:
    """What one framework does about one topic: a key of `TOPICS`.

    Attributes
    ----------
    sentence, source : str
        The rule, for a learner, and where it is documented; or that it was measured.
    settings : Mapping
        What to give `PoolSpec.of` for the same default; empty where the default is the same.
    """

    framework: str
    topic: str
    sentence: str
    source: str
    settings: Mapping[str, object] = field(default_factory=dict)


TF_DOC = "tensorflow.org/api_docs/python/tf/nn/pool"
KERAS_DOC = "keras.io/api/layers/pooling_layers"
TORCH_DOC = "docs.pytorch.org/docs/stable/nn.html#pooling-layers"
ONNX_DOC = "onnx.ai/onnx/operators"
FLAX_DOC = "flax-linen.readthedocs.io/en/latest/api_reference/flax.linen/layers.html#pooling"
JAX_DOC = "docs.jax.dev/en/latest/_autosummary/jax.lax.reduce_window.html"
TFLITE_DOC = "tensorflow.org/mlir/tfl_ops"
COREML_DOC = "apple.github.io/coremltools/source/coremltools.converters.mil.mil.ops.defs.html"
MEASURED = "measured"
REAL_CELLS = "An average divides by the real cells only"
CELLS_AND_PADS = "An average divides by real cells and padding"
WHOLE_WINDOW = "An average divides by all cells of a window, padding or not"
NO_OVERHANG = "what overhangs the padding never counts"

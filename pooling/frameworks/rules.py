"""How TensorFlow, Keras, PyTorch and ONNX pool: what they pad with, divide by and default to, as data.

`unsupported` lists what TensorFlow and Keras do not support, `limits` the same for PyTorch and ONNX.
"Measured" means: TensorFlow 2.21 with Keras 3.15, PyTorch 2.13, on an x86 processor.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

TENSORFLOW, KERAS, PYTORCH, ONNX = "TensorFlow", "Keras", "PyTorch", "ONNX"
FRAMEWORKS = (TENSORFLOW, KERAS, PYTORCH, ONNX)
TOPICS = {
    "strides": "strides, if none are given",
    "axes": "order of the axes",
    "padding": "padding: how it is named, and where an odd cell goes",
    "pad value": "what a padding cell is to a maximum",
    "divisor": "what an average divides by at the edge",
    "ceil mode": "a last window that overhangs the end",
    "p-norm": "the p-norm of negative cells, and at the edge",
    "tie": "which of tied cells gets the gradient",
    "NaN": "the maximum of a window with NaN",
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


_TF_DOC = "tensorflow.org/api_docs/python/tf/nn/pool"
_KERAS_DOC = "keras.io/api/layers/pooling_layers"
_TORCH_DOC = "docs.pytorch.org/docs/stable/nn.html#pooling-layers"
_ONNX_DOC = "onnx.ai/onnx/operators"
_MEASURED = "measured"

RULES: tuple[Rule, ...] = (
    Rule(TENSORFLOW, "strides", "tf.nn.pool moves one cell at a time.", _TF_DOC, {"strides": 1}),
    Rule(KERAS, "strides", "Layers move by the size of their window.", _KERAS_DOC),
    Rule(PYTORCH, "strides", "Layers move by the size of their window.", _TORCH_DOC),
    Rule(ONNX, "strides", "Operators move one cell at a time.", _ONNX_DOC, {"strides": 1}),
    Rule(TENSORFLOW, "axes", "Channels come last: (batch, rows, columns, channels).", _TF_DOC),
    Rule(KERAS, "axes", "Channels come last, unless keras.json says channels_first.", _KERAS_DOC),
    Rule(PYTORCH, "axes", "Channels come first: (batch, channels, rows, columns).", _TORCH_DOC),
    Rule(ONNX, "axes", "Channels come first: (batch, channels, rows, columns).", _ONNX_DOC),
    Rule(
        TENSORFLOW,
        "padding",
        "SAME makes ⌈size / stride⌉ windows and puts an odd cell after; VALID pads nothing; max also takes "
        "(before, after) in numbers.",
        "tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2",
    ),
    Rule(
        KERAS,
        "padding",
        "“same” and “valid” are TensorFlow's SAME and VALID; “same” keeps the size for stride 1 only.",
        f"{_KERAS_DOC}; {_MEASURED}",
    ),
    Rule(
        PYTORCH,
        "padding",
        "A number of cells per axis, the same on both sides, and at most half the window.",
        f"{_TORCH_DOC}; {_MEASURED}",
    ),
    Rule(
        ONNX,
        "padding",
        "pads gives any numbers before and after; auto_pad SAME_UPPER is TensorFlow's SAME, and SAME_LOWER "
        "puts the odd cell before.",
        f"{_ONNX_DOC}/onnx__MaxPool.html",
    ),
    *(
        Rule(name, "pad value", "A padding cell never wins: it counts as −∞, not as 0.", source)
        for name, source in (
            (TENSORFLOW, _MEASURED),
            (KERAS, _MEASURED),
            (PYTORCH, f"{_TORCH_DOC}; {_MEASURED}"),
            (ONNX, f"{_ONNX_DOC}/onnx__MaxPool.html"),
        )
    ),
    Rule(TENSORFLOW, "divisor", "The real cells only; there is no setting for it.", _MEASURED),
    Rule(KERAS, "divisor", "The real cells only; there is no setting for it.", _MEASURED),
    Rule(
        PYTORCH,
        "divisor",
        "Real cells and padding, because count_include_pad is on; what overhangs the padding never counts.",
        f"{_TORCH_DOC}; {_MEASURED}",
        {"count_include_pad": True},
    ),
    Rule(
        ONNX,
        "divisor",
        "The real cells only, because count_include_pad is 0.",
        f"{_ONNX_DOC}/onnx__AveragePool.html",
    ),
    Rule(TENSORFLOW, "ceil mode", "There is none: VALID drops cells that do not fill a window.", _TF_DOC),
    Rule(KERAS, "ceil mode", "There is none: “valid” drops cells that do not fill a window.", _KERAS_DOC),
    Rule(
        PYTORCH,
        "ceil mode",
        "With ceil_mode there is one more window if cells are left over, unless it would start in the "
        "padding after the end.",
        "pooling_output_shape in aten/src/ATen/native/Pool.h",
    ),
    Rule(
        ONNX,
        "ceil mode",
        "With ceil_mode = 1 as in PyTorch; the documentation says so since opset 22.",
        f"{_ONNX_DOC}/onnx__MaxPool.html",
    ),
    Rule(
        PYTORCH,
        "p-norm",
        "Powers without absolute values, so for odd p negative cells cancel positive ones; an "
        "overhanging window's mean is multiplied by the size of a whole window.",
        _MEASURED,
    ),
    Rule(
        ONNX,
        "p-norm",
        "The sum of |x|ᵖ over the window, and padding adds nothing.",
        f"{_ONNX_DOC}/onnx__LpPool.html",
    ),
    Rule(
        TENSORFLOW,
        "tie",
        "The first cell in reading order gets all; in three dimensions every tied cell does.",
        _MEASURED,
    ),
    Rule(KERAS, "tie", "As TensorFlow, if that is the backend.", _MEASURED),
    Rule(PYTORCH, "tie", "The first cell in reading order gets all; of several NaN, the last.", _MEASURED),
    Rule(
        TENSORFLOW,
        "NaN",
        "NaN is ignored on x86; a window of only NaN or −∞ gives the lowest finite number.",
        f"{_MEASURED}; tensorflow#125965",
    ),
    Rule(KERAS, "NaN", "As TensorFlow, if that is the backend.", _MEASURED),
    Rule(PYTORCH, "NaN", "NaN wins, and −∞ stays −∞.", _MEASURED),
    Rule(
        TENSORFLOW,
        "indices",
        "tf.nn.max_pool_with_argmax counts (row · columns + column) · channels + channel.",
        "tensorflow.org/api_docs/python/tf/nn/max_pool_with_argmax",
    ),
    Rule(PYTORCH, "indices", "row · columns + column, within one plane.", _MEASURED),
    Rule(
        ONNX,
        "indices",
        "The place in the whole tensor, batch and channels included.",
        f"{_ONNX_DOC}/onnx__MaxPool.html",
    ),
    Rule(
        KERAS,
        "adaptive",
        "As in PyTorch; with TensorFlow as the backend, a maximum over a whole axis ends the process "
        "(tensorflow#125509).",
        _MEASURED,
    ),
    Rule(
        PYTORCH,
        "adaptive",
        "Window i of m covers the cells ⌊i·n/m⌋ to ⌈(i+1)·n/m⌉ − 1, so neighbours may share cells.",
        "aten/src/ATen/native/AdaptivePooling.h; measured",
    ),
)


def find_rule(framework: str, topic: str) -> Rule | None:
    """Return what a framework does about a topic; None if it has nothing of the kind.

    >>> find_rule("PyTorch", "divisor").settings
    {'count_include_pad': True}
    """
    return next((rule for rule in RULES if (rule.framework, rule.topic) == (framework, topic)), None)


def default_settings(framework: str) -> dict[str, object]:
    """Return what to give `PoolSpec.of` to pool with a framework's defaults.

    >>> default_settings("ONNX")
    {'strides': 1}
    """
    rules = (rule for rule in RULES if rule.framework == framework)
    return {name: value for rule in rules for name, value in rule.settings.items()}

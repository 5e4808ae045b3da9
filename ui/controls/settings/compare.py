"""The settings of Compare; `__init__.py` has the others."""

from pooling.frameworks.libraries.table import LIBRARIES
from ui.controls.setting_types import Choice, Flag, Output, Setting

COMPARE_SETTINGS: dict[str, Setting] = {
    "view": Choice(
        "Compare",
        {
            "tensorflow": "With TensorFlow",
            "frameworks": "All frameworks",
            "convert": "Convert",
            "pitfalls": "Pitfalls",
            "reductions": "Reductions",
            "shapes": "Shapes",
        },
        "What is compared.",
        "tensorflow",
    ),
    "function": Choice(
        "Function",
        {
            "overview": "Overview",
            "pool": "tf.nn.pool",
            "direct": "tf.nn.max_pool, avg_pool",
            "argmax": "tf.nn.max_pool_with_argmax",
            "keras": "Keras MaxPooling, AveragePooling",
            "global": "Global: Keras, tf.nn.pool",
            "adaptive": "Keras Adaptive…Pooling",
        },
        "Which of TensorFlow's functions is asked. Overview: tf.nn.pool, and global pooling in two ways.",
        "overview",
    ),
    "compared": Choice(
        "Compared",
        {"output": "Outputs", "gradient": "Gradients"},
        "Outputs, or the gradient of their sum: TensorFlow's by GradientTape, ours by pool_backward.",
        "output",
    ),
    "include_batch": Flag(
        "Batch in index",
        "Matrices side by side are examples of a batch, and the index counts the cells of those before too "
        "(include_batch_in_index).",
    ),
    "reference": Choice(
        "Compared with",
        {key: row.name for key, row in LIBRARIES.items()} | {"ours": "Ours"},
        "The cells that differ from this one's are outlined.",
        "tensorflow",
    ),
    "own_defaults": Flag(
        "Own defaults",
        "What is at its default here has each library's own default there: PyTorch then counts padding in "
        "an average. Off: everything is passed as it is set.",
        default=True,
    ),
    "opset": Choice(
        "ONNX opset",
        {opset: opset for opset in ("10", "11", "19", "22")},
        "The version of ONNX's operators; ceil mode and averages changed between them.",
        "22",
    ),
    "mine": Output("My output", Output.NOTHING, "The numbers that your framework gave."),
}

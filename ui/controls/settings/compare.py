"""The settings of Compare; `__init__.py` has the others."""

from pooling.frameworks.libraries.table import LIBRARIES
from ui.compare.pitfalls.read import NONE, PITFALLS
from ui.compare.types import DEFAULT, TYPES
from ui.controls.setting_types import Choice, Flag, Number, Setting
from ui.controls.settings.side_by_side import SIDE_BY_SIDE_SETTINGS
from ui.controls.text_types import Output

MOST = 1_000_000

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
    "dtype": Choice(
        "Type of x",
        {name: name for name in TYPES},
        "The type in which every library is given the input. Integers and half floats change results: sums "
        "that wrap around, fractions cut off, layers that refuse. What the type does not hold stays float32.",
        DEFAULT,
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
    "convert_from": Choice(
        "From",
        {key: row.name for key, row in LIBRARIES.items()} | {"ours": "Pooling Lab"},
        "The library that you have the layer in.",
        "tensorflow",
    ),
    "convert_to": Choice(
        "To",
        {key: row.name for key, row in LIBRARIES.items()} | {"ours": "Pooling Lab"},
        "The library that you want it in.",
        "torch",
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
    "size_batch": Number("Batch", 8, 1, MOST, "How many inputs are pooled at once."),
    "size_channels": Number("Channels", 64, 1, MOST, "How many maps each input has."),
    "size_depth": Number("Slices", 16, 1, MOST, "Slices of the input (3-D)."),
    "size_rows": Number("Rows", 112, 1, MOST, "Rows of the input."),
    "size_cols": Number("Columns", 96, 1, MOST, "Columns of the input."),
    "size_order": Choice(
        "Your tensor",
        {"last": "Channels last", "first": "Channels first"},
        "The order of its axes. TensorFlow, Keras, Flax, JAX and TFLite take channels last: (batch, rows, "
        "columns, channels); PyTorch, ONNX and Core ML first: (batch, channels, rows, columns).",
        "last",
    ),
    "mine": Output("My output", Output.NOTHING, "The numbers that your framework gave."),
    "pitfall": Choice(
        "Pitfall", {name: name for name in (NONE, *PITFALLS)}, "Which pitfall is asked about.", NONE
    ),
    **SIDE_BY_SIDE_SETTINGS,
}

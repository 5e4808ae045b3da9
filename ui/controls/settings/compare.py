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

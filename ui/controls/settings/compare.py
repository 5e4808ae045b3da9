"""The settings of Compare; `__init__.py` has the others."""

from ui.controls.setting_types import Choice, Setting

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
}

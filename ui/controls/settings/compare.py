"""The settings of Compare; `__init__.py` has the others."""

from ui.compare.pitfalls.read import NONE, PITFALLS
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
    "pitfall": Choice(
        "Pitfall", {name: name for name in (NONE, *PITFALLS)}, "Which pitfall is asked about.", NONE
    ),
}

"""What Keras' pooling layers answered to the lessons: recorded by `tests/record/lessons.py`."""

import json
from functools import cache
from pathlib import Path

from pooling.experiments.facts import Facts

ANSWERS = Path(__file__).parent / "keras_answers.json"


@cache
def keras_layers() -> Facts:
    """Return Keras' answers, with the versions that gave them."""
    answers = json.loads(ANSWERS.read_text("utf-8"))
    sizes = {f"{name}_shape": str(tuple(answers[f"{name}_shape"])) for name in ("max", "avg")}
    return {
        "tensorflow": answers["tensorflow"],
        "keras": answers["keras"],
        "array_equal": str(answers["array_equal"]),
        "equal_pixels": answers["equal_pixels"],
        "max_weights": answers["max_weights"],
        "avg_weights": answers["avg_weights"],
        "arguments": ", ".join(answers["arguments"]),
        "same_arguments": str(answers["same_arguments"]),
        **sizes,
        "processors": answers["processors"],
        **{key: answers[key] for key in ("loop_ms", "core_ms", "keras_ms")},
    }

"""What a teacher changes in the presenter's view: the reduction and the worked example."""

from collections.abc import Mapping
from typing import Any

from ui.stepper.reduction_words import MAIN, REDUCTION_WORDS

WORDS = {
    "settings": "Settings",
    "reduction": "Reduction",
    "example": "Example",
    "none": "Example…",
    "before": "Previous example",
    "after": "Next example",
}


def presented_settings(reduction: str, examples: Mapping[str, str], shown: str) -> dict[str, Any]:
    """Describe the settings of the presenter's view; `examples` are titles by name, `shown` is one or empty.

    A reduction that is not on the switch is added to it while it is chosen; a layer without one has none.

    >>> presented_settings("sum", {}, "")["reductions"]
    {'max': 'Max', 'avg': 'Average', 'min': 'Min', 'sum': 'Sum'}
    """
    names = MAIN if reduction in MAIN else (*MAIN, reduction) if reduction else ()
    return {
        "reduction": reduction,
        "reductions": {name: REDUCTION_WORDS[name].label for name in names},
        "example": shown,
        "examples": dict(examples),
        "words": WORDS,
    }

"""How frameworks pool: what they pad with, divide by and default to, as data.

`unsupported` lists what TensorFlow and Keras do not support, `limits` the same for PyTorch and ONNX,
`limits_elsewhere` for the others. "Measured" means: the versions that `libraries.table` names, on an x86
processor.
"""

from pooling.frameworks.facts.rule_form import (
    COREML,
    FLAX,
    FRAMEWORKS,
    JAX,
    KERAS,
    ONNX,
    PYTORCH,
    TENSORFLOW,
    TFLITE,
    TOPICS,
    ZEROS,
    Rule,
)
from pooling.frameworks.facts.rules_of_numbers import RULES_OF_NUMBERS
from pooling.frameworks.facts.rules_of_windows import RULES_OF_WINDOWS

__all__ = [
    "COREML",
    "FLAX",
    "FRAMEWORKS",
    "JAX",
    "KERAS",
    "ONNX",
    "PYTORCH",
    "RULES",
    "TENSORFLOW",
    "TFLITE",
    "TOPICS",
    "ZEROS",
    "Rule",
    "default_settings",
    "find_rule",
]
RULES = RULES_OF_WINDOWS + RULES_OF_NUMBERS


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

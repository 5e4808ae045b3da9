"""The type of `x` in a program: the one that is asked for, or else why it stays a float."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.ours import rule_or_pool

PROTO = {"float32": "FLOAT", "float64": "DOUBLE", "float16": "FLOAT16", "uint8": "UINT8", "int8": "INT8"}
"""What ONNX calls the types that it pools."""


def kind_of(call: Call, x: NDArray[Any], own_type: str, floats: str) -> tuple[str, str]:
    """Return the type of `x` in a program, and if that is not `own_type`, why.

    `floats` are those of the program if no type is asked for.
    """
    if own_type in ("", floats):
        return floats, ""
    refused = rule_or_pool(call, np.asarray(x, own_type)).refusal
    if refused:
        return "float32", f"x is float32 here. {refused}"
    if not _can_write(call, own_type):
        return "float32", f"x is float32 here, not {own_type}."
    return own_type, ""


def _can_write(call: Call, own_type: str) -> bool:
    """Whether what a program has beside `x`, such as −∞ to pad with, is a number of the type."""
    integers = not own_type.startswith("float")
    if integers and (call.turned or call.per_cell or call.factor != 1):
        return False
    if call.pad_first is not None and (
        call.library == "onnx" or (integers and np.isinf(call.pad_first.value))
    ):
        return False
    if call.library == "onnx" and own_type == "float64":
        return call.spec.reduction == "max"
    return call.library != "tflite" and (call.library != "jax" or own_type == "float64")

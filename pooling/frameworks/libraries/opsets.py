"""The versions of ONNX's pooling operators: a later one has more attributes, and takes more types."""

from collections.abc import Mapping

NEWEST = 22
"""The opset of the last change to these operators; a call without one is read and written in it."""
SINCE: Mapping[str, Mapping[str, int]] = {
    "max": {"dilations": 10, "ceil_mode": 10},
    "avg": {"count_include_pad": 7, "ceil_mode": 10, "dilations": 19},
    "lp": {"ceil_mode": 18, "dilations": 18},
}
"""The opset from which an operator, by its reduction, has an attribute that not all versions have."""
SMALL_INTEGERS = 12
"""The opset from which MaxPool takes int8 and uint8."""

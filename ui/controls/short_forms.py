"""Short forms of settings in files: one key for all axes of a window."""

from typing import Any

AXES = ("depth", "rows", "cols")
SHORT = ("window", "stride", "dilation", "out")
"""Keys that set every axis: by one number, or by one for each of the last axes."""
OUTPUTS = ("out_depth", "out_rows", "out_cols")
"""The settings of an output's size, one for each axis."""


def on_axes(key: str, value: Any) -> dict[str, Any]:
    """Return the settings that a short form stands for.

    >>> on_axes("window", 3)
    {'window_depth': 3, 'window_rows': 3, 'window_cols': 3}
    >>> on_axes("stride", [1, 2])
    {'stride_rows': 1, 'stride_cols': 2}
    """
    if isinstance(value, list):
        return {f"{key}_{axis}": each for axis, each in zip(AXES[-len(value) :], value, strict=True)}
    return {f"{key}_{axis}": value for axis in AXES}

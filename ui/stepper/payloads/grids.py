"""A grid's numbers as their texts, and the exact ones of those that are rounded."""

import math
from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from pooling import WindowPlan
from pooling.number_text import exact_number, format_number, short_number
from ui.stepper.labels import input_label, read_note
from ui.stepper.payloads.axes import sizes

MOST_SHORT = 16 * 16
"""Of more numbers, fewer digits could not be read from afar either."""


def input_grid(x: NDArray[Any], plan: WindowPlan, channels: int = 1) -> dict[str, Any]:
    """Describe the input's numbers, and how many of them are used."""
    shown = grid(x.ravel().tolist(), sizes(plan, channels), input_label(plan, channels))
    return shown | {"read_note": read_note(plan, channels)}


def grid(values: Sequence[float], shape: Sequence[int], label: str) -> dict[str, Any]:
    """Describe numbers in reading order, of slices, rows and columns."""
    shown = [format_number(value) for value in values]
    short = shown if len(values) > MOST_SHORT else [short_number(value) for value in values]
    slices, rows, cols = shape
    return {
        "label": label,
        "slices": slices,
        "rows": rows,
        "cols": cols,
        "text": " ".join(map(_without_zero, shown)),
        "short": " ".join(map(_without_zero, short)) if short != shown else "",
        "exact": {
            str(i): exact_number(value) for i, value in enumerate(values) if _is_rounded(value, shown[i])
        },
    }


def _without_zero(shown: str) -> str:
    """Shorten "0.5" to ".5"; the stepper puts the 0 back."""
    return shown.replace("0.", ".", 1) if shown.startswith(("0.", "−0.")) else shown


def _is_rounded(value: float, shown: str) -> bool:
    return math.isfinite(value) and shown.replace("−", "-") != exact_number(value)

"""Data for the stepper that depends on a photo alone, and not on what it is pooled to."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import WindowPlan
from ui.stepper import labels
from ui.stepper.payloads.tables import base64
from ui.stepper.templates import photo_words

MOST_CELLS = 400
"""A photo with more pixels or results is drawn as a picture, not as cells with numbers."""


def photo_input(channels: NDArray[np.uint8], plan: WindowPlan) -> dict[str, Any]:
    """Describe the photo, (C, H, W), and what depends only on it; there is no output yet."""
    return {
        "input": size(plan.input_shape)
        | {"label": labels.input_label(plan), "read_note": labels.read_note(plan)},
        "channels": [
            {"name": name, "input": base64(plane), "output": {"bytes": ""}}
            for name, plane in zip(labels.CHANNELS, channels, strict=False)
        ],
        "pictures": len(channels) > 1 or max(channels[0].size, plan.window_count) > MOST_CELLS,
        "words": photo_words(len(channels)),
    }


def size(shape: Sequence[int]) -> dict[str, Any]:
    """Return rows and columns."""
    return {"rows": shape[0], "cols": shape[1]}

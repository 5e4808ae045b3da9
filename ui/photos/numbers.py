"""The numbers of a picture as text for the lens: compressed, the exact bytes, or tenths of an average."""

import zlib
from base64 import b64encode
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import WindowPlan

MOST_NUMBERS = 3 * 512 * 512
"""More would make a message of megabytes; the lens then shows such a picture without its numbers."""


def packed(values: NDArray[Any]) -> str:
    """Return the numbers from 0 to 255 of (H, W) or (C, H, W) as HTML attributes for assets/lens.

    Whole numbers are bytes. Others are rounded to tenths, in two bytes, the lower first.
    """
    if values.size > MOST_NUMBERS:
        return ""
    kind = "bytes" if values.dtype == np.uint8 else "tenths"
    numbers = values if kind == "bytes" else np.rint(values * 10).astype("<u2")
    text = b64encode(zlib.compress(numbers.tobytes(), 6)).decode("ascii")
    rows, cols = values.shape[-2:]
    size = f'data-rows="{rows}" data-cols="{cols}" data-channels="{values.size // (rows * cols)}"'
    return f'{size} data-kind="{kind}" data-numbers="{text}"'


def lens_axes(plan: WindowPlan) -> dict[str, dict[str, int]]:
    """Return where each window is: for rows and columns its first cell, its length and what the axis has."""
    return {
        name: {
            "size": axis.size,
            "start": -axis.before,
            "stride": axis.stride,
            "count": axis.output_size,
            "length": (axis.window - 1) * axis.dilation + 1,
        }
        for name, axis in zip(("rows", "cols"), plan.axes, strict=True)
    }

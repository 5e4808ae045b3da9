"""Labels and notes that stay the same in every step: input, output, pads and shapes."""

from collections.abc import Sequence

from pooling import WindowPlan
from pooling.number_text import format_number

NO_STEP = {"count": "No step", "head": "No step to show"}
CHANNELS = ("red", "green", "blue")
PADDING_WORDS = {"valid": "Valid", "same": "Same", "same_lower": "Same lower", "custom": "Custom"}
PADDING_MEANING = (
    "Valid: no padding. Same: one window per stride, padded as in TensorFlow (an odd cell goes after). "
    "Same lower: the odd cell goes before. Custom: your own numbers."
)
SIDES = ("front", "back", "top", "bottom", "left", "right")


def input_label(plan: WindowPlan, channels: int = 1) -> str:
    """Name the input with its shape and pads: "Input 5 × 5, padded by 1"."""
    several = channels > 1 or len(plan.axes) > 2
    return f"Input {_size(plan.input_shape, channels)}{pads_label(plan, short=several)}"


def pads_label(plan: WindowPlan, *, short: bool = False) -> str:
    """Name the pads: ", padded by 1", ", padded: left 1, right 0", or nothing.

    With `short`: ", padded: 0 before, 1 after", if all axes have the same pads.
    """
    if short and len(set(plan.pads)) == 1 and plan.pads[0][0] != plan.pads[0][1]:
        return ", padded: {} before, {} after".format(*plan.pads[0])
    pads = {pad for axis in plan.pads for pad in axis}
    if len(pads) == 1:
        return f", padded by {pad}" if (pad := pads.pop()) else ""
    sides = zip(SIDES[-2 * len(plan.pads) :], (pad for axis in plan.pads for pad in axis), strict=True)
    return f", padded: {', '.join(f'{side} {pad}' for side, pad in sides)}"


def output_label(plan: WindowPlan, channels: int = 1) -> str:
    """Name the output with its shape: "Output 2 × 2"."""
    return f"Output {_size(plan.output_shape, channels)}"


def _size(shape: Sequence[int], channels: int) -> str:
    if channels > 1:
        return f"{channels} channels × {by(shape)}"
    return by(shape) if len(shape) > 1 else f"of {shape[0]} {'cell' if shape[0] == 1 else 'cells'}"


def by(shape: Sequence[int]) -> str:
    """Write a shape: "5 × 5"."""
    return " × ".join(map(str, shape))


def read_note(plan: WindowPlan, channels: int = 1) -> str:
    """Say how many cells are used, if some are not; all channels use the same cells."""
    total = plan.read_counts.size
    read = int((plan.read_counts > 0).sum())
    of = f"{total} cells in each channel" if channels > 1 else f"{total} cells"
    return "" if read == total else f"Only {read} of {of} are used"


def grey_scale(low: float, high: float) -> str:
    """Say which numbers are drawn black and white, for results outside 0 to 255."""
    return f"grey: {format_number(low)} is black, {format_number(high)} is white"

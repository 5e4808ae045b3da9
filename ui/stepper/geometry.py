"""The geometry of the windows and the words: data for the stepper that does not depend on the numbers."""

from typing import Any

from pooling import WindowPlan
from pooling.axes import AxisPlan
from ui.stepper.axes import Axes, drawn_axes
from ui.stepper.equations import equation, leaves_range, pad_text, without_ties
from ui.stepper.labels import SIDES
from ui.stepper.shape_words import shape_words
from ui.stepper.templates import words_for


def sizes(plan: WindowPlan, channels: int = 1) -> tuple[int, int, int]:
    """Return the number of slices, rows and columns of the input."""
    slices, rows, cols = (axis.size for axis in drawn_axes(plan, channels))
    return slices, rows, cols


def geometry(plan: WindowPlan, channels: int = 1) -> dict[str, Any]:
    """Describe the windows' geometry and the words."""
    axes = drawn_axes(plan, channels)
    return {
        "reduction": plan.spec.reduction,
        "rank": len(plan.axes),
        "together": channels > 1,
        "pads": _pads(plan, axes),
        **{name: _windows(axis) for name, axis in zip(("slices", "rows", "cols"), axes, strict=True)},
        "equation": equation(plan.spec),
        "apart": leaves_range(plan.spec),
        "words": words_for(len(plan.axes), channels) | without_ties(plan.spec),
        "shape": shape_words(plan),
    }


def _pads(plan: WindowPlan, axes: Axes) -> dict[str, Any]:
    pads = [pad for axis in axes for pad in (axis.before, axis.after)]
    text, note = pad_text(plan)
    return dict(zip(SIDES, pads, strict=True)) | {"text": text, "note": note}


def _windows(axis: AxisPlan) -> dict[str, int]:
    """Describe an axis: window `i` reads start + i · stride + k · dilation, for k below `window`."""
    return {
        "start": -axis.before,
        "stride": axis.stride,
        "count": axis.output_size,
        "window": axis.window,
        "dilation": axis.dilation,
    }

"""The geometry of the windows and the words: data for the stepper that does not depend on the numbers."""

from typing import Any

from pooling import WindowPlan
from pooling.windows.axes import AxisPlan
from pooling.windows.uneven import UnevenAxis
from ui.layers.shape_words import shape_words
from ui.layers.words import equation, layer_words, leaves_range, pad_text
from ui.stepper.labels import SIDES
from ui.stepper.payloads.axes import Axes, drawn_axes
from ui.stepper.templates import words_for


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
        "words": layer_words(plan.spec, words_for(len(plan.axes), channels)),
        "shape": shape_words(plan),
    }


def _pads(plan: WindowPlan, axes: Axes) -> dict[str, Any]:
    pads = [pad for axis in axes for pad in (axis.before, axis.after)]
    text, note = pad_text(plan)
    return dict(zip(SIDES, pads, strict=True)) | {"text": text, "note": note}


def _windows(axis: AxisPlan) -> dict[str, Any]:
    """Describe an axis: window `i` reads start + i · stride + k · dilation, for k below `window`.

    Windows that differ in length are listed as `spans` instead, each with its first cell and its length.
    """
    described: dict[str, Any] = {
        "start": -axis.before,
        "stride": axis.stride,
        "count": axis.output_size,
        "window": axis.window,
        "dilation": axis.dilation,
    }
    if isinstance(axis, UnevenAxis):
        places = [axis.positions(i) for i in range(axis.output_size)]
        described["spans"] = " ".join(f"{each.start}+{len(each)}" for each in places)
    return described

"""Data for the stepper's panels, one panel at a time: the core's numbers as compact text."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.kinds.base import Layer
from pooling.kinds.dispatch import plan_windows
from pooling.windows.axes import AxisPlan
from pooling.windows.uneven import UnevenAxis
from ui.export.loop.layer_loops import shown_loop
from ui.layers.shape_words import shape_formulas
from ui.stepper.panels import photo_words as panel_photo_words
from ui.stepper.panels import words as panel_words
from ui.stepper.panels.code import code_panel, fast_panel
from ui.stepper.panels.gradient import gradient_panel
from ui.stepper.panels.pictures import coverage_picture, gradient_pictures
from ui.stepper.panels.predict import predict_in_photo, predict_panel
from ui.stepper.panels.questions import questions
from ui.stepper.panels.tabs import FORMER_TABS, TABS
from ui.stepper.payloads.axes import sizes
from ui.stepper.payloads.compact import runs, signed
from ui.stepper.shape_words import extra_window
from ui.stepper.templates import placed

Payload = dict[str, Any]


def panel_payload(
    x: NDArray[Any], spec: PoolSpec, name: str, upstream: str = "", *, pictures: bool = False
) -> Payload:
    """Describe the panel `name` (a key of `TABS`) for pooling `x`, maybe with channels in front.

    For a name of before, another panel answers; for any other, no panel is open. `upstream` is the text of
    the incoming gradient; empty means ones. With `pictures`, `x` is a large photo, (H, W) or (3, H, W): the
    panels draw pictures instead of cells with numbers, and the incoming gradient is ones.

    Raises
    ------
    PoolingError
        As `plan_windows`.
    """
    tabs = tabs_for(spec, pictures)
    chrome = {"tabs": tabs, "chrome": panel_words.CHROME}
    if name not in tabs and name not in FORMER_TABS:
        return signed(chrome | {"name": ""})
    if pictures and name in _PICTURE_PANELS:
        body = _PICTURE_PANELS[name](x, spec)
    elif name == "gradient":
        body = gradient_panel(x, spec, upstream)
    else:
        body = _PANELS[name](x, spec)
    return signed(chrome | {"name": name} | body)


def tabs_for(spec: PoolSpec, pictures: bool) -> dict[str, str]:
    """Return the panels; the gradient of a photo is drawn for plain windows only."""
    without = "gradient" if pictures and isinstance(spec, Layer) else ""
    return {name: word for name, word in TABS.items() if name != without}


def shape_panel(x: NDArray[Any], spec: PoolSpec) -> Payload:
    """Return the formula of each axis, and the extra window if the division leaves a rest."""
    plan = plan_windows(spec, x.shape[-spec.rank :])
    formulas = shape_formulas(plan)
    axes = [_axis(axis, formula, spec.ceil_mode) for axis, formula in zip(plan.axes, formulas, strict=True)]
    return {"axes": axes, "words": panel_words.SHAPE | panel_photo_words.SHAPE}


def _axis(axis: AxisPlan, formula: str, ceil_mode: bool) -> Payload:
    listed = isinstance(axis, UnevenAxis)  # there is no stride, so none that leaves a rest
    extra = None if listed else extra_window(axis, ceil_mode)
    notes = [] if listed else panel_words.axis_notes(axis, extra)
    return {"name": axis.name, "formula": formula, "extra": extra, "notes": notes}


def coverage_panel(x: NDArray[Any], spec: PoolSpec) -> Payload:
    """Count how often each input cell is used."""
    plan = plan_windows(spec, x.shape[-spec.rank :])
    reads = [int(count) for count in plan.read_counts.flat]
    alike = [panel_words.ALIKE] if x.ndim > spec.rank else []
    return {
        "slices": sizes(plan)[0],
        "counts": runs(reads),
        "times": {str(n): panel_words.times(n) for n in sorted(set(reads))},
        "sentence": panel_words.coverage_sentence(Counter(reads)),
        "reason": " ".join([*alike, panel_words.coverage_reason(plan)]).strip(),
        "words": placed(panel_words.COVERAGE, spec.rank),
    }


_PANELS: dict[str, Callable[[NDArray[Any], PoolSpec], Payload]] = {
    "shape": shape_panel,
    "coverage": coverage_panel,
    "code": lambda x, spec: code_panel(x, spec, shown_loop(x, spec)),
    "fast": lambda x, spec: fast_panel(x, spec, shown_loop(x, spec)),
    "predict": lambda x, spec: predict_panel(x, spec) | questions(x, spec),
}
_PICTURE_PANELS: dict[str, Callable[[NDArray[Any], PoolSpec], Payload]] = {
    "coverage": coverage_picture,
    "gradient": gradient_pictures,
    "predict": lambda x, spec: predict_in_photo(x, spec) | questions(x, spec),
}

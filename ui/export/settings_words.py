"""The settings of a layer of any kind by name, for what is taken elsewhere: notebook, table, formula."""

from collections.abc import Callable
from typing import Any

from pooling import PoolSpec, WindowPlan
from pooling.kinds.base import Adaptive, Fractional, Layer
from pooling.kinds.weighted import Blur, RoiAlign, RoiPool, Stochastic
from pooling.number_text import format_number
from pooling.reductions import REDUCTIONS
from pooling.roi.boxes import SIDES
from ui.layers.labels import BORDERS, FILTERS, PHASES, SEQUENCES
from ui.stepper.labels import by, pads_label
from ui.stepper.reduction_words import REDUCTION_WORDS

Table = dict[str, str]
TITLES = {
    Adaptive.kind: "Adaptive {reduction} pooling",
    Fractional.kind: "Fractional {reduction} pooling",
    Blur.kind: "Blur pooling, {reduction}",
    Stochastic.kind: "Stochastic pooling",
    RoiPool.kind: "RoI pooling",
    RoiAlign.kind: "RoI align",
}


def title(spec: PoolSpec) -> str:
    """Name a layer: "Max pooling", "RoI align"."""
    reduction = REDUCTION_WORDS[spec.reduction].noun
    named = (
        TITLES[spec.kind].format(reduction=reduction) if isinstance(spec, Layer) else f"{reduction} pooling"
    )
    return f"{named[0].upper()}{named[1:]}"


def settings_table(plan: WindowPlan) -> Table:
    """Return the settings by name; those that do not matter here are left out."""
    own = _OWN[plan.spec.kind] if isinstance(plan.spec, Layer) else _plain
    return {name: value for name, value in own(plan.spec, plan).items() if value}


def settings_words(plan: WindowPlan) -> str:
    """Write the settings in a line: "window 2 × 2, stride 2 × 2, filter 1 2 1"."""
    return ", ".join(f"{name} {value}" for name, value in settings_table(plan).items())


def _plain(spec: PoolSpec, plan: WindowPlan) -> Table:
    reduction, padded = REDUCTIONS[spec.reduction], any(map(any, plan.pads))
    counted = reduction.divides and padded and spec.divisor_override is None
    return {
        **_windows(spec, plan),
        "count padding": ("on" if spec.count_include_pad else "off") if counted else "",
        "divisor": str(spec.divisor_override or "") if reduction.divides else "",
        **_parameter(spec),
    }


def _windows(spec: PoolSpec, plan: WindowPlan) -> Table:
    return {
        "window": by(spec.window_shape),
        "stride": by(spec.strides),
        "padding": pads_label(plan).removeprefix(", padded").removeprefix(":").strip() or "none",
        "dilation": by(spec.dilations) if set(spec.dilations) != {1} else "",
        "ceil mode": "on" if spec.ceil_mode else "",
    }


def _parameter(spec: PoolSpec) -> Table:
    name = REDUCTIONS[spec.reduction].parameter
    return {name: f"{getattr(spec, name):g}"} if name else {}


def _adaptive(spec: Any, _: WindowPlan) -> Table:
    return {"output": by(spec.output_shape), **_parameter(spec)}


def _fractional(spec: Any, _: WindowPlan) -> Table:
    own = spec.sequence == "pytorch"
    return {
        "output": by(spec.output_shape),
        "draw": str(spec.seed),
        "sequence": SEQUENCES[spec.sequence],
        "window": by(spec.window_shape) if own else "",
        "overlapping": "" if own else _switch(spec.overlapping),
        **_parameter(spec),
    }


def _blur(spec: Any, plan: WindowPlan) -> Table:
    filter_and_edge = {"filter": FILTERS[str(spec.taps)], "past the edge": BORDERS[spec.border].lower()}
    return _windows(spec, plan) | filter_and_edge | _parameter(spec)


def _stochastic(spec: Any, plan: WindowPlan) -> Table:
    drawn = {"draw": str(spec.seed)} if spec.training else {}
    return _windows(spec, plan) | {"phase": PHASES["training" if spec.training else "test"].lower()} | drawn


def _roi_pool(spec: Any, _: WindowPlan) -> Table:
    sides = zip(SIDES, spec.box, strict=True)
    box = ", ".join(f"{name} {format_number(side)}" for name, side in sides)
    return {"box": box, "bins": by(spec.output_shape)}


def _roi_align(spec: Any, plan: WindowPlan) -> Table:
    samples = {"samples in a bin": by((spec.samples,) * 2), "aligned": _switch(spec.aligned)}
    return _roi_pool(spec, plan) | samples


def _switch(on: bool) -> str:
    return "on" if on else "off"


_OWN: dict[str, Callable[[Any, WindowPlan], Table]] = {
    Adaptive.kind: _adaptive,
    Fractional.kind: _fractional,
    Blur.kind: _blur,
    Stochastic.kind: _stochastic,
    RoiPool.kind: _roi_pool,
    RoiAlign.kind: _roi_align,
}

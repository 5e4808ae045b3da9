"""Which settings of the page a pasted layer becomes, and what they cannot hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import inf
from typing import Any

from pooling import PoolSpec
from pooling.frameworks.facts.rules import default_settings
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.ours import name_of
from pooling.frameworks.libraries.read import Layer, Whole
from pooling.reductions import REDUCTIONS
from ui.compare.paste.plain import plain
from ui.controls.layer_of import PAD_SIDES
from ui.controls.setting_types import Choice
from ui.controls.settings import SETTINGS
from ui.controls.short_forms import AXES
from ui.matrix.shapes import KIND_OF_RANK

SWITCHED = {
    1: "It pools one axis, so the input becomes one row of numbers.",
    2: "It pools rows and columns, so the input becomes a matrix.",
    3: "It pools three axes, so the input becomes slices.",
}
TOO_MUCH = "{label} is {value}, and here it is {allowed}: this layer cannot be set."
WHOLE_MAP = "The window is the whole map, {shape}. If the input changes its size, set the window too."
ELSEWHERE = "Step through shows it: its kind of layer is set to Adaptive."
WHOLE_P = "p is {p:g}, and here it is a whole number: this layer cannot be set."


@dataclass(frozen=True)
class Fit:
    """What a layer becomes: settings by key, another kind of input or None, why not, and what else to say."""

    values: Mapping[str, Any]
    source: str | None = None
    why_not: str = ""
    notes: tuple[str, ...] = ()


def fit(layer: Layer, shape: Sequence[int]) -> Fit:
    """Return the settings for a layer; `shape` has the spatial sizes of the input.

    Compare has plain pooling, so global pooling gets a window as large as the map, if that can be set.
    Adaptive pooling is a setting of Step through.
    """
    pooling, compared = layer.pooling, layer.library
    own: tuple[str, ...] = ()
    if isinstance(pooling, Call):
        alone = plain(pooling)
        if isinstance(alone, str):
            return Fit({}, why_not=alone)
        spec, compared, own = alone
        pooling = Call(compared, spec, opset=pooling.opset)
    rank = pooling.spec.rank if isinstance(pooling, Call) else len(pooling.output_shape)
    switched = rank != len(shape)
    notes = [*own, SWITCHED[rank]] if switched else [*own]
    if isinstance(pooling, Call):
        values = _of_call(pooling)
    elif pooling.is_global and not switched and _why_not(_of_map(pooling, shape)) == "":
        values = _of_map(pooling, shape)
        notes.append(WHOLE_MAP.format(shape=" × ".join(map(str, shape))))
    else:
        values = _of_whole(pooling, shape if not switched else ())
        notes.append(ELSEWHERE)
    values = {"layer": "pool", "p_infinite": False, **values, **_compared(compared, pooling)}
    return Fit(values, KIND_OF_RANK[rank] if switched else None, _why_not(values), tuple(notes))


def _named(what: str, sizes: Sequence[int]) -> dict[str, int]:
    return {f"{what}_{axis}": size for axis, size in zip(AXES[-len(sizes) :], sizes, strict=True)}


def _of_call(call: Call) -> dict[str, Any]:
    spec = call.spec
    own: dict[str, Any] = {"padding": spec.padding}
    if not isinstance(spec.padding, str):
        sides = chain.from_iterable(PAD_SIDES[-spec.rank :])
        pads = chain.from_iterable(spec.padding)
        own = {"padding": "custom"} | {f"pad_{side}": pad for side, pad in zip(sides, pads, strict=True)}
    return {
        "reduction": spec.reduction,
        **_parameter(spec),
        **_named("window", spec.window_shape),
        **_named("stride", spec.strides),
        **_named("dilation", spec.dilations),
        **own,
        "ceil_mode": spec.ceil_mode,
        "count_include_pad": spec.count_include_pad,
        "divisor_override": spec.divisor_override or 0,
    }


def _parameter(spec: PoolSpec) -> dict[str, Any]:
    """Return the reduction's own setting: p is a number, the others have a few values to choose from."""
    name = REDUCTIONS[spec.reduction].parameter
    if not name:
        return {}
    if name == "p" and spec.p == inf:
        return {"p_infinite": True}
    return {name: _whole_p(spec.p) if name == "p" else f"{getattr(spec, name):g}"}


def _whole_p(p: float) -> float:
    return int(p) if p.is_integer() else p


def _of_map(whole: Whole, shape: Sequence[int]) -> dict[str, Any]:
    """Return the settings of a window as large as the map."""
    ones = (1,) * len(shape)
    return {
        "reduction": whole.reduction,
        **({"p": _whole_p(whole.p)} if whole.reduction == "lp" else {}),
        **_named("window", shape),
        **_named("stride", shape),
        **_named("dilation", ones),
        "padding": "valid",
        "ceil_mode": False,
        "divisor_override": 0,
    }


def _of_whole(whole: Whole, shape: Sequence[int]) -> dict[str, Any]:
    """Return the settings of an adaptive layer; a size that is the input's is left as it is without one."""
    known = shape or (None,) * len(whole.output_shape)
    sizes = {
        f"out_{axis}": size or own
        for axis, size, own in zip(AXES[-len(known) :], whole.output_shape, known, strict=True)
    }
    p = {"p": _whole_p(whole.p)} if whole.reduction == "lp" else {}
    return {
        "layer": "adaptive",
        "reduction": whole.reduction,
        **p,
        **{key: size for key, size in sizes.items() if size},
    }


def _compared(library: str, call: Call | Whole) -> dict[str, Any]:
    """Return the settings by which the page compares with a library, which then adds nothing of its own."""
    values: dict[str, Any] = {"reference": library, "convert_from": library}
    if isinstance(call, Call):
        counts = default_settings(name_of(library)).get("count_include_pad", False)
        if call.spec.reduction == "avg" and counts and not call.spec.count_include_pad:
            values["own_defaults"] = False
        if call.opset:
            opsets = [int(opset) for opset in SETTINGS["opset"].labels]  # type: ignore[union-attr]
            values["opset"] = str(max((each for each in opsets if each <= call.opset), default=opsets[0]))
    return values


def _why_not(values: Mapping[str, Any]) -> str:
    """Return why a setting cannot hold its value, or an empty text."""
    for key, value in values.items():
        if isinstance(value, float):
            return WHOLE_P.format(p=value)
        setting = SETTINGS[key]
        text = (
            str(value) if isinstance(setting, Choice) and value not in setting.labels else setting.text(value)
        )
        allowed = setting.validate(text)
        if allowed:
            return TOO_MUCH.format(label=SETTINGS[key].label, value=text, allowed=allowed)
    return ""

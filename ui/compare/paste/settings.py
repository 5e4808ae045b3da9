"""Which settings of the page a pasted layer becomes, and what they cannot hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.read import Layer, Whole
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.frameworks.rules import default_settings
from ui.controls.settings import SETTINGS
from ui.matrix.shapes import SHAPES

AXES = ("depth", "rows", "cols")
PAD_SIDES = {"depth": ("front", "back"), "rows": ("top", "bottom"), "cols": ("left", "right")}
RANKS = {shape.rank: source for source, shape in SHAPES.items()}
"""The kind of input for each number of axes."""
SWITCHED = {
    1: "It pools one axis, so the input becomes one row of numbers.",
    2: "It pools rows and columns, so the input becomes a matrix.",
    3: "It pools three axes, so the input becomes slices.",
}
TOO_MUCH = "{label} is {value}, and here it is {allowed}: this layer cannot be set."
WHOLE_MAP = "The window is the whole map, {shape}; it stays so when the input changes."
ELSEWHERE = "Step through shows it: its kind of layer is set to Adaptive."
WHOLE_P = "p is {p:g}, and here it is a whole number: this layer cannot be set."


@dataclass(frozen=True)
class Fit:
    """What a layer becomes: settings by key, another kind of input or None, why not, and what else to say."""

    values: Mapping[str, Any]
    source: str | None = None
    why_not: str = ""
    notes: tuple[str, ...] = ()


def fit(layer: Layer, shape: Sequence[int], *, plain_only: bool) -> Fit:
    """Return the settings for a layer; `shape` has the spatial sizes of the input.

    Where plain pooling is all there is (`plain_only`), global pooling has a window as large as the map.
    """
    pooling = layer.pooling
    rank = pooling.spec.rank if isinstance(pooling, Call) else len(pooling.output_shape)
    switched = rank != len(shape)
    notes = [SWITCHED[rank]] if switched else []
    if isinstance(pooling, Call):
        values = _of_call(pooling)
    elif plain_only and pooling.is_global and not switched and _why_not(_of_map(pooling, shape)) == "":
        values = _of_map(pooling, shape)
        notes.append(WHOLE_MAP.format(shape=" × ".join(map(str, shape))))
    else:
        values = _of_whole(pooling, shape if not switched else ())
        notes += [ELSEWHERE] if plain_only else []
    values = {"layer": "pool", "p_infinite": False, **values, **_compared(layer)}
    return Fit(values, RANKS[rank] if switched else None, _why_not(values), tuple(notes))


def _named(what: str, sizes: Sequence[int]) -> dict[str, int]:
    return {f"{what}_{axis}": size for axis, size in zip(AXES[-len(sizes) :], sizes, strict=True)}


def _of_call(call: Call) -> dict[str, Any]:
    spec = call.spec
    own: dict[str, Any] = {"padding": spec.padding}
    if not isinstance(spec.padding, str):
        sides = (side for axis in AXES[-spec.rank :] for side in PAD_SIDES[axis])
        pads = (pad for pair in spec.padding for pad in pair)
        own = {"padding": "custom"} | {f"pad_{side}": pad for side, pad in zip(sides, pads, strict=True)}
    return {
        "reduction": spec.reduction,
        **({"p": _whole_p(spec.p)} if spec.reduction == "lp" else {}),
        **_named("window", spec.window_shape),
        **_named("stride", spec.strides),
        **_named("dilation", spec.dilations),
        **own,
        "ceil_mode": spec.ceil_mode,
        "count_include_pad": spec.count_include_pad,
        "divisor_override": spec.divisor_override or 0,
    }


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


def _compared(layer: Layer) -> dict[str, Any]:
    """Return the settings by which the page compares with the layer's library, and with nothing it adds."""
    values: dict[str, Any] = {"reference": layer.library}
    call = layer.pooling
    if isinstance(call, Call):
        counts = default_settings(LIBRARIES[layer.library].name).get("count_include_pad", False)
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
        text = SETTINGS[key].text(value)
        allowed = SETTINGS[key].validate(text)
        if allowed:
            return TOO_MUCH.format(label=SETTINGS[key].label, value=text, allowed=allowed)
    return ""

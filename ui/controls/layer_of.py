"""The layer and the numbers that settings stand for, without widgets."""

from collections.abc import Mapping
from dataclasses import fields
from math import inf
from typing import Any

from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.kinds.base import Adaptive, Fractional, Layer
from pooling.kinds.weighted import Blur, RoiAlign, RoiPool, Stochastic
from pooling.reductions import REDUCTIONS
from ui.controls.short_forms import AXES
from ui.matrix.shapes import SHAPES

PAD_SIDES = (("front", "back"), ("top", "bottom"), ("left", "right"))
KINDS: dict[str, type[Layer]] = {
    kind.kind: kind for kind in (Adaptive, Fractional, Stochastic, Blur, RoiPool, RoiAlign)
}


def rank_of(settings: Mapping[str, Any]) -> int:
    """Return how many axes the window has: that of a photo two."""
    return SHAPES[settings["source"]].rank if settings["source"] in SHAPES else 2


def numbers_of(settings: Mapping[str, Any]) -> NDArray[Any]:
    """Return the typed numbers.

    Raises
    ------
    PoolingError
        The text cannot be read as the kind of input that `source` says.
    """
    return SHAPES[settings["source"]].read(settings["matrix"])


def layer_of(settings: Mapping[str, Any]) -> PoolSpec:
    """Return the layer; every setting of a layer must be there.

    Raises
    ------
    PoolingError
        The settings do not go together.
    """
    spec = _plain(settings)
    return spec if settings["layer"] == "pool" else _layer(KINDS[settings["layer"]], spec, settings)


def _plain(settings: Mapping[str, Any]) -> PoolSpec:
    rank = rank_of(settings)
    window, strides, dilations = (
        [settings[f"{what}_{axis}"] for axis in AXES[-rank:]] for what in ("window", "stride", "dilation")
    )
    pads = [(settings[f"pad_{before}"], settings[f"pad_{after}"]) for before, after in PAD_SIDES[-rank:]]
    return PoolSpec.of(
        settings["reduction"],
        window,
        strides=strides,
        padding=pads if settings["padding"] == "custom" else settings["padding"],
        dilations=dilations,
        ceil_mode=settings["ceil_mode"],
        count_include_pad=settings["count_include_pad"],
        divisor_override=settings["divisor_override"] or None,
        **_parameter(settings),
    )


def _parameter(settings: Mapping[str, Any]) -> dict[str, float]:
    """Return the one setting that only some reductions have."""
    name = REDUCTIONS[settings["reduction"]].parameter
    if name == "p" and settings["p_infinite"]:
        return {"p": inf}
    return {name: float(settings[name])} if name else {}


def _layer(kind: type[Layer], spec: PoolSpec, settings: Mapping[str, Any]) -> PoolSpec:
    axes = AXES[-2:] if kind in (RoiPool, RoiAlign) else AXES[-spec.rank :]
    own = {
        "output_shape": tuple(settings[f"out_{axis}"] for axis in axes),
        "seed": settings["draw"],
        "sequence": settings["sequence"],
        "overlapping": settings["overlap"],
        "training": settings["phase"] == "training",
        "taps": int(settings["taps"]),
        "border": settings["blur_border"],
        "box": tuple(map(float, settings["box"].split(","))),
        "samples": settings["samples"],
        "aligned": settings["aligned"],
    }
    given = {field.name: getattr(spec, field.name) for field in fields(PoolSpec)} | own
    return kind(**{field.name: given[field.name] for field in fields(kind)})

"""What stands side by side: each name as a layer, and its title."""

from dataclasses import dataclass, replace
from math import inf

from pooling import PoolingError, PoolSpec
from pooling.kinds.base import Adaptive
from pooling.kinds.weighted import Blur
from pooling.number_text import format_number
from pooling.reductions import REDUCTIONS
from ui.controls.short_forms import OUTPUTS
from ui.layers.labels import FILTERS
from ui.stepper.reduction_words import SIDE_BY_SIDE

BLUR_REFUSES = (
    "Blur pooling has no dilation, no ceil mode and no counted padding here; set them back in All settings."
)
PARAMETERS = {"p": "p", "beta": "β", "alpha": "α"}


@dataclass(frozen=True)
class Own:
    """What the view asks for beside the input and the layer.

    Attributes
    ----------
    names : what stands side by side
    p, beta : the parameters of all reductions that have one
    taps, border : of the blur
    output_shape : of adaptive pooling
    above : a cell is active if it is larger; None depends on the input
    """

    names: tuple[str, ...]
    p: float
    beta: float
    taps: int
    border: str
    output_shape: tuple[int, ...]
    above: float | None = None


def layer_of(name: str, spec: PoolSpec, own: Own, input_shape: tuple[int, ...]) -> PoolSpec:
    """Return the layer that stands under a name.

    Raises
    ------
    PoolingError
        The layer has no such setting.
    """
    set_now = replace(spec, p=own.p, beta=own.beta)
    if name == "global":
        return PoolSpec.of(spec.reduction, input_shape, p=own.p, beta=own.beta, alpha=spec.alpha)
    if name == "adaptive":
        return Adaptive(**vars(set_now), output_shape=own.output_shape)
    if name == "blur":
        if spec.ceil_mode or spec.count_include_pad or max(spec.dilations) > 1:
            raise PoolingError(BLUR_REFUSES)
        return Blur(**vars(set_now), taps=own.taps, border=own.border)
    return replace(set_now, reduction=name)


def title(name: str, layer: PoolSpec) -> str:
    """Name a layer with the parameter that it has: "Lp, p = 3", "Blur max, [1 2 1]"."""
    reduction = SIDE_BY_SIDE[layer.reduction]
    inner = reduction.lower() if reduction.istitle() and len(reduction) > 2 else reduction  # not LSE, GeM, Lp
    if isinstance(layer, Adaptive):
        return f"Adaptive {inner}"
    if isinstance(layer, Blur):
        return f"Blur {inner}, [{FILTERS[str(layer.taps)]}]"
    if name == "global":
        return f"Global {inner}"
    parameter = REDUCTIONS[layer.reduction].parameter
    if not parameter:
        return reduction
    value = getattr(layer, parameter)
    return f"{reduction}, {PARAMETERS[parameter]} = {'∞' if value == inf else format_number(value)}"


def step_settings(name: str, spec: PoolSpec, own: Own) -> dict[str, object]:
    """Return the settings by which Step through shows what stands under a name."""
    inside: dict[str, object] = {"reduction": spec.reduction} | _parameters(own)
    if name == "blur":
        return inside | {"layer": "blur", "taps": str(own.taps), "blur_border": own.border}
    if name in ("global", "adaptive"):
        shape = own.output_shape if name == "adaptive" else (1,) * spec.rank
        return inside | {"layer": "adaptive"} | dict(zip(OUTPUTS[-spec.rank :], shape, strict=True))
    return inside | {"layer": "pool", "reduction": name}


def _parameters(own: Own) -> dict[str, object]:
    beta = format_number(own.beta)
    return {"p_infinite": own.p == inf, "beta": beta} | ({} if own.p == inf else {"p": int(own.p)})

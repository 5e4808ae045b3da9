"""Flax and JAX, channels last, and our core, before which tutorials often pad with zeros."""

from math import prod

from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.spell.speller import Speller, named, nested, value_text
from pooling.reductions import REDUCTIONS
from pooling.spec import PoolSpec

START = {"max": ("-jnp.inf", "lax.max"), "min": ("jnp.inf", "lax.min"), "sum": ("0.0", "lax.add")}
"""What JAX begins each window with, and what it does with each cell."""


ONES = "jnp.ones_like(x)"
SETTINGS = ("strides", "padding", "dilations", "ceil_mode", "count_include_pad")
"""What every call of our core has; a reduction's own parameter comes after."""


def _padding(spec: PoolSpec) -> object:
    return spec.padding.upper() if isinstance(spec.padding, str) else spec.padding


def _flax(call: Call, x: str) -> str:
    spec = call.spec
    counted = {"count_include_pad": spec.count_include_pad} if spec.reduction == "avg" else {}
    arguments = named(window_shape=spec.window_shape, strides=spec.strides, padding=_padding(spec), **counted)
    module = "nn.pooling" if spec.reduction == "min" else "nn"
    return f"{module}.{spec.reduction}_pool({x}, {arguments})"


def _jax(call: Call, x: str) -> str:
    """Write lax.reduce_window; an average is a sum over the cells of a window, or over a sum of ones."""
    spec = call.spec
    start, reducer = START["sum" if spec.reduction == "avg" else spec.reduction]
    ones = (1,) * (spec.rank + 2)
    padding = _padding(spec)
    if isinstance(padding, tuple):
        padding = ((0, 0), *padding, (0, 0))
    arguments = named(
        window_dimensions=(1, *spec.window_shape, 1),
        window_strides=(1, *spec.strides, 1),
        padding=padding,
        base_dilation=ones,
        window_dilation=(1, *spec.dilations, 1),
    )
    if spec.reduction != "avg" or call.per_cell:
        return f"lax.reduce_window({x}, {start}, {reducer}, {arguments})"
    total, cells = (f"lax.reduce_window({each}, {start}, {reducer}, {arguments})" for each in (x, ONES))
    whole = prod(spec.window_shape) if spec.count_include_pad else None
    return f"{total} / {spec.divisor_override or whole or cells}"


def _jax_pad(first: PadFirst, x: str) -> str:
    value = value_text(first.value, "jnp")
    return f"jnp.pad({x}, {nested(first.pads)}, constant_values={value})"


def _ours(call: Call, x: str) -> str:
    spec = call.spec
    own: dict[str, object] = {name: getattr(spec, name) for name in SETTINGS}
    parameter = REDUCTIONS[spec.reduction].parameter
    own |= {parameter: getattr(spec, parameter)} if parameter else {}
    own |= {} if spec.divisor_override is None else {"divisor_override": spec.divisor_override}
    arguments = named(**own)
    return f'pool({x}, PoolSpec.of("{spec.reduction}", {spec.window_shape}, {arguments}))'


def _ours_pad(first: PadFirst, x: str) -> str:
    pads = f"[(0, 0)] * (x.ndim - {len(first.pads)}) + {list(first.pads)}"
    return f"np.pad({x}, {pads}, constant_values={value_text(first.value, 'np')})"


FLAX = Speller(_flax, _jax_pad, ONES)
JAX = Speller(_jax, _jax_pad, ONES)
OURS = ZEROS = Speller(_ours, _ours_pad, "np.ones_like(x)")

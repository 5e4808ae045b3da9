"""A layer beside plain pooling as a call of our own core."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.kinds.base import Adaptive, Fractional, Layer
from pooling.kinds.dispatch import pool
from pooling.kinds.weighted import Blur, RoiAlign, RoiPool, Stochastic
from ui.export.array_code import array_code, total_check

PARAMETERS = ("p", "beta", "alpha", "divisor_override")
MOST_CHECKED = 400
"""Results up to which every number is checked; of more, the sum."""


def our_code(x: NDArray[Any], layer: Layer, opening: str = "") -> str:
    """Write code that pools `x` by a layer with our core, and checks the result."""
    output = pool(x, layer)
    given = f"{opening}x = photo\n" if opening else f"x = {array_code(x)}\n"
    check = total_check(output)
    if output.size <= MOST_CHECKED:
        check = (
            f"expected = {array_code(np.asarray(output, float))}\nnp.testing.assert_allclose(y, expected)\n"
        )
    imported, call = core_call(layer)
    return (
        "# Run it in the app's folder.\n"
        f"import numpy as np\n\n{imported}\n\n{given}\ny = {call}\n\n{check}print(y)\n"
    )


def core_call(layer: Layer) -> tuple[str, str]:
    """Return the import and the call; a reduction's parameter is in the layer alone."""
    plain = PoolSpec.of()
    if layer.kind in ("fractional", "blur") and any(
        getattr(layer, name) != getattr(plain, name) for name in PARAMETERS
    ):
        module = type(layer).__module__
        imported = f"from pooling.kinds.dispatch import pool\nfrom {module} import {type(layer).__name__}\n\n"
        return f"{imported}layer = {layer!r}", "pool(x, layer)"
    function, arguments = _CALLS[layer.kind](layer)
    return f"from pooling import {function}", f"{function}(x, {arguments})"


def _named(**arguments: Any) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in arguments.items())


def _adaptive_call(layer: Any) -> tuple[str, str]:
    plain = PoolSpec.of()
    own = {name: getattr(layer, name) for name in ("p", "beta", "alpha")}
    changed = {name: value for name, value in own.items() if value != getattr(plain, name)}
    return "adaptive_pool", f"{layer.output_shape}, {_named(reduction=layer.reduction, **changed)}"


def _fractional_call(layer: Any) -> tuple[str, str]:
    own = {"window_shape": layer.window_shape} if layer.sequence == "pytorch" else {}
    drawn = _named(seed=layer.seed, sequence=layer.sequence, overlapping=layer.overlapping, **own)
    return "fractional_pool", f"{layer.output_shape}, {drawn}, reduction={layer.reduction!r}"


def _blur_call(layer: Any) -> tuple[str, str]:
    settings = {"padding": layer.padding} if layer.padding != "valid" else {}
    own = _named(
        strides=layer.strides, taps=layer.taps, border=layer.border, **settings, reduction=layer.reduction
    )
    return "blur_pool", f"{layer.window_shape}, {own}"


def _stochastic_call(layer: Any) -> tuple[str, str]:
    place = _named(strides=layer.strides, padding=layer.padding, dilations=layer.dilations)
    drawn = _named(seed=layer.seed) if layer.training else _named(training=False)
    return "stochastic_pool", f"{layer.window_shape}, {drawn}, {place}, ceil_mode={layer.ceil_mode}"


def _roi_pool_call(layer: Any) -> tuple[str, str]:
    return "roi_pool", f"{layer.box}, {layer.output_shape}"


def _roi_align_call(layer: Any) -> tuple[str, str]:
    own = _named(sampling_ratio=layer.samples, aligned=layer.aligned)
    return "roi_align", f"{layer.box}, {layer.output_shape}, {own}"


_CALLS: dict[str, Callable[[Any], tuple[str, str]]] = {
    Adaptive.kind: _adaptive_call,
    Fractional.kind: _fractional_call,
    Blur.kind: _blur_call,
    Stochastic.kind: _stochastic_call,
    RoiPool.kind: _roi_pool_call,
    RoiAlign.kind: _roi_align_call,
}

"""What people type in a library for the same settings."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from pooling.errors import PoolingError
from pooling.frameworks.facts.rules import default_settings
from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.refusals import find_refusal
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.spec import PoolSpec
from pooling.validation.settings import Pads
from pooling.windows import plan_pads, plan_windows

Typed = Callable[[PoolSpec, tuple[int, ...]], PoolSpec]


def port(
    library: str, spec: PoolSpec, spatial_shape: tuple[int, ...], *, own_defaults: bool = True
) -> Call | str:
    """Return the call that people type in a library for our settings, or a sentence why it has none.

    Numbers may differ: "same" is what the library has under that name, or what is typed there in its place.

    Parameters
    ----------
    library : str
        A key of `LIBRARIES`.
    spec : PoolSpec
        Our settings.
    spatial_shape : tuple of int
        Sizes of the input's spatial axes.
    own_defaults : bool, default True
        Whether padding is counted as it is by default there, if our settings leave it out.

    Returns
    -------
    Call or str
        The call, whether or not the library then refuses it: `rule` tells.
    """
    row = LIBRARIES[library]
    counts = own_defaults and default_settings(row.name).get("count_include_pad", False) is True
    try:
        typed = _TYPED[library](spec, spatial_shape) if library in _TYPED else spec
        if counts and spec.reduction == "avg":
            typed = replace(typed, count_include_pad=True)
        call = Call(library, typed, opset=row.opset)
        if library == "zeros":
            call = _zeros_first(call, spatial_shape)
    except PoolingError as error:
        return str(error)
    refusal = find_refusal(call, spatial_shape, np.dtype(np.float32))
    return call if refusal is None or refusal.can_be_typed else refusal.sentence


def _named(spec: PoolSpec, spatial_shape: tuple[int, ...]) -> PoolSpec:
    """Say VALID or SAME where that puts the same cells at the same places, else numbers."""
    if spec.padding in ("valid", "same"):
        return _without_ceil(spec, spatial_shape)
    for name in ("valid", "same"):
        like = replace(spec, padding=name)
        if plan_pads(spec, spatial_shape).pads == plan_pads(like, spatial_shape).pads:
            return _without_ceil(like, spatial_shape)
    return _without_ceil(replace(spec, padding=plan_pads(spec, spatial_shape).pads), spatial_shape)


def _without_ceil(spec: PoolSpec, spatial_shape: tuple[int, ...]) -> PoolSpec:
    down = replace(spec, ceil_mode=False)
    try:
        return (
            down if plan_windows(down, spatial_shape).axes == plan_windows(spec, spatial_shape).axes else spec
        )
    except PoolingError:
        return spec


def _both_sides(spec: PoolSpec, spatial_shape: tuple[int, ...]) -> PoolSpec:
    """Put the same number on both sides where SAME is asked: half of its cells, rounded up."""
    if spec.padding not in ("same", "same_lower"):
        return spec
    halves = (-(-sum(pads) // 2) for pads in plan_pads(spec, spatial_shape).pads)
    return replace(spec, padding=tuple((half, half) for half in halves))


def _zeros_first(call: Call, spatial_shape: tuple[int, ...]) -> Call:
    pads: Pads = plan_pads(call.spec, spatial_shape).pads
    return replace(call, spec=replace(call.spec, padding="valid"), pad_first=PadFirst(pads, 0.0))


_TYPED: dict[str, Typed] = {
    "tensorflow": _named,
    "keras": _named,
    "torch": _both_sides,
    "flax": _without_ceil,
    "jax": _without_ceil,
    "tflite": _named,
}

"""The core's functions for any layer: a plain `PoolSpec` goes to the core, a `Layer` answers itself."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from numpy.typing import NDArray

import pooling
from pooling import windows as regular
from pooling.kinds.base import Layer
from pooling.kinds.base import plan_of as plan_windows
from pooling.kinds.weighted import Blur
from pooling.spec import PoolSpec
from pooling.step import Step
from pooling.windows import WindowPlan

Array = NDArray[Any]

__all__ = ["plain", "plan_pads", "plan_windows", "pool", "pool_backward", "steps", "steps_in"]


def plain(spec: PoolSpec) -> PoolSpec:
    """Return the settings of plain pooling that a layer has too."""
    names = PoolSpec.__dataclass_fields__
    return PoolSpec(**{name: getattr(spec, name) for name in names})


def plan_pads(spec: PoolSpec, input_shape: Sequence[int]) -> WindowPlan:
    """Return the pads and no windows; only plain windows, stochastic and blur pooling have any."""
    if isinstance(spec, Blur):
        return regular.plan_pads(spec.blurring.pooling, input_shape)
    if isinstance(spec, Layer) and spec.kind != "stochastic":
        spec = replace(plain(spec), padding="valid")
    return regular.plan_pads(spec, input_shape)


def steps(x: Array, spec: PoolSpec) -> Iterator[Step]:
    """Return the steps of an input without channels."""
    return steps_in([x], spec)[0]


def steps_in(channels: Sequence[Array], spec: PoolSpec) -> list[Iterator[Step]]:
    """Return the steps of each channel."""
    if isinstance(spec, Layer):
        return spec.steps_in(channels)
    return [pooling.steps(channel, spec) for channel in channels]


def pool(x: Array, spec: PoolSpec) -> Array:
    """Return the output of `x`, channels first."""
    return spec.pooled(x) if isinstance(spec, Layer) else pooling.pool(x, spec)


def pool_backward(x: Array, spec: PoolSpec, grad: Array) -> Array:
    """Return d loss / d x."""
    if isinstance(spec, Layer):
        return spec.backward(x, grad)
    return pooling.pool_backward(x, spec, grad)

"""Layers beside plain pooling, each a `PoolSpec` with more to it: adaptive and fractional pooling."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from numpy.typing import NDArray

from pooling import (
    PoolingError,
    PoolSpec,
    Step,
    WindowPlan,
    adaptive_pool,
    adaptive_pool_backward,
    adaptive_steps,
    plan_adaptive,
    plan_fractional,
    plan_windows,
)
from pooling.gradient import backpropagate
from pooling.planes.pool import pool_planes
from pooling.stepping import iter_steps

Array = NDArray[Any]


@dataclass(frozen=True, kw_only=True)
class Layer(PoolSpec):
    """A layer that is no plain pooling. `kind` is its value of the setting *Layer*."""

    kind: ClassVar[str] = ""

    def plan(self, input_shape: Sequence[int]) -> WindowPlan:
        """Return the windows, as far as they are whole rows and columns of cells."""
        raise NotImplementedError

    def steps_in(self, channels: Sequence[Array]) -> list[Iterator[Step]]:
        """Return the steps of each channel; what is drawn at random goes on from one to the next."""
        raise NotImplementedError

    def pooled(self, x: Array) -> Array:
        """Return the output of `x`, channels first."""
        raise NotImplementedError

    def backward(self, x: Array, grad: Array) -> Array:
        """Return d loss / d x."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Adaptive(Layer):
    """Adaptive pooling: the output's shape is given."""

    kind: ClassVar[str] = "adaptive"
    output_shape: tuple[int, ...]

    @property
    def _own(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("reduction", "p", "beta", "alpha")}

    def plan(self, input_shape: Sequence[int]) -> WindowPlan:  # noqa: D102
        return plan_adaptive(self.output_shape, input_shape, **self._own)

    def steps_in(self, channels: Sequence[Array]) -> list[Iterator[Step]]:  # noqa: D102
        return [adaptive_steps(channel, self.output_shape, **self._own) for channel in channels]

    def pooled(self, x: Array) -> Array:  # noqa: D102
        return adaptive_pool(x, self.output_shape, **self._own)

    def backward(self, x: Array, grad: Array) -> Array:  # noqa: D102
        return adaptive_pool_backward(x, self.output_shape, grad, **self._own)


@dataclass(frozen=True, kw_only=True)
class Fractional(Layer):
    """Fractional pooling: an output nearly as large as the input, by windows that are drawn."""

    kind: ClassVar[str] = "fractional"
    output_shape: tuple[int, ...]
    seed: int
    sequence: str
    overlapping: bool

    def plan(self, input_shape: Sequence[int]) -> WindowPlan:  # noqa: D102
        names = ("seed", "sequence", "overlapping", "window_shape", "reduction")
        plan = plan_fractional(
            self.output_shape, input_shape, **{name: getattr(self, name) for name in names}
        )
        return replace(plan, spec=replace(plan.spec, p=self.p, beta=self.beta, alpha=self.alpha))

    def steps_in(self, channels: Sequence[Array]) -> list[Iterator[Step]]:  # noqa: D102
        return [iter_steps(channel, self.plan(channel.shape)) for channel in channels]

    def pooled(self, x: Array) -> Array:  # noqa: D102
        return pool_planes(x, self.plan(x.shape[-self.rank :]))

    def backward(self, x: Array, grad: Array) -> Array:  # noqa: D102
        return backpropagate(x, self.plan(x.shape[-self.rank :]), grad, "channels_first")


@dataclass(frozen=True, kw_only=True)
class Region(Layer):
    """A box on the map, and how many bins it has: what both kinds of RoI pooling share."""

    box: tuple[float, float, float, float]
    output_shape: tuple[int, ...]

    def check_rank(self) -> None:
        """Reject an input that is not rows and columns."""
        if self.rank != 2:
            raise PoolingError("A box needs rows and columns; choose Matrix or Photo as the kind of input.")


def plan_of(spec: PoolSpec, input_shape: Sequence[int]) -> WindowPlan:
    """Return the windows of any layer; the plan's `spec` is the layer itself."""
    if isinstance(spec, Layer):
        return replace(spec.plan(input_shape), spec=spec)
    return plan_windows(spec, input_shape)

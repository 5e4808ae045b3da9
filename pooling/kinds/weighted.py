"""The layers whose results are no reduction of a window: blur, stochastic, RoI pooling and RoI align."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np

from pooling import (
    Step,
    WindowPlan,
    plan_windows,
    roi_align,
    roi_align_backward,
    roi_align_steps,
    roi_pool,
    roi_pool_backward,
    roi_pool_steps,
    stochastic_pool,
    stochastic_pool_backward,
    stochastic_steps,
)
from pooling.blur.gradient import blur_planes_backward
from pooling.blur.plan import Blurring, plan_blur
from pooling.blur.pool import blur_planes
from pooling.blur.stepping import iter_blur_steps, plan_regions
from pooling.kinds.base import Array, Layer, Region
from pooling.roi.align import box_samples
from pooling.roi.pool import plan_box
from pooling.roi.samples import AxisSamples
from pooling.roi.stepping import plan_samples


@dataclass(frozen=True, kw_only=True)
class Blur(Layer):
    """Blur pooling: the reduction at stride 1, then a binomial filter with the stride."""

    kind: ClassVar[str] = "blur"
    taps: int
    border: str

    @property
    def blurring(self) -> Blurring:
        """The pooling at stride 1, and the filter."""
        names = ("strides", "taps", "border", "padding", "reduction")
        blurring = plan_blur(self.window_shape, **{name: getattr(self, name) for name in names})
        own = {name: getattr(self, name) for name in ("p", "beta", "alpha", "divisor_override")}
        return replace(blurring, pooling=replace(blurring.pooling, **own))

    def plan(self, input_shape: Sequence[int]) -> WindowPlan:  # noqa: D102
        return plan_regions(self.blurring, input_shape)

    def steps_in(self, channels: Sequence[Array]) -> list[Iterator[Step]]:  # noqa: D102
        return [iter_blur_steps(channel, self.blurring) for channel in channels]

    def pooled(self, x: Array) -> Array:  # noqa: D102
        return blur_planes(x, self.blurring)

    def backward(self, x: Array, grad: Array) -> Array:  # noqa: D102
        return blur_planes_backward(x, self.blurring, grad)


@dataclass(frozen=True, kw_only=True)
class Stochastic(Layer):
    """Stochastic pooling: in training a draw, in a test the mean by chance."""

    kind: ClassVar[str] = "stochastic"
    seed: int
    training: bool

    @property
    def _own(self) -> dict[str, Any]:
        names = ("training", "strides", "padding", "dilations", "ceil_mode")
        return {name: getattr(self, name) for name in names}

    def plan(self, input_shape: Sequence[int]) -> WindowPlan:  # noqa: D102
        return plan_windows(self, input_shape)

    def steps_in(self, channels: Sequence[Array]) -> list[Iterator[Step]]:  # noqa: D102
        generator = np.random.default_rng(self.seed)
        return [
            stochastic_steps(channel, self.window_shape, seed=generator, **self._own) for channel in channels
        ]

    def pooled(self, x: Array) -> Array:  # noqa: D102
        return stochastic_pool(x, self.window_shape, seed=self.seed, **self._own)

    def backward(self, x: Array, grad: Array) -> Array:  # noqa: D102
        return stochastic_pool_backward(x, self.window_shape, grad, seed=self.seed, **self._own)


@dataclass(frozen=True, kw_only=True)
class RoiPool(Region):
    """RoI pooling: the box is rounded to cells; each bin becomes its greatest."""

    kind: ClassVar[str] = "roi_pool"

    def plan(self, input_shape: Sequence[int]) -> WindowPlan:  # noqa: D102
        self.check_rank()
        rows, columns = self.output_shape
        return plan_box(np.array(self.box), tuple(input_shape), (rows, columns))

    def steps_in(self, channels: Sequence[Array]) -> list[Iterator[Step]]:  # noqa: D102
        return [roi_pool_steps(channel, self.box, self.output_shape) for channel in channels]

    def pooled(self, x: Array) -> Array:  # noqa: D102
        return roi_pool(x, self.box, self.output_shape)

    def backward(self, x: Array, grad: Array) -> Array:  # noqa: D102
        return roi_pool_backward(x, self.box, self.output_shape, grad)


@dataclass(frozen=True, kw_only=True)
class RoiAlign(Region):
    """RoI align: each bin is the average of samples between the cells."""

    kind: ClassVar[str] = "roi_align"
    samples: int
    aligned: bool

    @property
    def _own(self) -> dict[str, Any]:
        return {"sampling_ratio": self.samples, "aligned": self.aligned}

    def plan(self, input_shape: Sequence[int]) -> WindowPlan:  # noqa: D102
        self.check_rank()
        shape = tuple(input_shape)
        return plan_samples(*self.axis_samples(shape), shape)

    def axis_samples(self, input_shape: tuple[int, ...]) -> tuple[AxisSamples, AxisSamples]:
        """Return the samples along the rows and along the columns of a map."""
        rows, columns = self.output_shape
        return box_samples(np.array(self.box), input_shape, (rows, columns), self.samples, self.aligned)

    def steps_in(self, channels: Sequence[Array]) -> list[Iterator[Step]]:  # noqa: D102
        return [roi_align_steps(channel, self.box, self.output_shape, **self._own) for channel in channels]

    def pooled(self, x: Array) -> Array:  # noqa: D102
        return roi_align(x, self.box, self.output_shape, **self._own)

    def backward(self, x: Array, grad: Array) -> Array:  # noqa: D102
        return roi_align_backward(x, self.box, self.output_shape, grad, **self._own)

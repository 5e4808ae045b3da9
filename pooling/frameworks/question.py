"""A pooling question in TensorFlow's terms, with the properties that its rules depend on."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from numpy.typing import NDArray

from pooling.errors import PoolingError
from pooling.spec import PoolSpec
from pooling.windows import WindowPlan, plan_windows
from pooling.windows.counting import window_extent

POOL, KERAS, GLOBAL = "tf.nn.pool", "keras", "keras_global"


@dataclass(frozen=True, eq=False)
class Question:
    """One input and one spec for one of TensorFlow's functions; `call` is POOL, KERAS or GLOBAL."""

    x: NDArray[Any]
    spec: PoolSpec
    call: str = POOL

    @property
    def spatial_shape(self) -> tuple[int, ...]:
        """Sizes of the axes that are pooled: the last ones."""
        return self.x.shape[-self.spec.rank :]

    @property
    def name(self) -> str:
        """What a reader types, such as ``tf.keras.layers.MaxPooling2D``."""
        if self.call == POOL:
            return f"tf.nn.{self.spec.reduction}_pool" if isinstance(self.padding, list) else POOL
        kind = {"max": "MaxPooling", "avg": "AveragePooling"}.get(self.spec.reduction)
        layer = f"{'Global' * (self.call == GLOBAL)}{kind}{self.spec.rank}D"
        return f"tf.keras.layers.{layer}" if kind else "tf.keras.layers"

    @cached_property
    def plan(self) -> WindowPlan:
        """Our geometry; raises PoolingError where there is none."""
        return plan_windows(self.spec, self.spatial_shape)

    @cached_property
    def padding(self) -> str | list[tuple[int, int]]:
        """Padding in TensorFlow's terms: a name where one means the same, else pads per spatial axis."""
        if self.spec.padding in ("valid", "same"):
            return str(self.spec.padding).upper()
        pads = list(self.spec.padding if isinstance(self.spec.padding, tuple) else self.plan.pads)
        if not any(map(any, pads)):
            return "VALID"
        if not self.dilated and pads == list(
            plan_windows(replace(self.spec, padding="same"), self.spatial_shape).pads
        ):
            return "SAME"
        return pads

    @property
    def dilated(self) -> bool:
        """Whether any dilation is above 1; that counts in TensorFlow even for a window of one cell."""
        return max(self.spec.dilations) > 1

    @property
    def too_large(self) -> bool:
        """Whether the window with its holes spans more than the padded input has, along any axis."""
        if self.spec.padding in ("same", "same_lower"):
            return False
        pads = self.spec.padding if isinstance(self.spec.padding, tuple) else ((0, 0),) * self.spec.rank
        extents = map(window_extent, self.spec.window_shape, self.spec.dilations)
        return any(
            n + sum(pad) < extent for n, pad, extent in zip(self.spatial_shape, pads, extents, strict=True)
        )

    @property
    def late_cells(self) -> tuple[int, ...]:
        """Cells per axis that TensorFlow 2.21 skips before the first window, on some processors.

        A bug of its kernel for three dimensions where oneDNN is not used, as on processors without AVX-512:
        with "same", a stride that leaves two cells or more unread gives it negative pads, and half of them
        shift the windows. With oneDNN, and in one and two dimensions, the windows start at the first cell.
        The tests that ask TensorFlow itself allow for it; no rule does, because it depends on the processor.
        """
        if self.spec.rank < 3 or self.spec.padding != "same":
            return (0,) * self.spec.rank
        unread = (
            n - (outputs - 1) * stride - window
            for n, outputs, stride, window in zip(
                self.spatial_shape,
                self.plan.output_shape,
                self.spec.strides,
                self.spec.window_shape,
                strict=True,
            )
        )
        return tuple(max(0, cells) // 2 for cells in unread)

    @property
    def ceil_matters(self) -> bool:
        """Whether ceil_mode adds a window."""
        shape = self.plan.output_shape
        try:
            return shape != plan_windows(replace(self.spec, ceil_mode=False), self.spatial_shape).output_shape
        except PoolingError:
            return True

    @property
    def wide_pads(self) -> bool:
        """Whether a pad is as wide as the window, or wider."""
        pads = self.spec.padding if isinstance(self.spec.padding, tuple) else ()
        return any(max(pad) >= window for pad, window in zip(pads, self.spec.window_shape, strict=False))

"""A pooling question in TensorFlow's terms, with the properties that its rules depend on."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from numpy.typing import NDArray

from pooling.kinds.base import Adaptive, plan_of
from pooling.spec import PoolSpec
from pooling.windows import WindowPlan, lay_out, plan_windows
from pooling.windows.counting import window_extent

POOL, KERAS, GLOBAL = "tf.nn.pool", "keras", "keras_global"
WHOLE, DIRECT, ARGMAX, ADAPTIVE = (
    "tf.nn.pool, whole map",
    "tf.nn",
    "tf.nn.max_pool_with_argmax",
    "keras_adaptive",
)
WINDOWED = (POOL, KERAS, DIRECT, ARGMAX)
"""The calls that take a window, strides and padding."""
EVERY = (*WINDOWED, WHOLE, GLOBAL, ADAPTIVE)
WORDS = {"max": "Max", "avg": "Average"}


@dataclass(frozen=True, eq=False)
class Question:
    """One input and one spec for one of TensorFlow's functions.

    Attributes
    ----------
    x : ndarray, shape (..., spatial)
    spec : PoolSpec
        For ADAPTIVE, an `Adaptive` layer; for GLOBAL and WHOLE, its window is the whole map.
    call : str
        POOL is `tf.nn.pool`, or `tf.nn.max_pool` for pads in numbers; DIRECT `tf.nn.max_pool` or
        `tf.nn.avg_pool`; WHOLE `tf.nn.pool` over the whole map; the others are named after what they are.
    gradient : bool
        Whether it asks for d sum(output) / d `x` in place of the output.
    batch : bool
        Whether the last leading axis is the batch, not the channels; for ARGMAX, with
        `include_batch_in_index`.
    """

    x: NDArray[Any]
    spec: PoolSpec
    call: str = POOL
    gradient: bool = False
    batch: bool = False

    @property
    def spatial_shape(self) -> tuple[int, ...]:
        """Sizes of the axes that are pooled: the last ones."""
        return self.x.shape[-self.spec.rank :]

    @property
    def name(self) -> str:
        """What a reader types, such as ``tf.keras.layers.MaxPooling2D``."""
        reduction = self.spec.reduction
        if self.call == DIRECT or (self.call == POOL and isinstance(self.padding, list)):
            return f"tf.nn.{reduction}_pool"
        if self.call in (POOL, WHOLE):
            return POOL
        if self.call == ARGMAX:
            return ARGMAX
        before = {GLOBAL: "Global", ADAPTIVE: "Adaptive"}.get(self.call, "")
        return f"tf.keras.layers.{before}{WORDS.get(reduction, reduction.title())}Pooling{self.spec.rank}D"

    @cached_property
    def plan(self) -> WindowPlan:
        """Our geometry; raises PoolingError where there is none."""
        return plan_of(self.spec, self.spatial_shape)

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
        return max(self._missing) > 0

    @property
    def negative_size(self) -> bool:
        """Whether TensorFlow finds a negative output size, and raises an error before it pools anything.

        The size is (cells − window + stride) / stride, cut off towards 0: it is negative where two strides or
        more are missing. A window with holes is split into parts, whose sizes are others.
        """
        strides = self.spec.strides
        return not self.dilated and any(m >= 2 * s for m, s in zip(self._missing, strides, strict=True))

    @property
    def _missing(self) -> tuple[int, ...]:
        """Cells per axis that a window with its holes spans beyond the padded input; negative if it fits."""
        if self.spec.padding in ("same", "same_lower"):
            return (0,) * self.spec.rank
        pads = self.spec.padding if isinstance(self.spec.padding, tuple) else ((0, 0),) * self.spec.rank
        extents = map(window_extent, self.spec.window_shape, self.spec.dilations)
        return tuple(
            extent - n - sum(pad) for n, pad, extent in zip(self.spatial_shape, pads, extents, strict=True)
        )

    @property
    def ends_process(self) -> bool:
        """Whether TensorFlow can end the process it runs in, in place of an error (tensorflow#125509).

        That is a maximum by oneDNN's kernel over a window that does not fit: of `tf.nn` with VALID, and of
        Keras' adaptive layers, which pool the last axis by windows of n // m cells, and of one more.
        """
        if self.spec.reduction != "max" or self.x.size == 0:
            return False
        if isinstance(self.spec, Adaptive):
            cells, outputs = self.spatial_shape[-1], self.spec.output_shape[-1]
            return max(1, cells // outputs) + 1 > cells
        pools = self.call in (POOL, KERAS, DIRECT) and isinstance(self.padding, str)
        return pools and self.too_large and not self.negative_size

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
        """Whether ceil_mode adds a window, also where our own plan has none."""
        down = replace(self.spec, ceil_mode=False)
        shapes = (lay_out(spec, self.spatial_shape).output_shape for spec in (self.spec, down))
        return self.spec.ceil_mode and len(set(shapes)) > 1

    @property
    def wide_pads(self) -> bool:
        """Whether a pad is as wide as the window, or wider."""
        pads = self.spec.padding if isinstance(self.spec.padding, tuple) else ()
        return any(max(pad) >= window for pad, window in zip(pads, self.spec.window_shape, strict=False))

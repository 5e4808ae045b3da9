"""Output shapes without values: what every library gives for sizes alone, and how it comes about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pooling import PoolSpec
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.library import RuledShape
from pooling.frameworks.libraries.port import port
from pooling.frameworks.libraries.rule import ruled_shape
from pooling.frameworks.libraries.table import LIBRARIES

FIRST, LAST = "first", "last"
CHANNELS_FIRST, EITHER = frozenset({"torch", "onnx", "coreml"}), frozenset({"zeros"})
"""Libraries that take channels first, and those that take any order; the others take channels last."""


@dataclass(frozen=True)
class Sizes:
    """The sizes of a tensor: its batch, channels and spatial axes."""

    batch: int
    channels: int
    spatial: tuple[int, ...]

    def tensor(self, order: str) -> tuple[int, ...]:
        """Return the shape of the whole tensor, with its channels first or last."""
        if order == FIRST:
            return (self.batch, self.channels, *self.spatial)
        return (self.batch, *self.spatial, self.channels)

    def misread(self, order: str) -> "Sizes":
        """Return how a tensor in this order is read by who takes the other."""
        whole = self.tensor(order)
        if order == LAST:
            return Sizes(whole[0], whole[1], whole[2:])
        return Sizes(whole[0], whole[-1], whole[1:-1])


@dataclass(frozen=True)
class ShapeRow:
    """One library's output shape.

    Attributes
    ----------
    key, name : the library
    order : where it takes the channels
    ruled : its spatial shape and the arithmetic, or what it refuses
    given : the sizes of its input
    """

    key: str
    name: str
    order: str
    ruled: RuledShape
    given: Sizes

    @property
    def tensor(self) -> tuple[int, ...]:
        """The shape of its whole output, in its own order."""
        return replace(self.given, spatial=self.ruled.output_shape or ()).tensor(self.order)


def shape_rows(spec: PoolSpec, sizes: Sizes, order: str, *, opset: int = 0) -> list[ShapeRow]:
    """Return what every library gives for a tensor of these sizes, in the order of axes that it takes.

    `order` is that of the tensor, for those that take any.
    """
    return [_row(key, spec, sizes, order_of(key, order), opset) for key in LIBRARIES]


def misread_rows(spec: PoolSpec, sizes: Sizes, order: str, *, opset: int = 0) -> list[ShapeRow]:
    """Return what comes of a tensor in this order, as it is, in libraries that take the other."""
    orders = {key: order_of(key, order) for key in LIBRARIES}
    read = sizes.misread(order)
    return [_row(key, spec, read, other, opset) for key, other in orders.items() if other != order]


def order_of(key: str, order: str) -> str:
    """Return where a library takes the channels of a tensor that is in this order."""
    return order if key in EITHER else FIRST if key in CHANNELS_FIRST else LAST


def _row(key: str, spec: PoolSpec, sizes: Sizes, order: str, opset: int) -> ShapeRow:
    call = port(key, spec, sizes.spatial)
    if isinstance(call, Call):
        call = replace(call, opset=opset) if call.opset and opset else call
        ruled = ruled_shape(call, sizes.spatial)
    else:
        ruled = RuledShape(refusal=call)
    return ShapeRow(key, LIBRARIES[key].name.partition(",")[0], order, ruled, sizes)


def usual(rows: Sequence[ShapeRow], reference: str) -> tuple[int, ...] | None:
    """Return the shape that the others are compared with: the reference's, or the first there is."""
    shapes = {row.key: row.ruled.output_shape for row in rows if row.ruled.output_shape is not None}
    return shapes.get(reference) or next(iter(shapes.values()), None)

"""Cells that a snippet puts round the input before it pools: `F.pad(x, (0, 1, 0, 1), value=-torch.inf)`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.read.given import is_count, is_pair, shown
from pooling.frameworks.libraries.read.result import CannotReadError
from pooling.frameworks.libraries.read.written import Argument
from pooling.validation.settings import Pads

FUNCTIONS = ("pad", "PADV2")
PADS, VALUES = ("pad", "paddings", "pad_width"), ("value", "constant_values", "constant_val")
CHANNELS_SECOND = ("torch", "onnx", "coreml")


@dataclass(frozen=True)
class PadsFirst:
    """Pads as they are written, their value, and where they stand."""

    written: Any
    value: float
    place: tuple[int, int]

    def of(self, call: Call) -> PadFirst:
        """Return the cells round the input of a call."""
        pairs = self._pairs(call.library)
        pads = ((0, 0),) * (call.spec.rank - len(pairs)) + pairs
        rank = call.spec.rank
        if len(pads) == rank + 2 and pads[-1] == (0, 0) and call.library not in CHANNELS_SECOND:
            pads = (pads[0], *pads[-1:], *pads[1:-1])  # channels last: now they are second
        if any(map(any, pads[:-rank])):
            raise CannotReadError("Batch and channels are padded too, and ours have no padding.", *self.place)
        return PadFirst(pads[-rank:], self.value)

    def _pairs(self, library: str) -> Pads:
        """Return (before, after) per axis; PyTorch has them in one list, the last axis first."""
        pads = self.written
        if isinstance(pads, tuple) and len(pads) % 2 == 0 and all(map(is_count, pads)):
            pairs = tuple(zip(pads[::2], pads[1::2], strict=True))
            return pairs[::-1] if library == "torch" else pairs
        if not isinstance(pads, tuple) or not all(map(is_pair, pads)):
            raise CannotReadError(f"The pads are {shown(pads)}; give (before, after) per axis.", *self.place)
        return pads


def read_pads(
    positional: list[Argument], named: Mapping[str, Argument], place: tuple[int, int]
) -> PadsFirst | None:
    """Read the arguments of a function that pads; None if it has no pads."""
    pads = next(
        (named[name] for name in PADS if name in named), positional[1] if len(positional) > 1 else None
    )
    if pads is None:
        return None
    rest = [each.read() for each in positional[2:4] + [named[name] for name in ("mode",) if name in named]]
    modes = [each for each in rest if isinstance(each, str) and each.lower() != "constant"]
    if modes:
        raise pads.cannot(f"The input is padded by {shown(modes[0])}; only constant padding is read.")
    given = [named[name].read() for name in VALUES if name in named] + rest
    values = [each for each in given if isinstance(each, int | float)]
    return PadsFirst(pads.read(), float(values[0]) if values else 0.0, place)

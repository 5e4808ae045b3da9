"""Pads in words."""

from pooling.validation.settings import Pads
from pooling.windows.axes import AXIS_NAMES


def pads_words(pads: Pads) -> str:
    """Say where padding lies: "none", "1 on every side", "rows 0 before, 1 after; columns none".

    >>> pads_words(((0, 0),)), pads_words(((1, 1), (1, 1))), pads_words(((0, 1),))
    ('none', '1 on every side', '0 before, 1 after')
    """
    numbers = {side for pad in pads for side in pad}
    if numbers <= {0}:
        return "none"
    if len(numbers) == 1 and len(pads) > 1:
        return f"{numbers.pop()} on every side"
    if len(set(pads)) == 1:
        return _side(*pads[0])
    return "; ".join(f"{name} {_side(*pad)}" for name, pad in zip(AXIS_NAMES[len(pads)], pads, strict=True))


def _side(before: int, after: int) -> str:
    if before == after:
        return f"{before} on both sides" if before else "none"
    return f"{before} before, {after} after"

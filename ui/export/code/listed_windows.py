"""Windows that differ in length, one axis after the other, in a framework that has no layer for them.

A maximum of whole rows and columns may be taken along one axis first and then along the other; so may a mean.
"""

from collections.abc import Sequence
from typing import Any

from pooling import WindowPlan
from pooling.kinds.base import Fractional
from pooling.kinds.weighted import RoiPool
from ui.export.loop.loop_draws import NAMES, drawn_lines
from ui.export.loop.loop_samples import bin_lines


def listed_lines(layer: Any, plan: WindowPlan, reduce: str) -> str:
    """Write a line for each axis, from `x` to `y`, and before them the lines that place the windows.

    `reduce` opens a list of reduced windows: "torch.stack([{windows}.amax({axis})".
    """
    before: Sequence[tuple[str, str]] = ()
    if isinstance(layer, Fractional):
        before = drawn_lines(layer, plan)
    if isinstance(layer, RoiPool):
        before = bin_lines(layer)
    lines = [line for line, _ in before]
    for n, (name, window) in enumerate(zip(NAMES[layer.rank], _windows(layer, plan), strict=True)):
        lines += _axis_lines(reduce, name, n - layer.rank, window, "x" if n == 0 else "y")
    return "\n".join([*lines, ""])


def _axis_lines(reduce: str, name: str, axis: int, window: tuple[str, str], source: str) -> list[str]:
    cut, places = window
    rest = ", :" * (-axis - 1)
    opened = reduce.format(windows=f"{source}[..., {cut}{rest}]", axis=axis)
    return [f"y = {opened} for {places}], {axis})  # {name}"]


def _windows(layer: Any, plan: WindowPlan) -> list[tuple[str, str]]:
    """Write, for each axis, the slice of a window, and what it is made for."""
    names = NAMES[layer.rank]
    if isinstance(layer, Fractional) and layer.sequence == "pytorch":
        pairs = zip(names, layer.window_shape, strict=True)
        return [(f"a:a+{window}", f"a in {name}") for name, window in pairs]
    if isinstance(layer, Fractional):
        more = "+1" if layer.overlapping else ""
        return [(f"a:b{more}", f"a, b in zip({name}, {name}[1:])") for name in names]
    if isinstance(layer, RoiPool):
        return [
            (f"{start} + int(i*{side}):{start} + ceil((i+1)*{side})", f"i in range({count})")
            for start, side, count in zip(("top", "left"), "hw", layer.output_shape, strict=True)
        ]
    return [
        (
            f"i*{axis.size}//{axis.output_size}:-(-(i+1)*{axis.size}//{axis.output_size})",
            f"i in range({axis.output_size})",
        )
        for axis in plan.axes
    ]

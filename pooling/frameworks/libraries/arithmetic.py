"""How an output size comes about, as the line of arithmetic that a teacher writes on the board."""

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.geometry import rest
from pooling.windows import WindowPlan
from pooling.windows.axes import AxisPlan


def arithmetic(call: Call, plan: WindowPlan) -> tuple[str, ...]:
    """Return the calculation of every axis; cells that the call pads first stand beside the padding.

    >>> from pooling import PoolSpec
    >>> from pooling.frameworks.libraries.geometry import place_windows
    >>> call = Call("torch", PoolSpec.of("max", (3,), strides=2, padding=1))
    >>> arithmetic(call, place_windows(call, (112,)))
    ('⌊(112 + 2 · 1 − 3) / 2⌋ + 1 = 56',)
    """
    first = ((0, 0),) * len(plan.axes) if call.pad_first is None else call.pad_first.pads
    return tuple(_line(plan, axis, pads) for axis, pads in zip(plan.axes, first, strict=True))


def _line(plan: WindowPlan, axis: AxisPlan, first: tuple[int, int]) -> str:
    if plan.spec.padding in ("same", "same_lower") and axis.output_size == -(-axis.size // axis.stride):
        return f"⌈{axis.size} / {axis.stride}⌉ = {axis.output_size}"
    cells = f"({axis.size - sum(first)}{_pads(first)}{_pads((axis.before, axis.after))} − {_extent(axis)})"
    over = rest(axis)
    if axis.output_size < 1:
        return f"{cells} < 0: no window fits"
    if over < 0 and not plan.spec.ceil_mode:
        return f"{cells} / {axis.stride}, cut to 0, + 1 = {axis.output_size}"
    if not plan.spec.ceil_mode:
        return f"⌊{cells} / {axis.stride}⌋ + 1 = {axis.output_size}"
    up = -(-over // axis.stride) + 1
    dropped = f", less one that would start in the padding: {axis.output_size}"
    return f"⌈{cells} / {axis.stride}⌉ + 1 = {up}{dropped * (up > axis.output_size)}"


def _pads(pads: tuple[int, int]) -> str:
    before, after = pads
    if before == after:
        return f" + 2 · {before}" if before else ""
    return f" + {before} + {after}"


def _extent(axis: AxisPlan) -> str:
    if axis.dilation == 1 or axis.window == 1:
        return f"{axis.window}"
    return f"({axis.window - 1} · {axis.dilation} + 1)"

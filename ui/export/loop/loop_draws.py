"""The lines that draw the windows of fractional pooling: the same as on the screen, by the same seed."""

from pooling import WindowPlan
from pooling.fractional.sequences import largest_u
from pooling.kinds.base import Fractional
from pooling.windows.axes import AxisPlan

NAMES = {1: ("cols",), 2: ("rows", "cols"), 3: ("slices", "rows", "cols")}
"""The variables with the edges of the windows, by rank."""
MOST_LISTED = 6
"""Longer sequences of lengths are written as a product, and of longer ones the drawn numbers are not said."""


def drawn_lines(layer: Fractional, plan: WindowPlan) -> list[tuple[str, str]]:
    """Write the generator and, for each axis, where the windows begin and end."""
    lines = [f"rng = np.random.default_rng({layer.seed})"]
    for name, axis in zip(NAMES[layer.rank], plan.axes, strict=True):
        lines += _WRITERS[layer.sequence](name, axis)
    return [(line, "") for line in lines]


def drawn_slices(layer: Fractional, indices: str) -> list[str]:
    """Write the slice of a window along each axis, by the loops' variables.

    A slice ends with the array, so the last region has no cell of a next one.
    """
    more = "+1" if layer.overlapping else ""
    names = zip(NAMES[layer.rank], indices, layer.window_shape, strict=True)
    if layer.sequence == "pytorch":
        return [f"{edges}[{i}]:{edges}[{i}]+{window}" for edges, i, window in names]
    return [f"{edges}[{i}]:{edges}[{i}+1]{more}" for edges, i, _ in names]


def _random(name: str, axis: AxisPlan) -> list[str]:
    least, longer = divmod(axis.size, axis.output_size)
    lengths = [least + 1] * longer + [least] * (axis.output_size - longer)
    written = str(lengths)
    if axis.output_size > MOST_LISTED:
        written = f"[{least + 1}] * {longer} + [{least}] * {axis.output_size - longer}"
    return [f"{name} = np.cumsum([0, *rng.permutation({written})]){_drawn(axis, axis.size)}"]


def _pseudorandom(name: str, axis: AxisPlan) -> list[str]:
    size, count = axis.size, axis.output_size
    edges = f"np.ceil({size} / {count} * (np.arange(1, {count}) + u)).astype(int) - 1"
    return [
        f"u = rng.random() * {largest_u(size, count)!r}",
        f"{name} = [0, *{edges}, {size}]{_drawn(axis, size)}",
    ]


def _pytorch(name: str, axis: AxisPlan) -> list[str]:
    last, apart = axis.size - axis.window, axis.output_size - 1
    if not apart:
        return ["u = rng.random()", f"{name} = [{last}]"]
    alpha = f"({last} / {apart})"
    starts = f"np.floor((np.arange({apart}) + u) * {alpha}).astype(int) - int(u * {alpha})"
    return ["u = rng.random()", f"{name} = [*{starts}, {last}]{_drawn(axis)}"]


def _drawn(axis: AxisPlan, *end: int) -> str:
    """Say which numbers these are."""
    drawn = [axis.positions(i).start for i in range(axis.output_size)] + list(end)
    return f"  # {', '.join(map(str, drawn))}" if len(drawn) <= MOST_LISTED + 1 else ""


_WRITERS = {"random": _random, "pseudorandom": _pseudorandom, "pytorch": _pytorch}

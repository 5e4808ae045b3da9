"""One pooling as a loop of about six lines, to read line by line: plain Python with NumPy's slices.

Slices leave the padding out: they start at 0 at the earliest, and end with the array. So a maximum never sees
padding, and a mean divides by the real cells. Only where padding counts is the array padded with zeros first.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from numpy.typing import NDArray

from pooling import PoolSpec, WindowPlan, plan_windows
from pooling.reductions import REDUCTIONS
from pooling.windows.axes import AxisPlan
from ui.export.array_code import array_code, is_tame
from ui.export.loop.loop_formulas import reduced

INDICES = {1: "i", 2: "ij", 3: "hij"}
"""The loops' variables, by rank."""


class LoopCode(NamedTuple):
    """A program in two parts, and what its lines set in a step.

    Attributes
    ----------
    given : str
        The imports and the input.
    lines : tuple of (str, str)
        The loop: each line, and the kind of value that it sets: "h", "i", "j", "window", "weights", "shares",
        "draw", "parts" (samples, or what is blurred), "result", or "".
    source : str
        The array that the windows are cut from: `x`, or `padded` if padding counts.
    """

    given: str
    lines: tuple[tuple[str, str], ...]
    source: str

    @property
    def program(self) -> str:
        """The whole program: it prints the output."""
        return "\n".join([self.given, "", *(line for line, _ in self.lines), ""])


def loop_code(x: NDArray[Any], spec: PoolSpec, opening: str = "", name: str = "x") -> LoopCode:
    """Write the loop that pools `x`, which may have channels before the axes of the window.

    `opening` is code that makes the array `photo`, which then replaces the numbers; what comes
    before the loop makes the array `name`.

    >>> import numpy as np
    >>> print("\\n".join(line for line, _ in loop_code(np.zeros((4, 4)), PoolSpec.of("avg", 2)).lines))
    y = np.zeros((2, 2))
    for i in range(2):
        for j in range(2):
            window = x[2*i:2*i+2, 2*j:2*j+2]
            y[i, j] = window.mean()
    print(y)
    """
    plan = plan_windows(spec, x.shape[-spec.rank :])
    channels = x.shape[: x.ndim - spec.rank]
    counted = spec.reduction == "avg" and _counts_padding(plan)
    source = "padded" if counted else "x"
    return LoopCode(
        given_code(x, spec, opening, name),
        (*_head(plan, channels, counted), *_body(x, plan, channels, source)),
        source,
    )


def _counts_padding(plan: WindowPlan) -> bool:
    spec = plan.spec
    return spec.count_include_pad and spec.divisor_override is None and any(map(any, plan.pads))


def given_code(x: NDArray[Any], spec: PoolSpec, opening: str = "", name: str = "x") -> str:
    """Write what comes before the loop: the imports, and the input as the array `name`."""
    imports = "" if is_tame(x, spec) else f"{_core_import(spec)}\n"
    numbers = f"{opening}{name} = photo" if opening else f"{name} = {array_code(x)}"
    return f"import numpy as np\n{imports}{numbers}"


def _core_import(spec: PoolSpec) -> str:
    reduce = REDUCTIONS[spec.reduction].of_window
    why = "# Plain NumPy would overflow here: the app's own core does not."
    return f"{why}\nfrom {reduce.__module__} import Window, {reduce.__name__}"


def _head(plan: WindowPlan, channels: tuple[int, ...], counted: bool) -> list[tuple[str, str]]:
    pads = ((0, 0),) * len(channels) + plan.pads
    padded = [(f"padded = np.pad(x, {pads if len(pads) > 1 else pads[0]})", "")] if counted else []
    divisors = [(f"divisors = {array_code(plan.divisors, kind='int')}", "")] if _has_divisors(plan) else []
    return [*padded, *divisors, empty_output(channels, plan)]


def _has_divisors(plan: WindowPlan) -> bool:
    """Whether the average of a mix divides by more than the real cells, and not by one number."""
    counted = plan.spec.reduction == "mixed" and _counts_padding(plan)
    return counted and plan.divisors.min() < plan.divisors.max()


def empty_output(channels: tuple[int, ...], plan: WindowPlan) -> tuple[str, str]:
    """Write the line that makes the array for the results."""
    shape = channels + plan.output_shape
    return f"y = np.zeros({shape if len(shape) > 1 else shape[0]})", ""


def _body(x: NDArray[Any], plan: WindowPlan, channels: tuple[int, ...], source: str) -> list[tuple[str, str]]:
    names = INDICES[plan.spec.rank]
    cut = [window_slice(name, axis, source == "x") for name, axis in zip(names, plan.axes, strict=True)]
    weights, result = reduced(plan.spec, _divisor(plan, ", ".join(names)), is_tame(x, plan.spec))
    inside = [
        (f"window = {source}[{', '.join([*own_channel(channels), *cut])}]", "window"),
        *([(f"weights = {weights}", "weights")] if weights else []),
        (f"y[{place_of(channels, plan.spec.rank)}] = {result}", "result"),
    ]
    return [*nested(channels, plan.output_shape, inside), ("print(y)", "")]


def nested(
    channels: tuple[int, ...], output_shape: tuple[int, ...], inside: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Put lines inside loops over the channels and over all places of the output."""
    names = INDICES[len(output_shape)]
    loops = [*zip("c", channels, strict=False), *zip(names, output_shape, strict=True)]
    heads = [("    " * n + f"for {name} in range({count}):", name) for n, (name, count) in enumerate(loops)]
    return [*heads, *(("    " * len(loops) + text, kind) for text, kind in inside)]


def own_channel(channels: tuple[int, ...]) -> list[str]:
    """Return the index of the channel, if there are channels."""
    return ["c"] * len(channels)


def place_of(channels: tuple[int, ...], rank: int) -> str:
    """Write the place of a result: "i, j" or "c, i, j"."""
    return ", ".join([*own_channel(channels), *INDICES[rank]])


def window_slice(name: str, axis: AxisPlan, clipped: bool = True) -> str:
    """Write the slice of window number `name`; if `clipped`, it leaves out the padding before the input."""
    moved = name if axis.stride == 1 else f"{axis.stride}*{name}"
    before = axis.before if clipped else 0
    start, stop = _plus(moved, -before), _plus(moved, axis.extent - before)
    apart = f":{axis.dilation}" if axis.dilation > 1 and axis.window > 1 else ""
    if before:
        first = f"({start}) % {axis.dilation}" if apart else "0"
        start = f"max({start}, {first})"
    return f"{start}:{stop}{apart}"


def _plus(name: str, more: int) -> str:
    return f"{name}{more:+d}" if more else name


def _divisor(plan: WindowPlan, place: str) -> str:
    """Write what an average divides by, if that is not the number of cells in `window`."""
    spec = plan.spec
    if spec.divisor_override is not None:
        return str(spec.divisor_override)
    if spec.reduction != "mixed" or not _counts_padding(plan):
        return ""
    return f"divisors[{place}]" if _has_divisors(plan) else str(plan.divisors.max())

"""How a layer's output gets its shape: in words and as a formula, marked as in `ui.stepper.shape_words`."""

from collections.abc import Sequence

from pooling import WindowPlan
from pooling.blur.pool import binomial
from pooling.kinds.base import Adaptive, Fractional, Layer, Region
from pooling.kinds.weighted import Blur, RoiAlign
from pooling.number_text import format_number
from pooling.roi.pool import rounded
from pooling.windows.axes import AxisPlan
from ui.app.listed import listed
from ui.layers.labels import PAST_THE_EDGE
from ui.stepper import shape_words as regular

Words = dict[str, str]
MOST_REGIONS = 12
"""If an axis has more regions than these, their lengths are not listed."""


def shape_words(plan: WindowPlan) -> list[Words]:
    """Say how the output gets its shape, one entry for each axis, or for axes that are alike."""
    spec = plan.spec
    if isinstance(spec, Adaptive):
        return [_adaptive(axis) for axis in plan.axes]
    if isinstance(spec, Fractional):
        return [_fractional(axis, spec) for axis in plan.axes]
    if isinstance(spec, Blur):
        return _blurred(plan, spec)
    if isinstance(spec, Region):
        return [_region(axis, spec, number) for number, axis in enumerate(plan.axes)]
    return regular.shape_words(plan)


def shape_formulas(plan: WindowPlan) -> list[str]:
    """Write the formula of each axis as plain text: "rows: ⌊(4 − 2) / 2⌋ + 1 = 2"."""
    if not isinstance(plan.spec, Layer) or plan.spec.kind == "stochastic":
        return regular.shape_formulas(plan)
    said = shape_words(plan)
    if isinstance(plan.spec, Blur):  # axes that are alike share a sentence
        said = [_blur(axis, plan.spec, number, axis.name) for number, axis in enumerate(plan.axes)]
    return [
        f"{axis.name}: {regular.plain(each['formula'])}" for axis, each in zip(plan.axes, said, strict=True)
    ]


def _adaptive(axis: AxisPlan) -> Words:
    size, count = f"{{i:{axis.size}}}", f"{{o:{axis.output_size}}}"
    cells = [len(axis.positions(i)) for i in range(axis.output_size)]
    return {
        "words": f"{size} {axis.name} for {count} windows: {_lengths(cells)}{_shared(axis, cells)}.",
        "formula": f"⌊n · {size} / {count}⌋ … ⌈(n + 1) · {size} / {count}⌉",
    }


def _fractional(axis: AxisPlan, spec: Fractional) -> Words:
    size, count = f"{{i:{axis.size}}}", f"{{o:{axis.output_size}}}"
    cells = [len(axis.positions(i)) for i in range(axis.output_size)]
    if spec.sequence == "pytorch":
        starts = ", ".join(str(axis.positions(i).start) for i in range(min(axis.output_size, MOST_REGIONS)))
        more = ", …" if axis.output_size > MOST_REGIONS else ""
        drawn = f"the windows of {cells[0]} begin at {starts}{more}"
    else:
        drawn = f"drawn are {_lengths(cells)}{_shared(axis, cells)}"
    ratio = format_number(axis.size / axis.output_size, 3)
    return {
        "words": f"{size} {axis.name} become {count}: {drawn}.",
        "formula": f"α = {size} / {count} = {ratio}",
    }


def _blurred(plan: WindowPlan, spec: Blur) -> list[Words]:
    """Describe the axes of a blur; if they are alike, all together."""
    sizes = zip(plan.input_shape, plan.pads, spec.window_shape, spec.strides, strict=True)
    if len(set(sizes)) == 1:
        return [_blur(plan.axes[0], spec, 0, listed(axis.name for axis in plan.axes))]
    return [_blur(axis, spec, number, axis.name) for number, axis in enumerate(plan.axes)]


def _blur(axis: AxisPlan, spec: Blur, number: int, names: str) -> Words:
    window, stride = spec.window_shape[number], spec.strides[number]
    pads = axis.before + axis.after
    pooled = axis.size + pads - window + 1
    padded = f", padded by {axis.before} + {axis.after}" if pads else ""
    whole = f"{{i:{axis.size}}} + {axis.before} + {axis.after}" if pads else f"{{i:{axis.size}}}"
    weights = " ".join(map(str, binomial(spec.taps).tolist()))
    return {
        "words": f"{{i:{axis.size}}} {names}{padded}, a window of {{w:{window}}} at stride 1: "
        f"{pooled} places. The filter [{weights}] reads {PAST_THE_EDGE[spec.border]} past the edge and keeps "
        f"every {_nth(stride)}: {{o:{axis.output_size}}} places.",
        "formula": f"⌊({whole} − {{w:{window}}}) / {{s:{stride}}}⌋ + 1 = {{o:{axis.output_size}}}",
    }


def _region(axis: AxisPlan, spec: Region, number: int) -> Words:
    start, stop = spec.box[number], spec.box[number + 2]
    typed = f"The box has {axis.name} {format_number(start)} to {format_number(stop)}"
    bins = f"{{o:{axis.output_size}}} {'bin' if axis.output_size == 1 else 'bins'}"
    if isinstance(spec, RoiAlign):
        low, high = format_number(start), format_number(stop)
        each = format_number((stop - start) / axis.output_size, 3)
        samples = "1 sample" if spec.samples == 1 else f"{spec.samples} samples"
        return {
            "words": f"{typed}: {bins} of {each}, each with {samples} {'down' if number == 0 else 'across'}.",
            "formula": f"({high} − {low}) / {{o:{axis.output_size}}} = {each}",
        }
    first, last = rounded(start), rounded(stop)
    length = max(last - first + 1, 1)
    return {
        "words": f"{typed}, rounded {first:g} to {last:g}: {length:g} {axis.name} for {bins}.",
        "formula": f"{length:g} / {{o:{axis.output_size}}} = {format_number(length / axis.output_size, 3)}",
    }


def _lengths(cells: Sequence[int]) -> str:
    """Write how many cells the windows have: "2, 1 and 1", or "1 to 2" where there are many."""
    if len(set(cells)) == 1:
        return f"{cells[0]} each"
    if len(cells) > MOST_REGIONS:
        return f"{min(cells)} to {max(cells)} each"
    return listed(map(str, cells))


def _shared(axis: AxisPlan, cells: Sequence[int]) -> str:
    return ", some in two windows" if sum(cells) > axis.size else ""


def _nth(stride: int) -> str:
    """Write which numbers a stride keeps.

    >>> _nth(1), _nth(2), _nth(3), _nth(4)
    ('one', '2nd', '3rd', '4th')
    """
    return {1: "one", 2: "2nd", 3: "3rd"}.get(stride, f"{stride}th")

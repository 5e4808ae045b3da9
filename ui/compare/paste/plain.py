"""A pasted call as a layer without anything round it: the settings have a layer and nothing else."""

from dataclasses import replace
from math import inf, prod

from pooling import PoolSpec
from pooling.frameworks.libraries.call import Call, PadFirst

OTHER_SIGN = {"max": "min", "min": "max", "avg": "avg", "sum": "sum"}
"""What a reduction of −x is, with its result negated."""
ZEROS_COUNT = ("max", "min")
"""Reductions in which a padded zero takes part as any other cell."""
ABSOLUTE = "It pools |x|, and here the numbers are pooled as they are: this layer cannot be set."
NEGATED = "It pools −x, and here the numbers are pooled as they are: this layer cannot be set."
TIMES = "It multiplies by {factor:g}, for which there is no setting: this layer cannot be set."
TWICE = "It pads the input first, and then pads again: this layer cannot be set."
OVERHANGS = "In ceil mode, cells that are padded first count as input: this layer cannot be set."
WITH = "It pads the input with {value:g} first, and here padding is never a number: this layer cannot be set."
AS_PADDING = "The cells that are put round the input first become the padding."
AS_ZEROS = "It pads with zeros first, which take part in the {reduction}: compared with Zero padding."
Plain = tuple[PoolSpec, str, tuple[str, ...]]


def plain(call: Call) -> Plain | str:
    """Return the layer, the library to compare with, and notes; or why there is none."""
    spec = call.spec
    if call.turned == "absolute" and spec.reduction != "lp":
        return ABSOLUTE
    if call.turned == "negated":
        if spec.reduction not in OTHER_SIGN:
            return NEGATED
        spec = replace(spec, reduction=OTHER_SIGN[spec.reduction])
    if call.factor != 1:
        if spec.reduction != "avg" or call.factor != prod(spec.window_shape) or not _by_window(call):
            return TIMES.format(factor=call.factor)
        spec = replace(spec, reduction="sum", count_include_pad=False)
    if call.per_cell:
        spec = replace(spec, count_include_pad=False)
    return (spec, call.library, ()) if call.pad_first is None else _padded(call, call.pad_first, spec)


def _by_window(call: Call) -> bool:
    """Whether an average divides by all cells of the window."""
    counted = call.spec.count_include_pad or call.spec.padding == "valid"
    return counted and not call.per_cell and not call.spec.ceil_mode


def _padded(call: Call, first: PadFirst, spec: PoolSpec) -> Plain | str:
    """Return the same layer with the cells that are put round the input first as its padding."""
    if spec.padding != "valid":
        return TWICE
    if spec.ceil_mode:
        return OVERHANGS
    selects = spec.reduction in ZEROS_COUNT
    if first.value != (-inf if selects else 0) and not (selects and first.value == 0):
        return WITH.format(value=first.value)
    counts = spec.reduction == "avg" and not call.per_cell
    spec = replace(spec, padding=first.pads, count_include_pad=counts)
    if selects and first.value == 0:
        return spec, "zeros", (AS_ZEROS.format(reduction=spec.reduction),)
    return spec, call.library, (AS_PADDING,)

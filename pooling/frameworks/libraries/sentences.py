"""Why a library's numbers are what they are: its rules that matter here."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.facts.rule_form import CELLS_AND_PADS, NO_OVERHANG, REAL_CELLS, WHOLE_WINDOW
from pooling.frameworks.facts.rules import find_rule
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.geometry import rest, starts_late, total_pads
from pooling.frameworks.libraries.library import Library, Numbers
from pooling.frameworks.libraries.reducing import has_lost
from pooling.frameworks.libraries.values import may_overflow
from pooling.windows import WindowPlan
from pooling.windows.counting import count_windows


def sentence(library: Library, call: Call, x: NDArray[Any], plan: WindowPlan, numbers: Numbers) -> str:
    """Say what the library does with the padding of the plan, with NaN, with a rest; nothing if none matters.

    `x` is what the library pools, in the type that it computes in.
    """
    rules = (find_rule(library.name, topic) for topic in _topics(call, x, plan, numbers))
    parts = [divisor(call, plan, numbers), *(rule.sentence for rule in rules if rule)]
    return " ".join(filter(None, parts))


def taken_as(library: Library, given: np.dtype[Any], computed: np.dtype[Any]) -> str:
    """Say in which type a library computes, if that is another one than it is given.

    >>> from pooling.frameworks.libraries.table import LIBRARIES
    >>> taken_as(LIBRARIES["keras"], np.dtype(np.float64), np.dtype(np.float32))
    'The input becomes float32 first.'
    """
    if given == computed:
        return ""
    if library.key == "onnx":
        return (
            f"ONNX Runtime has no such pooling of {given}: here, the input is converted to {computed} first."
        )
    return f"The input becomes {computed} first."


def divisor(call: Call, plan: WindowPlan, numbers: Numbers) -> str:
    """Say what an average of this call divides by; "" where all cells of every window are in the input."""
    spec = call.spec
    if spec.reduction != "avg":
        return ""
    if spec.divisor_override is not None:
        return f"An average divides by {spec.divisor_override}."
    if not any(map(any, total_pads(call, plan))) and not overhangs(plan):
        return ""
    if call.pad_first is not None and not call.per_cell:
        return f"{WHOLE_WINDOW}."
    if call.per_cell or not spec.count_include_pad:
        return f"{REAL_CELLS}."
    return f"{WHOLE_WINDOW}." if numbers.counts == "window" else f"{CELLS_AND_PADS}; {NO_OVERHANG}."


def overhangs(plan: WindowPlan) -> bool:
    """Whether a last window extends beyond the padding."""
    return any(
        axis.output_size > count_windows(axis.extent + rest(axis), axis.extent, axis.stride)
        for axis in plan.axes
    )


def _topics(call: Call, x: NDArray[Any], plan: WindowPlan, numbers: Numbers) -> list[str]:
    """Return the topics of rules that change these numbers."""
    name, pads = call.spec.reduction, any(map(any, total_pads(call, plan)))
    smaller = any(rest(axis) < 0 for axis in plan.axes)
    floats = x.dtype.kind == "f"
    adds = floats and name == "avg" and numbers.overflows
    topics = {
        "large window": smaller,
        "stride over window": starts_late(call, plan),
        "pad value": pads and name in ("max", "min"),
        "p-norm": name == "lp",
        "ceil mode": overhangs(plan) and call.spec.ceil_mode,
        "empty window": has_lost(plan),
        "NaN": floats and name in ("max", "min") and not bool(np.isfinite(x).all()),
        "integers": not floats and name in ("avg", "sum"),
        "overflow": adds and may_overflow(x, plan, numbers),
    }
    return [topic for topic, matters in topics.items() if matters]

"""Why a library's numbers are what they are: where its padding lies, then its rules that matter here."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.geometry import total_pads
from pooling.frameworks.libraries.library import Library
from pooling.frameworks.rules import find_rule
from pooling.windows import WindowPlan
from pooling.windows.counting import count_windows


def sentence(library: Library, call: Call, x: NDArray[Any], plan: WindowPlan) -> str:
    """Say where padding lies in the plan, and what the library does with it, with NaN, with a rest."""
    rules = (find_rule(library.name, topic) for topic in _topics(call, x, plan))
    return " ".join([where(call, plan), *(rule.sentence for rule in rules if rule)])


def where(call: Call, plan: WindowPlan) -> str:
    """Say how many cells of padding there are, and on which sides.

    >>> from pooling import PoolSpec
    >>> from pooling.frameworks.libraries.geometry import place_windows
    >>> call = Call("tensorflow", PoolSpec.of("max", 3, strides=2, padding="same"))
    >>> where(call, place_windows(call, (4, 4)))
    'Padding: 0 cells before and 1 after.'
    """
    pads = total_pads(call, plan)
    if not any(map(any, pads)):
        return "No padding."
    named = [
        f"{before} {'cell' if before == 1 else 'cells'} before and {after} after" for before, after in pads
    ]
    if len(set(pads)) == 1:
        return f"Padding: {named[0]}."
    return (
        "Padding: "
        + "; ".join(f"{axis.name} {text}" for axis, text in zip(plan.axes, named, strict=True))
        + "."
    )


def _topics(call: Call, x: NDArray[Any], plan: WindowPlan) -> list[str]:
    """Return the topics of rules that change these numbers."""
    reduction, padded = call.spec.reduction, any(map(any, total_pads(call, plan)))
    overhangs = any(
        axis.output_size > count_windows(axis.size + axis.before + axis.after, axis.extent, axis.stride)
        for axis in plan.axes
    )
    special = x.dtype.kind == "f" and not bool(np.isfinite(x).all())
    topics = {
        "pad value": padded and reduction in ("max", "min"),
        "divisor": (padded or overhangs) and reduction == "avg",
        "p-norm": reduction == "lp",
        "ceil mode": overhangs,
        "NaN": special and reduction in ("max", "min"),
    }
    return [topic for topic, matters in topics.items() if matters]

"""Sentences of the view that converts."""

import numpy as np

from pooling import plan_windows
from pooling.frameworks.facts.rules import find_rule
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.convert import EVERY_SIZE, convert
from pooling.frameworks.libraries.ours import OURS, name_of
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.windows.counting import window_extent
from ui.compare.convert.conversion import Converted
from ui.compare.frameworks.why import why_different

EXACT = {EVERY_SIZE: "every size", "this size": "this size", "": "none"}
NO_CALL = "{name} has no such layer: {reason} So this starts from Pooling Lab, with the layer as it is set."
ITSELF = "{name} → {name}: the layer itself. Choose another library."
NEAREST = "Below is what comes nearest."
REFUSE = {1: "refuses", 2: "refuse"}
HELPER = """def same_pads(n, window={window}, stride={stride}):
    total = max((-(-n // stride) - 1) * stride + window - n, 0)
    return {order}
"""


def headline(made: Converted) -> tuple[str, str]:
    """Return the kind of a conversion, for its colour, and the sentence about it."""
    one, other, found = name_of(made.call.library), name_of(made.to), made.found
    if made.to == made.call.library:
        return "done", ITSELF.format(name=one)
    if found.call is None:
        nearest = f" {NEAREST}" if found.nearest else ""
        return "failed", f"{one} → {other}: there is none. {found.sentence}{nearest}"
    size = "for every size that a window fits into" if found.exact_for == EVERY_SIZE else "for this size"
    said = f"{one} → {other}: exact {size}. {found.sentence}"
    relation = made.relation
    if made.made and relation and not relation.agrees:  # NaN, −∞ and overflow are no matter of arguments
        return "done", f"{said} {_on_these_numbers(made)}"
    return "done", said


def _on_these_numbers(made: Converted) -> str:
    """Say why numbers differ that the same arguments are pooled to: NaN, −∞, sums that overflow, types."""
    refuse = [each.name for each in (made.given, made.made) if each and each.values is None]
    if refuse:
        return f"{' and '.join(refuse)} {REFUSE[len(refuse)]} {made.given.x.dtype}, as below."
    rules = [find_rule(name_of(key), "NaN") for key in (made.call.library, made.to)]
    nan = " ".join(f"{rule.framework}: {rule.sentence}" for rule in rules if rule)
    special = not np.isfinite(made.given.x).all() and made.call.spec.reduction in ("max", "min")
    if special:
        return f"NaN and −∞ differ all the same. {nan}".strip()
    why = why_different(made.given, made.made) if made.made else ""
    for pronoun, name in (("its ", f"{name_of(made.to)}'s "), ("it ", f"{name_of(made.to)} ")):
        why = name + why.removeprefix(pronoun) if why.startswith(pronoun) else why
    return f"On these numbers they differ all the same{f': {why}' if why else ''}."


def size_note(made: Converted, shape: tuple[int, ...]) -> str:
    """Say how the padding comes from the size, where the call holds for this size alone.

    With SAME it is a formula, shown with the numbers of each axis.
    """
    if made.found.call is None or made.found.exact_for == EVERY_SIZE:
        return ""
    spec = made.call.spec
    if spec.padding not in ("same", "same_lower"):
        return "Another size needs other padding: where the last window ends depends on it."
    odd = "the odd cell after" if spec.padding == "same" else "the odd cell before"
    lines = dict.fromkeys(
        _axis_line(size, axis.extent, stride, pads)
        for size, axis, stride, pads in zip(
            shape, plan_windows(spec, shape).axes, spec.strides, plan_windows(spec, shape).pads, strict=True
        )
    )
    return f"SAME makes ⌈n / stride⌉ windows and pads what they lack, {odd}: {'; '.join(lines)}."


def _axis_line(size: int, extent: int, stride: int, pads: tuple[int, int]) -> str:
    before, after = pads
    windows = -(-size // stride)
    return (
        f"n = {size}: ({windows} − 1) · {stride} + {extent} − {size} = "
        f"{(windows - 1) * stride + extent - size}, so {before} before and {after} after"
    )


def size_code(made: Converted) -> str:
    """Write a function that computes SAME's pads of any size, for the first axis; or nothing."""
    spec = made.call.spec
    if made.found.exact_for != "this size" or spec.padding not in ("same", "same_lower"):
        return ""
    halves = "total // 2, total - total // 2" if spec.padding == "same" else "total - total // 2, total // 2"
    extent = window_extent(spec.window_shape[0], spec.dilations[0])
    return HELPER.format(window=extent, stride=spec.strides[0], order=halves)


def rows(call: Call, shape: tuple[int, ...]) -> list[list[str]]:
    """Return a row for every other library: its name, for which sizes the call is exact, and how."""
    found = []
    for key in (*LIBRARIES, OURS):
        if key == call.library:
            continue
        made = convert(call, key, shape)
        found.append([name_of(key), EXACT[made.exact_for], made.sentence])
    return found

"""What is said of a conversion: what is different about the call, or why there is none."""

from collections.abc import Sequence

import numpy as np

from pooling.frameworks.facts.rules import find_rule
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.library import Ruled
from pooling.frameworks.libraries.ours import name_of
from pooling.number_text import format_number
from pooling.validation.settings import Pads

SAME_SETTINGS = "The same settings give the same numbers."
NAMES = {"same": "SAME", "same_lower": "SAME_LOWER", "valid": "VALID"}
OUTSIDE = {
    "negated": "Pool −x with max and negate the result: min(x) = −max(−x).",
    "absolute": "Pool |x| with max: with p = ∞ the norm is the largest of |x|.",
}


DIRECT = "Call tf.nn.{reduction}_pool: tf.nn.pool doesn't accept a stride larger than the window."
EMPTY = "Some windows hold padding alone, and {other} has another number for them than {name}."
OPEN = "Some windows hold padding alone, and what {other} gives there depends on its kernel."
OTHERWISE = "No arguments of {other} pad and count as {name} does here."
ZEROS_WIN = {
    "max": "The padding is real zeros there, and a zero beats every negative cell.",
    "min": "The padding is real zeros there, and a zero beats every positive cell.",
}
DIVIDES = "{name} divides by other cells than {other} can count: by padding, but not by all that overhangs."


Pair = tuple[Call, Ruled]


def how(call: Call, found: Call) -> str:
    """Say what is different about the call that was found."""
    parts = [
        OUTSIDE[found.turned] if found.turned != call.turned else "",
        DIRECT.format(reduction=found.spec.reduction) if found.direct and not call.direct else "",
        _padding(call, found),
        _divisor(call, found),
    ]
    return " ".join(filter(None, parts)) or SAME_SETTINGS


def _padding(call: Call, found: Call) -> str:
    old, new = call.spec.padding, found.spec.padding
    if found.pad_first:
        filled = "zeros" if found.pad_first.value == 0 else format_number(found.pad_first.value)
        return f"Pad with {filled} first, {pads_words(found.pad_first.pads)}; then VALID."
    if call.spec.ceil_mode and not found.spec.ceil_mode and not isinstance(new, str):
        return f"In place of ceil mode, pad {pads_words(new)}."
    if old == new or (call.pad_first is None and not _pads(old) and not _pads(new)):
        return ""
    if isinstance(new, str):
        return f"The padding is {NAMES[new]} there."
    return f"The padding in numbers: {pads_words(new)}."


def _pads(padding: str | Pads) -> bool:
    return padding != "valid" if isinstance(padding, str) else any(map(any, padding))


def _divisor(call: Call, found: Call) -> str:
    parts = []
    if found.per_cell and not call.per_cell:
        parts.append("Divide by the same pooling of ones, so that only real cells count.")
    elif found.spec.reduction == "avg" and found.spec.count_include_pad != call.spec.count_include_pad:
        switched = "on" if found.spec.count_include_pad else "off"
        parts.append(f"Switch count_include_pad {switched}.")
    if found.spec.divisor_override != call.spec.divisor_override:
        parts.append(f"An average whose divisor_override is {found.spec.divisor_override} is the sum.")
    if found.factor != call.factor:
        parts.append(f"Multiply the result by {format_number(found.factor / call.factor)}.")
    return " ".join(parts)


def pads_words(pads: Pads) -> str:
    """Write pads in words.

    >>> pads_words(((0, 1), (0, 1))), pads_words(((1, 1), (0, 2)))
    ('0 before and 1 after', '1 before and 1 after the rows, 0 before and 2 after the columns')
    """
    if len(set(pads)) == 1:
        return "{} before and {} after".format(*pads[0])
    names = ("slices", "rows", "columns")[-len(pads) :]
    return ", ".join(
        f"{before} before and {after} after the {name}"
        for (before, after), name in zip(pads, names, strict=True)
    )


def why_none(call: Call, to: str, asked: Ruled, tried: Sequence[Pair]) -> tuple[str, Call | None]:
    """Say why no call fits, and return the one that comes nearest: of the same shape, if there is one."""
    answered = [(each, given) for each, given in tried if not given.refusal]
    shaped = [pair for pair in answered if pair[1].output_shape == asked.output_shape]
    nearest = next((each for each, _ in shaped or answered), None)
    return _reason(call, to, asked, tried, shaped).format(
        name=name_of(call.library), other=name_of(to)
    ), nearest


def _reason(call: Call, to: str, asked: Ruled, tried: Sequence[Pair], shaped: Sequence[Pair]) -> str:
    reduction = call.spec.reduction
    if to == "zeros" and reduction in ZEROS_WIN:
        return ZEROS_WIN[reduction]
    if asked.values is not None and not np.isfinite(asked.values).all():
        return OPEN if any(given.unsure is not None for _, given in tried) else EMPTY
    if shaped and reduction == "avg":
        return DIVIDES
    if shaped and reduction == "lp":
        rules = [find_rule(name_of(key), "p-norm") for key in (call.library, to)]
        return " ".join(f"{rule.framework}: {rule.sentence}" for rule in rules if rule)
    last = next(given for each, given in reversed(tried) if not each.direct)  # what asks for least
    return last.refusal or OTHERWISE

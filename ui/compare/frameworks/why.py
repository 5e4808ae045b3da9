"""Why two libraries differ, as clauses about one of them: "it pads both sides alike"."""

from math import prod

import numpy as np

from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.library import Numbers
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.validation.settings import Pads
from ui.app.listed import listed
from ui.compare.frameworks.answers import Answer
from ui.compare.tables import Values

OUR_NUMBERS = Numbers()
"""How our core computes: NaN wins, −∞ stays −∞."""


def why_different(reference: Answer, other: Answer) -> str:
    """Say what `other` does otherwise than `reference`, or nothing if no setting explains it."""
    if reference.call is None or other.call is None:
        return ""
    clauses = [
        _strides(reference.call, other.call),
        _windows(reference, other),
        _places(reference.pads, other.pads),
        _pad_value(reference, other),
        _divisor(reference.call, other.call, padded=bool(_total(other.pads)) or other.call.spec.ceil_mode),
        _nan(reference, other),
        _integers(reference, other),
    ]
    first, *others = [clause for clause in clauses if clause] or [""]
    return listed([first, *(clause.removeprefix("it ") for clause in others)])


def _strides(reference: Call, other: Call) -> str:
    mine, theirs = other.spec.strides, reference.spec.strides
    if mine == theirs:
        return ""
    if set(mine) == {1}:
        return "its default stride is 1"
    return "its default stride is the window" if mine == other.spec.window_shape else "its stride is another"


def _windows(reference: Answer, other: Answer) -> str:
    mine, theirs = other.spatial_shape, reference.spatial_shape
    if mine == theirs or _total(other.pads) != _total(reference.pads) or not mine or not theirs:
        return ""
    if not min(mine):
        return "no window fits"
    return "it has another window at the end" if sum(mine) > sum(theirs) else "it leaves the last window out"


def _places(reference: Pads, other: Pads) -> str:
    mine, theirs = _total(other), _total(reference)
    if reference == other:
        return ""
    if not mine or not theirs:
        return "it pads" if mine else "it does not pad"
    if all(before == after for before, after in other):
        return "it pads both sides alike"
    if mine != theirs:
        more = "more" if mine > theirs else "fewer"
        return f"it adds {abs(mine - theirs)} {more} padding cell{'s' if abs(mine - theirs) > 1 else ''}"
    before = sum(before for before, _ in other) > sum(before for before, _ in reference)
    return f"it puts the odd cell {'before' if before else 'after'}"


def _pad_value(reference: Answer, other: Answer) -> str:
    if not _total(other.pads) or _pads_with_zero(reference) == _pads_with_zero(other):
        return ""
    if not _pads_with_zero(other):
        return "its padding never wins" if _selects(other) else _not_counted(other)
    return "its padding is 0, which counts" + (" and can win" if _selects(other) else "")


def _not_counted(answer: Answer) -> str:
    call = answer.call
    counts = call is not None and call.spec.count_include_pad and not call.per_cell
    return "" if counts else "its padding is not counted"


def _pads_with_zero(answer: Answer) -> bool:
    call = answer.call
    return call is not None and call.pad_first is not None and call.pad_first.value == 0


def _selects(answer: Answer) -> bool:
    return answer.call is not None and answer.call.spec.reduction in ("max", "min")


def _divisor(reference: Call, other: Call, *, padded: bool) -> str:
    if "avg" not in (reference.spec.reduction, other.spec.reduction):
        return ""
    mine, theirs = (call.spec.count_include_pad and not call.per_cell for call in (other, reference))
    if not padded or mine == theirs or other.pad_first or reference.pad_first:
        return ""
    return "it divides by padding cells too" if mine else "it divides by the real cells only"


def _nan(reference: Answer, other: Answer) -> str:
    """Say what NaN and −∞ do to a maximum, where they are."""
    mine, theirs = (_numbers(each) for each in (other, reference))
    if not _selects(other):
        return ""
    if mine.nan != theirs.nan and np.isnan(other.x).any():
        return "NaN wins there" if mine.nan == "wins" else "it ignores NaN"
    if mine.lowest != theirs.lowest and np.isneginf(other.x).any():
        return "−∞ becomes the lowest finite number" if mine.lowest else "−∞ stays −∞"
    return ""


def _integers(reference: Answer, other: Answer) -> str:
    """Say what becomes of integers that are added up."""
    mine, theirs = (_numbers(each) for each in (other, reference))
    if other.x.dtype.kind == "f" or other.call is None or other.call.spec.reduction not in ("avg", "sum"):
        return ""
    if mine.wraps != theirs.wraps and _may_wrap(other.x, prod(other.call.spec.window_shape)):
        return f"its sums {'wrap around' if mine.wraps else 'do not wrap around'}"
    if mine.cuts != theirs.cuts and other.call.spec.reduction == "avg":
        return "it cuts the fraction off" if mine.cuts else "it keeps the fraction"
    return ""


def _may_wrap(x: Values, cells: int) -> bool:
    """Whether sums of this many cells can exceed their type; of 64 bits, JAX has 32."""
    limits = np.iinfo(x.dtype if x.dtype.itemsize < 8 else np.int32)
    return bool(int(x.max(initial=0)) * cells > limits.max or int(x.min(initial=0)) * cells < limits.min)


def _numbers(answer: Answer) -> Numbers:
    return LIBRARIES[answer.key].numbers if answer.key in LIBRARIES else OUR_NUMBERS


def _total(pads: Pads) -> int:
    return sum(map(sum, pads))

"""Why TensorFlow's numbers differ from ours where rounding does not explain it: a reason for each cell."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.question import ARGMAX, GLOBAL, Question
from pooling.kinds.dispatch import plan_windows, pool
from pooling.number_text import format_number
from pooling.reductions import REDUCTIONS
from pooling.vectorized.slices import reduce_windows, scatter_windows

Array = NDArray[Any]


@dataclass(frozen=True)
class Reason:
    """Why cells differ: a clause for a sentence, and the topic of `rules` that it is about, or none."""

    clause: str
    topic: str = ""


UNKNOWN = Reason("rounding does not explain it")
TIE_OF_A_VOLUME = Reason("in three dimensions every tied cell gets a window's whole gradient there", "tie")
TIE_SHARED = Reason("Keras' global maximum shares the gradient among tied cells, ours gives it to the first")
NAN_GRADIENT = Reason("in a window with NaN their winner is another cell", "NaN")
NAN_SHARED = Reason("Keras' global maximum looks for cells equal to NaN, finds none and divides by 0")
NO_WINDOW = Reason("no window fits there, so no cell gets a gradient", "large window")
UNWRITTEN = Reason(
    "no window fits there, and nothing is written into their gradient: it holds what was in memory before",
    "large window",
)
NAN_INDEX = Reason("NaN wins there only as the first cell of its window, here it always does")
LATE = Reason(
    "in three dimensions, where SAME leaves two cells or more unread, their windows start after the first "
    "cell, because oneDNN is not used on this processor",
    "padding",
)


def known_reasons(question: Question, ours: Array, theirs: Array, unexplained: Array) -> list[Reason]:
    """Return the reasons that account for `unexplained` cells, and `UNKNOWN` if they leave any."""
    if not unexplained.any():
        return []
    if theirs.dtype.kind != "f":
        known = _of_indices(question)
    elif question.gradient:
        known = _of_a_gradient(question, theirs)
    else:
        known = _of_values(question, ours, theirs)
    reasons, rest = [], unexplained
    for reason, cells in {**known, UNKNOWN: unexplained}.items():
        if (cells & rest).any():
            reasons.append(reason)
            rest = rest & ~cells
    return reasons


def _of_values(question: Question, ours: Array, theirs: Array) -> dict[Reason, Array]:
    limits, dtype = np.finfo(theirs.dtype), theirs.dtype
    picks = REDUCTIONS[question.spec.reduction].selects
    lowest = picks & (theirs == limits.min) & (np.isnan(ours) | (ours == -np.inf))
    ignored, topic = "ignores NaN", "NaN"
    if question.call == ARGMAX:  # by a kernel of its own
        ignored, topic = "ignores NaN unless it comes first", ""
    return {
        Reason(
            f"over a window of only −∞ or NaN their max gives the lowest float, {_short(limits.min)}", "NaN"
        ): lowest,
        Reason(f"their max {ignored} on this kind of processor, ours returns NaN", topic): (
            picks & np.isnan(ours) & ~lowest
        ),
        Reason(f"{dtype}, in which they compute, ends at {_short(limits.max)}"): (
            np.isfinite(ours)
            & (~np.isfinite(theirs) | (np.abs(ours) > limits.max))
            & _has_beyond(question.x, float(limits.max))
        ),
        Reason(
            f"their sum exceeded {_short(limits.max)}, the largest {dtype}, before it was divided; ours is "
            "summed in float64"
        ): np.isinf(theirs) & np.isfinite(ours),
        Reason(f"they take numbers below {_short(limits.tiny)} for 0"): (
            picks & (np.abs(ours - theirs) < limits.tiny)
        ),
        LATE: _equal_cells(theirs, _late(question)),
    }


def _has_beyond(x: Array, largest: float) -> bool:
    """Whether a finite cell is beyond the largest number of a type."""
    return bool((np.isfinite(x) & (np.abs(x) > largest)).any())


def _short(value: Any) -> str:
    return format_number(float(value), 3)


def _late(question: Question) -> Array | None:
    """Pool without the cells that TensorFlow passes over on some processors; None where it does not."""
    late = question.late_cells
    if not any(late):
        return None
    inside: tuple[Any, ...] = (..., *(slice(cells, None) for cells in late))
    return pool(question.x[inside], question.spec)


def _of_indices(question: Question) -> dict[Reason, Array]:
    return {NAN_INDEX: _windows_with_nan(question) > 0} if question.call == ARGMAX else {}


def _of_a_gradient(question: Question, theirs: Array) -> dict[Reason, Array]:
    spec = question.spec
    if question.too_large:  # with ceil mode, ours has a window that overhangs
        unwritten = spec.reduction == "max" and question.call != ARGMAX
        return {UNWRITTEN: np.ones(theirs.shape, bool)} if unwritten else {NO_WINDOW: theirs == 0}
    if spec.reduction != "max":
        return {}
    with_nan = _in_a_window_with_nan(question)
    if question.call == GLOBAL:
        shared = _gradient_of_ties(question, whole=False)
        return {NAN_SHARED: with_nan, TIE_SHARED: _equal_cells(theirs, shared)}
    ties = _gradient_of_ties(question, whole=True) if spec.rank == 3 else None
    return {NAN_GRADIENT: with_nan, TIE_OF_A_VOLUME: _equal_cells(theirs, ties)}


def _gradient_of_ties(question: Question, *, whole: bool) -> Array:
    """Return the gradient of a sum of maxima if every tied cell gets all of it, or its share."""
    plan = plan_windows(question.spec, question.spatial_shape)
    highest = pool(question.x, question.spec)
    gradient = np.zeros(question.x.shape)
    for index in np.ndindex(plan.output_shape):
        value = highest[(..., *index)]
        cells: tuple[Any, ...] = (
            ...,
            *np.ix_(*(axis.real(i) for axis, i in zip(plan.axes, index, strict=True))),
        )
        ties = question.x[cells] == value[(..., *[None] * question.spec.rank)]
        share = 1 if whole else 1 / ties.sum(tuple(range(-question.spec.rank, 0)), keepdims=True)
        gradient[cells] += ties * share
    return gradient


def _in_a_window_with_nan(question: Question) -> Array:
    plan = plan_windows(question.spec, question.spatial_shape)
    cells: Array = scatter_windows(_windows_with_nan(question), plan) > 0
    return cells


def _windows_with_nan(question: Question) -> Array:
    """Return 1 for each window that has a NaN, else 0."""
    plan = plan_windows(question.spec, question.spatial_shape)
    return reduce_windows(np.isnan(question.x).astype(np.int64), plan, np.maximum)


def _equal_cells(theirs: Array, expected: Array | None) -> Array:
    """Return where theirs is what a reason leads to."""
    if expected is None or expected.shape != theirs.shape:
        return np.zeros(theirs.shape, bool)
    equal: Array = np.isclose(theirs, expected.astype(theirs.dtype), rtol=1e-6, atol=0, equal_nan=True)
    return equal

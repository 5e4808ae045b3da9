"""The verdict on one result: exactly one of a few kinds, in a few words, with the reason."""

from dataclasses import dataclass

import numpy as np

from pooling.frameworks.answer import Answer
from pooling.frameworks.comparison import Comparison, computed_in
from pooling.frameworks.facts.rules import TENSORFLOW, TOPICS, find_rule
from pooling.frameworks.facts.unsupported import explain_unsupported
from pooling.frameworks.rounding import most_cells, most_windows
from pooling.number_text import count_things, format_number
from ui.compare.tables import cell_words
from ui.compare.verdict.results import Result

KINDS = {
    "same": ("=", "Identical"),
    "rounded": ("≈", "Equal within rounding"),
    "other": ("≠", "Different"),
    "refused": ("⊘", "TensorFlow refuses"),
    "deadly": ("!", "Can end the process"),
    "ended": ("✕", "Ended the process"),
    "waiting": ("…", "Asking TensorFlow"),
    "not asked": ("–", "Not asked"),
    "none": ("?", "Not compared"),
}
"""Each kind with its sign and its words; the first six say what happened."""
STATUS_KINDS = {"refused": "refused", "deadly": "deadly", "ended": "ended", "unsupported": "not asked"}


@dataclass(frozen=True)
class Verdict:
    """The result of a comparison.

    Attributes
    ----------
    kind : a key of `KINDS`
    sentence : what happened
    rule : the rule of TensorFlow that explains it, or nothing
    words : TensorFlow's own words, or nothing
    """

    kind: str
    sentence: str
    rule: str = ""
    words: str = ""

    @property
    def badge(self) -> str:
        """Its sign and its words."""
        return " ".join(KINDS[self.kind])


def verdict(result: Result) -> Verdict:
    """Say how our result and TensorFlow's compare, or why there is nothing to compare."""
    answer, comparison = result.answer, result.comparison
    if answer is None:
        return Verdict("waiting", "The answer is on its way.")
    if comparison is not None:
        return _compared(result, comparison)
    if result.theirs is not None:
        return Verdict("other", f"{_alone(result.theirs.shape)} We refuse: {result.error}")
    kind = STATUS_KINDS.get(answer.status, "none")
    if kind == "none":
        foreseen = explain_unsupported(result.question)
        return Verdict(kind, f"We expect a refusal: {foreseen}" if foreseen else "")
    return Verdict(kind, _sentence(kind, answer), words=answer.words if kind == "refused" else "")


def _sentence(kind: str, answer: Answer) -> str:
    if kind == "deadly":
        return f"{answer.sentence} We did not ask."
    if kind == "not asked":
        return f"We refuse this: {answer.sentence} So TensorFlow was not asked."
    return answer.sentence


def _alone(shape: tuple[int, ...]) -> str:
    if 0 in shape:
        return f"TensorFlow returns an empty array of shape {shape}, without an error."
    return f"TensorFlow returns an array of shape {shape}."


def _compared(result: Result, comparison: Comparison) -> Verdict:
    if comparison.difference is None:
        return Verdict("other", comparison.sentence)
    if not comparison.agrees:
        return Verdict(
            "other", f"{_differing(result, comparison)}: {_because(comparison)}.", _rules(comparison)
        )
    if comparison.differing:
        return Verdict("rounded", f"{_differing(result, comparison)}. {_bound(result, comparison)}")
    zeros = _zeros_of_other_sign(result)
    if zeros:
        return Verdict("rounded", f"All cells are equal; {count_things(zeros, 'zero')} of another sign (−0).")
    cells, narrow = comparison.difference.size, np.asarray(result.theirs)
    if np.any((narrow != result.ours) & ~np.isnan(narrow)):
        which = "The only cell is" if cells == 1 else f"All {cells:,} cells are"
        return Verdict("rounded", f"{which} equal once ours is rounded to TensorFlow’s {narrow.dtype}.")
    which = {1: "The only cell is", 2: "Both cells are"}.get(cells, f"All {cells:,} cells are")
    return Verdict("same", f"{which} the same, bit for bit.")


def _zeros_of_other_sign(result: Result) -> int:
    ours, theirs = np.asarray(result.ours), np.asarray(result.theirs)
    return int(np.count_nonzero((ours == 0) & (theirs == 0) & (np.signbit(ours) != np.signbit(theirs))))


def _differing(result: Result, comparison: Comparison) -> str:
    cells, differing = np.asarray(result.ours).size, comparison.differing
    finite = bool(np.isfinite(comparison.largest))
    by = [f"by {format_number(comparison.largest, 2)}"] if finite else []
    if cells == 1:
        return " ".join(["The only cell differs", *by])
    opening = f"{differing:,} of {cells:,} cells {'differs' if differing == 1 else 'differ'}"
    where = cell_words(comparison.where or (), result.question.spec.rank, result.part)
    most = [] if differing == 1 else ["at most" if finite else "most"]
    said = " ".join([*most, *by, *([f"in {where}"] if where else [])])
    return f"{opening}, {said}" if by or where else opening


def _because(comparison: Comparison) -> str:
    return "; ".join(reason.clause.replace("their", "TensorFlow’s", 1) for reason in comparison.reasons)


def _rules(comparison: Comparison) -> str:
    topics = dict.fromkeys(reason.topic for reason in comparison.reasons if reason.topic)
    rules = [(TOPICS[topic], find_rule(TENSORFLOW, topic)) for topic in topics]
    return " ".join(f"TensorFlow’s rule for {name}: {rule.sentence}" for name, rule in rules if rule)


def _bound(result: Result, comparison: Comparison) -> str:
    """Say how much rounding explains in the cell with the largest difference, and where the bound is from."""
    question, bound = result.question, format_number(comparison.bound, 2)
    dtype = computed_in(question, np.asarray(result.ours), np.asarray(result.theirs))
    half = f"ε = {format_number(float(np.finfo(dtype).eps), 2)} of {dtype}"
    if question.gradient:
        most = most_windows(question.spec, question.spatial_shape)
        formula = f"w · ε · gradient, with w = {most} windows at a cell and {half}"
    else:
        cells = most_cells(question.spec, question.spatial_shape)
        formula = f"(n + 2) · ε/2 · mean of |x|, with n = {cells} cells in the window and {half}"
    return f"Rounding explains up to {bound} there: {formula}. The order in which numbers are added decides."

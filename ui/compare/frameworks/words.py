"""Sentences of the view of all frameworks: who agrees, who differs in how many cells and why, who refuses."""

from collections.abc import Sequence

from pooling.number_text import percent
from ui.app.listed import listed
from ui.compare.frameworks.agreement import CELLS, ROUNDING, SAME, SHAPE, UNKNOWN, Relation, relate
from ui.compare.frameworks.answers import OURS, Answer
from ui.compare.frameworks.why import why_different
from ui.stepper.labels import by

MOST_NAMED = 3
"""More libraries than these are counted."""
MOST_COUNTED = 999
"""Of more cells a share is given, so that the table stays narrow."""


def headline(answers: Sequence[Answer], chosen: Answer, reference: Answer) -> str:
    """Say who agrees with the reference, and what is otherwise with the first who does not.

    The `reference` is another one than was chosen where that gives no answer.
    """
    libraries = [answer for answer in answers if answer.key != OURS]
    if reference.values is None:
        return f"None of the {len(libraries)} gives an answer: each says why."
    others = [(other, relate(reference, other)) for other in libraries if other.key != reference.key]
    unknown = [other for other, relation in others if relation.kind == UNKNOWN]
    differ = [pair for pair in others if pair[1].kind in (CELLS, SHAPE)]
    agree = sum(relation.agrees for _, relation in others)
    refuse = [other for other, _ in others if other.values is None and other is not chosen]
    said = [
        "" if chosen is reference else _refuses(chosen, reference),
        _who_agrees(reference, agree, len(libraries), differ[0])
        if differ
        else _all_agree(reference, agree, len(libraries), unknown),
        _do([other for other, _ in differ[1:]], "differ", " too"),
        f"No rule is known for {_names(unknown)}." if unknown else "",
        _do(refuse, "refuse"),
    ]
    return " ".join(filter(None, said))


def _refuses(chosen: Answer, reference: Answer) -> str:
    what = "would end the process" if chosen.ends_process else "refuses"
    return f"{chosen.short} {what}, so {reference.short} is the reference."


def _do(others: Sequence[Answer], verb: str, more: str = "") -> str:
    """Say what several do: "Flax differs too.", "Flax and JAX refuse.", "5 refuse."."""
    if not others:
        return ""
    who = _names(others) if len(others) <= MOST_NAMED else str(len(others))
    return f"{who} {verb}{'s' if len(others) == 1 else ''}{more}."


def _names(others: Sequence[Answer]) -> str:
    return listed(other.short for other in others)


def _all_agree(reference: Answer, agree: int, count: int, unknown: Sequence[Answer]) -> str:
    together = agree + (reference.key != OURS)
    if not agree:
        return "" if unknown else f"Only {reference.short} answers." if together else "No library answers."
    who = "All" if together == count else str(together) if unknown else f"The {together} that answer"
    return f"{who} agree: {_numbers(reference)}."


def _who_agrees(reference: Answer, agree: int, count: int, first: tuple[Answer, Relation]) -> str:
    itself = reference.key != OURS
    why = why_different(reference, first[0])
    said = f"{first[0].short} {difference_words(reference, *first)}{f': {why}' if why else ''}."
    if not agree:
        return f"Nobody else agrees with {reference.short}; {said}"
    return (
        f"{agree + itself} of {count} agree; {said}"
        if itself
        else f"{agree} of {count} agree with ours; {said}"
    )


def _numbers(answer: Answer) -> str:
    shape = answer.spatial_shape
    if 0 in shape:
        return "an empty array"
    return f"the same {by(shape)} numbers" if max(shape, default=1) > 1 else "the same number"


def difference_words(reference: Answer, other: Answer, relation: Relation) -> str:
    """Say how an answer differs: "differs in 3 of 4 cells", "gives 3 × 3, not 2 × 2"."""
    if relation.kind == SHAPE:
        return f"gives {by(other.spatial_shape)}, not {by(reference.spatial_shape)}"
    total = 0 if relation.marks is None else relation.marks.size
    if total == 1:
        return "gives another number"
    return f"differs in {relation.differing:,} of {total:,} cells"


def badge(reference: Answer, answer: Answer, relation: Relation) -> tuple[str, str, str]:
    """Return a card's verdict: its kind for the style sheet, its sign and its words."""
    if answer.values is None:
        end = answer.ends_process
        return ("deadly", "✕", "Would end the process") if end else ("refused", "⊘", "Refuses")
    if answer.key == reference.key:
        return "reference", "◎", "Reference"
    if relation.kind == CELLS and relation.marks is not None:
        size = relation.marks.size
        return "other", "≠", "Another number" if size == 1 else f"{relation.differing:,} of {size:,} cells"
    return {
        SHAPE: ("other", "≠", f"{by(answer.spatial_shape)}, another shape"),
        SAME: ("same", "=", "Identical where known" if relation.partly else "Identical"),
        UNKNOWN: ("not-asked", "?", "No rule is known"),
    }.get(relation.kind, ("same", "≈", "Within rounding"))


def relation_words(relation: Relation) -> tuple[str, str]:
    """Return what stands in a cell of the table, and what a screen reader says there."""
    if relation.kind == CELLS and relation.marks is not None:
        size = relation.marks.size
        if size > MOST_COUNTED:
            return f"≠ {percent(relation.differing / size)}", "of the cells differ"
        return ("≠", "another number") if size == 1 else (f"≠ {relation.differing} of {size}", "cells differ")
    return {
        SAME: ("=", "identical"),
        ROUNDING: ("≈", "within rounding"),
        SHAPE: ("shape", "another shape"),
        UNKNOWN: ("?", "no rule is known"),
    }.get(relation.kind, ("⊘", "refused"))

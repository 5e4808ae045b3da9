"""Sentences of the view of all frameworks: who agrees, who differs in how many cells and why, who refuses."""

from collections.abc import Sequence

from pooling.number_text import percent
from ui.compare.frameworks.agreement import CELLS, ROUNDING, SAME, SHAPE, Relation, relate
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
    differ = [pair for pair in others if pair[0].values is not None and not pair[1].agrees]
    agree = sum(relation.agrees for _, relation in others)
    refuse = [other for other, _ in others if other.values is None and other is not chosen]
    said = [
        "" if chosen is reference else _refuses(chosen, reference),
        _who_agrees(reference, agree, len(libraries), None if not differ else differ[0]),
        _do([other for other, _ in differ[1:]], "differ", " too"),
        _do(refuse, "refuse"),
    ]
    return " ".join(filter(None, said))


def _refuses(chosen: Answer, reference: Answer) -> str:
    what = "would end the process" if chosen.ends_process else "refuses"
    return f"{chosen.short} {what}, so {reference.short} is the reference."


def _do(others: Sequence[Answer], verb: str, more: str = "") -> str:
    """Say what several do: "Flax differs too.", "Flax and JAX refuse.", "5 refuse."."""
    names = [other.short for other in others]
    if not names:
        return ""
    listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    who = listed if len(names) <= MOST_NAMED else str(len(names))
    return f"{who} {verb}{'s' if len(names) == 1 else ''}{more}."


def _who_agrees(reference: Answer, agree: int, count: int, first: tuple[Answer, Relation] | None) -> str:
    itself = reference.key != OURS
    if first is None:
        together = "All" if agree + itself == count else f"The {agree + itself} that answer"
        return f"{together} agree: the same {_numbers(reference)}."
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
    return f"{by(shape)} numbers" if max(shape, default=1) > 1 else "number"


def difference_words(reference: Answer, other: Answer, relation: Relation) -> str:
    """Say how an answer differs: "differs in 3 of 4 cells", "gives 3 × 3, not 2 × 2"."""
    if relation.kind == SHAPE:
        return f"gives {by(other.spatial_shape)}, not {by(reference.spatial_shape)}"
    total = 0 if relation.marks is None else relation.marks.size
    return f"differs in {relation.differing:,} of {total:,} cells"


def _refuse(count: int) -> str:
    return "" if not count else f"{count} refuse{'s' if count == 1 else ''}."


def badge(reference: Answer, answer: Answer, relation: Relation) -> tuple[str, str, str]:
    """Return a card's verdict: its kind for the style sheet, its sign and its words."""
    if answer.values is None:
        end = answer.ends_process
        return ("deadly", "✕", "Would end the process") if end else ("refused", "⊘", "Refuses")
    if answer.key == reference.key:
        return "reference", "◎", "Reference"
    if relation.kind == CELLS and relation.marks is not None:
        return "other", "≠", f"{relation.differing:,} of {relation.marks.size:,} cells"
    return {
        SHAPE: ("other", "≠", f"{by(answer.spatial_shape)}, another shape"),
        SAME: ("same", "=", "Identical"),
    }.get(relation.kind, ("same", "≈", "Within rounding"))


def relation_words(relation: Relation) -> tuple[str, str]:
    """Return what stands in a cell of the table, and what a screen reader says there."""
    if relation.kind == CELLS and relation.marks is not None:
        size = relation.marks.size
        if size > MOST_COUNTED:
            return f"≠ {percent(relation.differing / size)}", "of the cells differ"
        return f"≠ {relation.differing} of {size}", "cells differ"
    return {
        SAME: ("=", "identical"),
        ROUNDING: ("≈", "within rounding"),
        SHAPE: ("shape", "another shape"),
    }.get(relation.kind, ("⊘", "refused"))

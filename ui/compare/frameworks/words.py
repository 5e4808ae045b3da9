"""Sentences of the view of all frameworks: who agrees, who differs in how many cells and why, who refuses."""

from collections.abc import Sequence

from ui.compare.frameworks.agreement import CELLS, ROUNDING, SAME, SHAPE, Relation, relate
from ui.compare.frameworks.answers import OURS, Answer
from ui.compare.frameworks.why import why_different
from ui.stepper.labels import by



def headline(answers: Sequence[Answer], reference: Answer) -> str:
    """Say in one sentence who agrees with the reference, and what is otherwise with the first who does not."""
    libraries = [answer for answer in answers if answer.key != OURS]
    if reference.values is None:
        return _without_reference(libraries, reference)
    others = [(other, relate(reference, other)) for other in libraries if other.key != reference.key]
    agree = [other for other, relation in others if relation.agrees]
    differ = [(other, relation) for other, relation in others if other.values is not None]
    differ = [(other, relation) for other, relation in differ if not relation.agrees]
    refuse = sum(other.values is None for other, _ in others)
    if not differ:
        return " ".join(filter(None, [_all_agree(reference, agree), _refuse(refuse)]))
    first = f"{len(agree) + (reference.key != OURS)} of {len(libraries)} agree"
    first += "" if reference.key == OURS else f" with {reference.name}" if len(agree) else ""
    if not agree:
        first = f"None of {len(others)} agrees with {reference.name}"
    return " ".join(filter(None, [f"{first}; {_first_difference(reference, *differ[0])}", _refuse(refuse)]))


def _without_reference(libraries: Sequence[Answer], reference: Answer) -> str:
    answer = sum(other.values is not None for other in libraries)
    if not answer:
        return f"None of the {len(libraries)} gives an answer: each says why below."
    return f"{reference.name} refuses; {answer} of {len(libraries)} give an answer. Choose one of them to compare with."


def _all_agree(reference: Answer, agree: Sequence[Answer]) -> str:
    return f"All {len(agree) + (reference.key != OURS)} that answer give the same {by(reference.spatial_shape)}."


def _first_difference(reference: Answer, other: Answer, relation: Relation) -> str:
    why = why_different(reference, other)
    return f"{other.name} {difference_words(reference, other, relation)}{f': {why}' if why else ''}."


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
    if answer.ends_process:
        return "unsupported", "✕", "Would end the process"
    if answer.values is None:
        return "unsupported", "⊘", "Refuses"
    if answer.key == reference.key:
        return "reference", "◎", "Reference"
    if reference.values is None:
        return "waiting", "", "Answers"
    if relation.kind == SHAPE:
        return "other", "≠", f"{by(answer.spatial_shape)}, another shape"
    if relation.kind == CELLS:
        total = 0 if relation.marks is None else relation.marks.size
        return "other", "≠", f"{relation.differing:,} of {total:,} cells"
    return {SAME: ("same", "=", "Identical"), ROUNDING: ("same", "≈", "Within rounding")}[relation.kind]


def relation_words(relation: Relation) -> tuple[str, str]:
    """Return what stands in a cell of the table, and what a screen reader says there."""
    if relation.kind == CELLS and relation.marks is not None:
        text = f"{relation.differing:,} of {relation.marks.size:,}"
        return f"≠ {text}", f"differ in {text} cells"
    return {
        SAME: ("=", "identical"),
        ROUNDING: ("≈", "within rounding"),
        SHAPE: ("shape", "another shape"),
    }.get(relation.kind, ("⊘", "refused"))

"""Questions for a count: what known mistakes give in its place."""

from collections.abc import Iterator

from pooling.misconceptions.counts import COUNTED, wrong_counts, wrong_divisors
from pooling.misconceptions.shapes import wrong_shapes
from ui.lessons.questions.foreseen.shapes import shape_act
from ui.lessons.questions.mistaken import Foreseen, Mistaken, number_texts
from ui.lessons.questions.pooled import Pooled
from ui.lessons.questions.sentences import section

SECTIONS = {"output_size": "windows"}
"""The section of mistakes.toml, where it has another name than the quantity."""
LOOK = {"unread": "unread", "read": "unread", "padding_cells": "padding"}
"""What is lit up in the figure once the answer is open."""


def foresee_count(figure: Pooled, fact: str) -> Foreseen:
    """Foresee the answers to "how many?"."""
    count = COUNTED[fact][0](figure.plan)
    right = [[text] for text in number_texts(count)]
    return Foreseen(right, _wrong(figure, fact), show=LOOK.get(fact, ""))


def _wrong(figure: Pooled, fact: str) -> Iterator[Mistaken]:
    name_of = SECTIONS.get(fact, fact)
    said, titles = section(name_of), section(f"title.{name_of}")
    shapes = wrong_shapes(figure.plan)
    for name, count in wrong_counts(figure.plan, fact):
        counts_windows = name_of == "windows" and name in shapes
        act = shape_act(figure, name, shapes[name]) if counts_windows else None
        yield Mistaken(name, [str(count)], said[name], act, titles[name])


def foresee_divisor(figure: Pooled, place: tuple[int, ...]) -> Foreseen:
    """Foresee the answers to "what is this window's sum divided by?"."""
    said, titles = section("divisor"), section("title.divisor")
    wrong = (
        Mistaken(name, [str(count)], said[name], title=titles[name])
        for name, count in wrong_divisors(figure.plan, place)
    )
    return Foreseen([[str(figure.plan.divisor(place))]], wrong)

"""Questions that are answered by clicking cells of the figure."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from pooling.kinds.dispatch import plan_windows
from pooling.misconceptions.cells import KINDS, Cells, cells_of, wrong_cells
from pooling.misconceptions.windows import misplaced
from ui.lessons import LessonError
from ui.lessons.figures.places import place_in
from ui.lessons.questions.foreseen import split
from ui.lessons.questions.mistaken import Act, Answer, Foreseen, Mistaken
from ui.lessons.questions.pooled import Pooled, altered, is_pooled
from ui.lessons.questions.question import Question
from ui.lessons.questions.sentences import filled, section
from ui.stepper.reduction_words import REDUCTION_WORDS

AT_OUTPUT = {"winners", "window"}
"""Sets of cells that belong to one output cell."""


def foresee_cells(question: Question) -> Foreseen:
    """Foresee the cells that are clicked.

    Raises
    ------
    LessonError
        There is no such set of cells, or it is empty.
    """
    figure, what, index = _asked(question)
    right = cells_of(figure.first, figure.spec, what, index)
    if not right:
        raise LessonError(f"No cell of “{figure.name}” is {what}, so none can be clicked; ask for others.")
    step = int(np.ravel_multi_index(index, figure.plan.output_shape)) + 1 if index else 0
    show = f"step/{step}" if index else _target(what)
    return Foreseen([_texts(right)], _wrong(figure, what, index), show=show)


def _asked(question: Question) -> tuple[Pooled, str, tuple[int, ...]]:
    reference = str(question.get("answer", str, '"toy.winners 0,1"'))
    if question.directive.body.get("in", "input") != "input":
        raise LessonError('in = "input" is the only grid whose cells can be asked for.')
    owner, what, place = split(reference)
    figure = question.context.figure(owner)
    if not is_pooled(figure) or what not in KINDS:
        raise LessonError(
            f"answer = “{reference}” is no set of cells; write a stepper's name and one of "
            f"{', '.join(KINDS)}, such as “toy.winners 0,1”."
        )
    return figure, what, place_in(place, figure.plan.output_shape) if what in AT_OUTPUT else ()


def _wrong(figure: Pooled, what: str, index: tuple[int, ...]) -> Iterator[Mistaken]:
    said, titles = section(f"cells.{what}"), section(f"title.cells.{what}")
    for name, cells in wrong_cells(figure.first, figure.spec, what, index):
        yield Mistaken(name, _texts(cells), said[name], _act(figure, name, index), titles[name])


def _act(figure: Pooled, name: str, index: tuple[int, ...]) -> Act | None:
    """Let the figure choose by another rule, or put its windows where the mistake has them."""
    other = dict(misplaced(figure.spec, figure.plan.input_shape)).get(name)
    if name in ("max", "min"):
        other = replace(figure.spec, reduction=name)
    if other is None or figure.x.ndim > figure.spec.rank:
        return None
    shape = plan_windows(other, figure.plan.input_shape).output_shape
    words = section("act")
    told = filled(words["reduction"], {"noun": REDUCTION_WORDS[other.reduction].noun})
    start = int(np.ravel_multi_index(index, shape)) + 1
    return Act(words.get(name, told), altered(figure, figure.x, other, start=start))


def _target(what: str) -> str:
    return {"winners": "winners", "window": "window", "unread": "unread"}.get(what, "input")


def _texts(cells: Cells) -> Answer:
    """Write cells in reading order; a row of numbers is row 0."""
    return [",".join(map(str, cell if len(cell) > 1 else (0, *cell))) for cell in sorted(cells)]


def cells_form(question: Question, foreseen: Foreseen) -> dict[str, Any]:
    """Return the form; where one cell is right, a click on another takes its place."""
    figure, what, index = _asked(question)
    most = figure.first.size
    if what == "window":
        most = len(foreseen.right[0])
    if what == "winners":
        most = 1 if len(foreseen.right[0]) == 1 else len(figure.plan.cells(index))
    return {"type": "cells", "in": "input", "most": most}

"""Other numbers for a question, the same for everybody: small ones, with another answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, cast
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError
from pooling.windows.axes import AxisPlan
from ui.lessons import LessonError, Problems
from ui.lessons.figures.base import Figure
from ui.lessons.questions.foreseen import split
from ui.lessons.questions.kinds import Kind, is_geometry
from ui.lessons.questions.mistaken import Answer, Foreseen
from ui.lessons.questions.pooled import Pooled, altered, is_pooled
from ui.lessons.questions.question import Question

VARIANTS = 5
MORE = 4
"""An axis gets fewer cells more than this."""
MOST_DRAWS = 160
LARGEST = 9
"""The largest number in a cell."""


def with_other_numbers(question: Question, kind: Kind) -> list[Question]:
    """Return the question with other numbers, up to five times.

    Each has another answer than the one before, and than the first if there are more than two to be had.

    Raises
    ------
    LessonError
        It does not ask for a quantity of its figure, or no other numbers change the answer.
    """
    reference = kind.reference(question)
    owner = split(reference)[0]
    figure = question.context.figures.get(owner)
    if not is_pooled(figure) or figure.name != question.figure.name:
        raise LessonError("again = true is for a question about a quantity of its own stepper; take it out.")
    random = np.random.default_rng(crc32(f"{question.directive.name} {reference}".encode()))
    first = kind.foresee(question)
    likeliest = {mistaken.name for mistaken in islice(first.wrong, 1)}
    found, seen = [], [_answer(first)]
    cells = None if is_geometry(reference) else len(seen[0])
    for at, changed in enumerate(_drawn(figure, is_geometry(reference), random)):
        other = _asked_of(question, changed)
        foreseen = _foreseen(other, kind)
        if foreseen is None or not _is_new(_answer(foreseen), seen, at / MOST_DRAWS):
            continue
        if at > MOST_DRAWS * 0.9 or _is_alike(foreseen, cells, likeliest):
            seen.append(_answer(foreseen))
            found.append(other)
        if len(found) == VARIANTS:
            break
    if not found:
        raise LessonError("No other numbers change the answer here; take again = true out.")
    return found


def _is_new(answer: Answer, seen: Sequence[Answer], tried: float) -> bool:
    """Whether an answer is another one; the more was tried, the less is asked of it."""
    old = seen if tried < 0.5 else (seen[0], seen[-1]) if tried < 0.75 else seen[-1:]
    return answer not in old and all("," in text or len(text.partition(".")[2]) <= 2 for text in answer)


def _is_alike(foreseen: Foreseen, cells: int | None, likeliest: set[str]) -> bool:
    """Whether as many cells are right, if they count, and the likeliest mistake can be made here too."""
    return cells in (None, len(foreseen.right[0])) and likeliest <= {
        mistaken.name for mistaken in foreseen.wrong
    }


def _answer(foreseen: Foreseen) -> Answer:
    """Return the right answer; of a choice, what its option says."""
    right = foreseen.right[0]
    return [foreseen.options[int(right[0]) - 1]] if foreseen.options else right


def _asked_of(question: Question, figure: Pooled) -> Question:
    """Return the question about the figure with other numbers; what its text lacks was noted before."""
    figures = {**question.context.figures, figure.name: cast(Figure, figure)}
    return replace(question, context=replace(question.context, figures=figures, problems=Problems()))


def _foreseen(question: Question, kind: Kind) -> Foreseen | None:
    """Return the answers; none where these numbers leave nothing to ask for."""
    try:
        return kind.foresee(question)
    except LessonError:
        return None


def _drawn(figure: Pooled, geometry: bool, random: np.random.Generator) -> Iterator[Pooled]:
    for _ in range(MOST_DRAWS):
        sizes = _sizes(figure, random) if geometry else figure.x.shape
        try:
            made = altered(figure, _numbers(figure.x, sizes, random), figure.spec)
            start = min(int(figure.body.get("start", 1)), made.plan.window_count)
            yield altered(made, made.x, made.spec, start=start)
        except PoolingError:
            continue


def _sizes(figure: Pooled, random: np.random.Generator) -> tuple[int, ...]:
    """Draw a size for each axis of the window, with room for two windows if there was."""
    leading = figure.x.shape[: figure.x.ndim - figure.spec.rank]
    return (*leading, *(_size(axis, random) for axis in figure.plan.axes))


def _size(axis: AxisPlan, random: np.random.Generator) -> int:
    least = max(2, min(axis.size, axis.extent + axis.stride - axis.before - axis.after))
    return int(random.integers(least, axis.size + MORE))


def _numbers(x: NDArray[Any], sizes: tuple[int, ...], random: np.random.Generator) -> NDArray[Any]:
    """Draw whole numbers of one digit."""
    return random.integers(0, LARGEST + 1, sizes).astype(x.dtype)

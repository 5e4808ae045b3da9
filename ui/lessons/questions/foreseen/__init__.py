"""Which quantities of a stepper's figure can be foreseen, and how a question names them."""

import re
from collections.abc import Callable, Mapping

from pooling.misconceptions.counts import COUNTED
from ui.lessons import LessonError
from ui.lessons.context import Context
from ui.lessons.figures.places import place_in
from ui.lessons.questions.foreseen.counts import foresee_count, foresee_divisor
from ui.lessons.questions.foreseen.gradients import foresee_gradient
from ui.lessons.questions.foreseen.shapes import foresee_shape
from ui.lessons.questions.foreseen.values import foresee_value
from ui.lessons.questions.mistaken import Foreseen, number_texts
from ui.lessons.questions.pooled import Pooled, is_pooled

GEOMETRY = {*COUNTED, "output_shape"}
"""Quantities that the numbers in the cells do not change."""
SHAPE = re.compile(r"\d+( × \d+)+")
"""A shape that an experiment gives as text."""
AT_OUTPUT: Mapping[str, Callable[[Pooled, tuple[int, ...]], Foreseen]] = {
    "output": foresee_value,
    "divisor": foresee_divisor,
}


def split(reference: str) -> tuple[str, str, str]:
    """Split a reference into figure, quantity and place.

    >>> split("toy.output 0,1"), split("toy.windows")
    (('toy', 'output', '0,1'), ('toy', 'windows', ''))
    """
    owner, _, wanted = reference.partition(".")
    fact, _, place = wanted.partition(" ")
    return owner.strip(), fact.strip(), place.strip()


def foresee(reference: str, context: Context) -> Foreseen:
    """Foresee the answers to the question for a quantity.

    Raises
    ------
    LessonError
        There is no such quantity, or it is no number.
    """
    owner, fact, place = split(reference)
    figure = context.figures.get(owner)
    if is_pooled(figure):
        if fact in COUNTED:
            return foresee_count(figure, fact)
        if fact == "output_shape":
            return foresee_shape(figure)
        if fact in AT_OUTPUT and place:
            return AT_OUTPUT[fact](figure, place_in(place, _output_axes(figure, place)))
        if fact == "gradient" and place:
            return foresee_gradient(figure, place_in(place, figure.plan.input_shape))
    return Foreseen(_plain(reference, context))


def _output_axes(figure: Pooled, place: str) -> tuple[int, ...]:
    """Return the axes in which a place of the output lies: with channels, if it names one."""
    shape = figure.output.shape
    return shape if place.count(",") == len(shape) - 1 else figure.plan.output_shape


def _plain(reference: str, context: Context) -> list[list[str]]:
    """Return the right answers for a quantity without known mistakes."""
    found = context.fact(reference)
    if isinstance(found.value, tuple):
        return [[str(size) for size in found.value]]
    if (
        isinstance(found.value, str)
        and (sides := found.value.split(" × "))
        and all(map(str.isdecimal, sides))
    ):
        return [sides]
    if isinstance(found.value, bool | str | list) or found.value is None:
        raise LessonError(f"“{reference}” is no number, so no question can ask for it.")
    return [[text] for text in number_texts(float(found.value))]

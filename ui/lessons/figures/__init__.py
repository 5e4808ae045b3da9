"""The kinds of figures of a chapter: a row each in `FIGURES`."""

from collections.abc import Mapping
from typing import Any

from ui.lessons import LessonError
from ui.lessons.directives import Directive
from ui.lessons.figures.base import COMMON, Around, Figure
from ui.lessons.figures.code import CodeFigure
from ui.lessons.figures.head import HeadFigure
from ui.lessons.figures.network import NetworkFigure
from ui.lessons.figures.photo import PhotoFigure
from ui.lessons.figures.step import StepFigure
from ui.lessons.figures.strip import StripFigure
from ui.lessons.figures.tables import ChartFigure, TableFigure
from ui.matrix.examples import EXAMPLES

FIGURES: Mapping[str, type[Figure]] = {
    "step": StepFigure,
    "photo": PhotoFigure,
    "strip": StripFigure,
    "network": NetworkFigure,
    "head": HeadFigure,
    "chart": ChartFigure,
    "table": TableFigure,
    "code": CodeFigure,
}
"""What makes a figure of each kind."""


def make_figure(directive: Directive, earlier: Mapping[str, Figure]) -> Figure:
    """Make the figure of a directive; `earlier` are those above it, which it may be `like`.

    Raises
    ------
    LessonError
        An unknown kind or key, or what the figure itself does not allow.
    """
    like = _like(directive, earlier)
    kind = str(directive.body.get("kind", like.kind if like else "step"))
    if kind not in FIGURES:
        raise LessonError(f"There is no kind of figure “{kind}”; write one of {', '.join(FIGURES)}.")
    figure = FIGURES[kind]
    if like and not isinstance(like, figure):
        raise LessonError(
            f"like = “{like.name}” is of kind “{like.kind}”, and this figure of “{kind}”; leave one out."
        )
    for key in directive.body:
        if key not in figure.KEYS | COMMON:
            has = ", ".join(sorted(figure.KEYS | COMMON))
            raise LessonError(f"A figure of kind “{kind}” has no key “{key}”; it has {has}.")
    return figure(directive.name, directive.body, Around(like, _example(directive), earlier))


def _example(directive: Directive) -> Mapping[str, Any] | None:
    """Return the settings of the example that a figure names."""
    name = directive.body.get("example")
    if name is None:
        return None
    if name not in EXAMPLES:
        raise LessonError(
            f"There is no example “{name}” in assets/examples/examples.toml, which has {', '.join(EXAMPLES)}."
        )
    return EXAMPLES[name].settings


def _like(directive: Directive, earlier: Mapping[str, Figure]) -> Figure | None:
    """Return the figure whose keys this one takes over."""
    like = directive.body.get("like")
    if like is None:
        return None
    if like not in earlier:
        raise LessonError(
            f"like = “{like}” is no figure above this one; above it: {', '.join(earlier) or 'none'}."
        )
    return earlier[like]

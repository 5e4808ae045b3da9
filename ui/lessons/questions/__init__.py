"""Questions of a chapter: their form, their right answers, and the known mistakes, all from the core."""

from typing import Any

from ui.lessons.context import Context
from ui.lessons.directives import Directive
from ui.lessons.figures.base import Figure
from ui.lessons.questions.again import with_other_numbers
from ui.lessons.questions.kinds import Kind, ask, kind_of
from ui.lessons.questions.known import known_wrong
from ui.lessons.questions.pooled import difference
from ui.lessons.questions.question import Question
from ui.lessons.questions.variants import variant

__all__ = ["Kind", "Question", "ask", "kind_of", "known_wrong", "question_block", "with_other_numbers"]
Payload = dict[str, Any]
COVERS = {"value": "results", "gradient": "panel"}
"""How much of the figure is covered until the answer; else all but the input."""
ACTS_AGAIN = 2
"""Mistakes that the figure acts out with other numbers."""


def question_block(directive: Directive, context: Context) -> Payload:
    """Return what the browser is sent of a question.

    Raises
    ------
    LessonError
        The question cannot be asked as it is written.
    """
    question = Question(directive, context)
    kind = kind_of(question)
    form, first = variant(question, kind)
    said = ask(question)
    others = with_other_numbers(question, kind) if question.again else []
    figure = _covered(question)
    return {
        "kind": "question",
        "name": directive.name,
        "figure": figure.name if figure else None,
        "covers": COVERS.get(directive.kind, "all"),
        "ask": said,
        "hint": question.text("hint"),
        "form": form,
        "variants": [first, *(_again(question, other, kind, said, form) for other in others)],
    }


def _covered(question: Question) -> Figure | None:
    """Return the figure that the question covers; a claim may stand alone."""
    named = question.directive.body.get("figure")
    return question.context.figure(named) if named or question.context.here else None


def _again(first: Question, question: Question, kind: Kind, said: str, form: Payload) -> Payload:
    """Return the question with other numbers: what differs from the first."""
    own_form, made = variant(question, kind, ACTS_AGAIN)
    data = difference(question.figure.content()["data"], first.figure.content()["data"])
    own = {"ask": ask(question), "form": own_form}
    return {"data": data} | difference(own, {"ask": said, "form": form}) | made

"""The question for a result: one number of the output."""

from typing import Any

from pooling.misconceptions.results import wrong_results
from pooling.number_text import format_number
from ui.lessons import LessonError
from ui.lessons.context import Context
from ui.lessons.directives import Directive
from ui.lessons.figures.layer import LayerFigure
from ui.stepper.panels.words import mistakes


def value_question(question: Directive, context: Context) -> dict[str, Any]:
    """Return what the browser is sent of a question.

    Raises
    ------
    LessonError
        The question cannot be asked as it is written.
    """
    figure = context.figure(question.body.get("figure"))
    if not isinstance(figure, LayerFigure):
        raise LessonError(f"Figure “{figure.name}” has no results to ask for.")
    at = tuple(question.body["at"])
    right = format_number(figure.output[at])
    say = mistakes(figure.spec)
    wrong = [
        {
            "answer": [text],
            "name": wrong.name,
            "title": wrong.name,
            "say": say[wrong.name].replace("{typed}", text),
            "act": None,
        }
        for wrong in wrong_results(figure.first, figure.spec)
        if (text := format_number(wrong.results[at])) != right
    ]
    line = question.line
    variant = {
        "right": [[right]],
        "wrong": wrong,
        "otherwise": "Look again at the window.",
        "reveal": context.html(str(question.body.get("reveal", "")), line),
    }
    return {
        "kind": "question",
        "name": question.name,
        "figure": figure.name,
        "ask": context.html(str(question.body.get("ask", "")), line),
        "hint": context.html(str(question.body.get("hint", "")), line),
        "form": {"type": "numbers", "labels": [""]},
        "variants": [variant],
    }

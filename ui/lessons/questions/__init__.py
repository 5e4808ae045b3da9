"""Questions of a chapter: their form, their right answers, and the known mistakes, all from the core."""

from typing import Any

from ui.lessons import LessonError
from ui.lessons.context import Context
from ui.lessons.directives import Directive
from ui.lessons.questions.value import value_question


def question_block(question: Directive, context: Context) -> dict[str, Any]:
    """Return what the browser is sent of a question.

    Raises
    ------
    LessonError
        The question cannot be asked as it is written.
    """
    if question.kind == "value":
        return value_question(question, context)
    line, body = question.line, question.body
    context.note(LessonError(f"Questions of kind “{question.kind}” are not made yet."), line, fatal=False)
    reveal = context.html(str(body.get("reveal", "")), line)
    return {
        "kind": "question",
        "name": question.name,
        "figure": body.get("figure") or (context.here[-1] if context.here else None),
        "ask": context.html(str(body.get("ask", body.get("claim", ""))), line),
        "hint": "",
        "form": {"type": "choice", "options": ["…"]},
        "variants": [{"right": [["1"]], "wrong": [], "otherwise": "", "reveal": reveal}],
    }

"""Questions of a chapter: their form, their right answers, and the known mistakes, all from the core."""

from typing import Any

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
    return value_question(question, context)

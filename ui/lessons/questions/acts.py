"""What the figure of a question acts out, as what it changes of the figure's data."""

from typing import Any

from ui.lessons import LessonError
from ui.lessons.questions.mistaken import Act
from ui.lessons.questions.pooled import altered, difference
from ui.lessons.questions.question import Question

Payload = dict[str, Any]


def _data(question: Question) -> Payload | None:
    """Return the data of the question's figure, if a stepper shows it."""
    try:
        return question.figure.content().get("data")
    except LessonError:
        return None


class Acts:
    """Makes the acts of one variant: as many as allowed, each as what it changes of the figure's data."""

    def __init__(self, question: Question, most: int) -> None:
        self.question, self.left = question, most
        self.base = _data(question)

    def payload(self, act: Act | None) -> Payload | None:
        """Return an act as the browser is sent it."""
        if act is None:
            return None
        if act.figure is None:
            return {"words": act.words, "show": act.show}
        if not self.left or self.base is None:
            return None
        self.left -= 1
        return {"words": act.words, "data": difference(act.figure.content()["data"], self.base)}

    def opened(self) -> Payload:
        """Return what the figure shows more once the answer is open: a panel below it."""
        body = self.question.directive.body
        panel = body.get("panel", "gradient" if self.question.directive.kind == "gradient" else "")
        if not panel or self.base is None:
            return {}
        figure = self.question.figure
        data = altered(figure, figure.x, figure.spec, panel=panel).content()["data"]
        return {"opened": {"panel": data["panel"]}}

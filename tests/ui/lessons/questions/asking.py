"""Asks questions about figures of random layers, and says what comes of an answer."""

from functools import cache

import numpy as np

from ui.lessons import Problems
from ui.lessons.context import Context
from ui.lessons.directives import Directive
from ui.lessons.figures.step import StepFigure
from ui.lessons.questions import question_block
from ui.lessons.questions.grading import Verdict, grade
from ui.lessons.questions.kinds import kind_of
from ui.lessons.questions.known import known_wrong
from ui.lessons.questions.pooled import altered
from ui.lessons.questions.question import Question

TOY = "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"


@cache
def toy():
    return StepFigure("toy", {"matrix": TOY, "window": 2})


def figure_of(x, spec, **body):
    """A chapter's figure that pools `x`."""
    return altered(toy(), np.asarray(x, float), spec, **body)


def context_of(figure):
    return Context({"toy": figure}, ("toy",), (), Problems(), tags=lambda *_: ("", ""), experiments={})


def block_of(figure=None, name="asked", **body):
    """The payload of a question about a figure."""
    return question_block(Directive("question", name, body, 1), context_of(figure or toy()))


class Asked:
    """A question with its answers, as cheap as can be: without what the figure acts out."""

    def __init__(self, figure, **body):
        question = Question(Directive("question", "asked", body, 1), context_of(figure))
        kind = kind_of(question)
        foreseen = kind.foresee(question)
        self.form = kind.form(question, foreseen)
        self.right = foreseen.right
        self.wrong = known_wrong(question, foreseen, self.form["type"])

    def grade(self, *answer) -> Verdict:
        wrong = [{"answer": each.answer, "name": each.name, "say": each.say} for each in self.wrong]
        variant = {"right": self.right, "wrong": wrong, "otherwise": "?", "reveal": ""}
        return grade({"form": self.form, "variants": [variant]}, 0, list(answer))

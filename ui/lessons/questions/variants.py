"""A question with one set of numbers, as the browser is sent it."""

from typing import Any

from pooling.misconceptions.counts import COUNTED
from ui.lessons.questions.acts import Acts
from ui.lessons.questions.foreseen import split
from ui.lessons.questions.kinds import Kind
from ui.lessons.questions.kinds.order import order_rules
from ui.lessons.questions.known import OTHERWISE, known_wrong
from ui.lessons.questions.mistaken import Answer
from ui.lessons.questions.question import Question
from ui.lessons.questions.sentences import as_html, section

Payload = dict[str, Any]
MOST_ACTS = 4
"""Of the known mistakes, the likeliest that the figure acts out."""


def variant(question: Question, kind: Kind, most_acts: int = MOST_ACTS) -> tuple[Payload, Payload]:
    """Return the form of a question, and its answers."""
    foreseen = kind.foresee(question)
    form = kind.form(question, foreseen)
    wrong = known_wrong(question, foreseen, str(form["type"]))
    otherwise = question.html(question.wrong[OTHERWISE]) if OTHERWISE in question.wrong else ""
    acts = Acts(question, most_acts)
    return form, {
        **({"show": foreseen.show} if foreseen.show else {}),
        **acts.opened(),
        "right": foreseen.right,
        "wrong": [
            {
                "answer": answer,
                "name": each.name,
                **({"title": each.title} if each.title else {}),
                "say": each.html or as_html(each.say),
                "act": acts.payload(each.act),
            }
            for each in wrong
            for answer in written(each.answer, str(form["type"]))
        ],
        **({"before": order_rules(question)} if form["type"] == "order" else {}),
        "otherwise": otherwise or as_html(section("otherwise")[_otherwise(question, kind)]),
        "reveal": question.text("reveal"),
    }


def _otherwise(question: Question, kind: Kind) -> str:
    """Return what is said where no mistake is known: a count can be counted again in the figure."""
    return "count" if split(kind.reference(question))[1] in COUNTED else question.directive.kind


def written(answer: Answer, form: str) -> list[Answer]:
    """Return an answer in every way it may be written: a large whole number also as 12,544."""
    large = form == "numbers" and len(answer) == 1 and answer[0].isdecimal() and int(answer[0]) >= 1000
    return [answer, [f"{int(answer[0]):,}"]] if large else [answer]

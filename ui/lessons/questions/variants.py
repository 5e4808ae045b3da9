"""A question with one set of numbers, as the browser is sent it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pooling.misconceptions.counts import COUNTED
from ui.lessons import LessonError
from ui.lessons.questions.foreseen import foresee, split
from ui.lessons.questions.grading import matches
from ui.lessons.questions.kinds import Kind
from ui.lessons.questions.kinds.order import order_rules
from ui.lessons.questions.mistaken import Act, Answer, Foreseen, Mistaken
from ui.lessons.questions.pooled import altered, difference
from ui.lessons.questions.question import Question
from ui.lessons.questions.sentences import as_html, section

Payload = dict[str, Any]
MOST_WRONG = 8
"""Known mistakes of a question; less likely ones are left out."""
MOST_ACTS = 4
"""Of those, the likeliest that the figure acts out."""
OTHERWISE = "otherwise"
CLAIMS = ("true", "false", "depends")


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


def known_wrong(question: Question, foreseen: Foreseen, form: str) -> list[Mistaken]:
    """Return the wrong answers with a sentence of their own: none is right, and no two are alike."""
    found: list[Mistaken] = []
    used = {OTHERWISE}
    for each in [*_of_chapter(question, foreseen, form), *_named(question, foreseen)]:
        others = [*foreseen.right, *(other.answer for other in found)]
        if len(found) < MOST_WRONG and not any(matches(form, each.answer, other) for other in others):
            found.append(each)
            used.add(each.name)
    for name in question.wrong.keys() - used:
        question.context.note(
            LessonError(
                f"Under [wrong], “{name}” leads to no wrong answer of its own here; the known mistakes are "
                f"{', '.join(each.name for each in found) or 'none'}."
            ),
            question.directive.line,
            fatal=False,
        )
    return found


def _named(question: Question, foreseen: Foreseen) -> Iterator[Mistaken]:
    """Yield known mistakes, with the chapter's sentence if it has one."""
    for each in foreseen.wrong:
        own = question.wrong.get(each.name)
        yield replace(each, html=question.html(own)) if own else each


def _of_chapter(question: Question, foreseen: Foreseen, form: str) -> Iterator[Mistaken]:
    """Yield the wrong answers that a chapter names itself: quantities, or options."""
    for name, say in question.wrong.items():
        if form == "choice" and (option := _option(name, foreseen)):
            yield Mistaken(name, [option], html=question.html(say))
        elif form == "numbers" and "." in name:
            texts = foresee(name, question.context).right
            exact = [answer for answer in texts if "," not in answer[0]]
            yield Mistaken(name, exact[-1], html=question.html(say))


def _option(name: str, foreseen: Foreseen) -> str:
    """Return the number of the option that a key of [wrong] names; empty if it names none."""
    option = str(CLAIMS.index(name) + 1) if name in CLAIMS else name
    return option if option.isdecimal() and 1 <= int(option) <= len(foreseen.options) else ""


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

"""The wrong answers that are known: those of the core's mistakes, and those that a chapter names itself."""

from collections.abc import Iterator
from dataclasses import replace

from ui.lessons import LessonError
from ui.lessons.questions.foreseen import foresee
from ui.lessons.questions.grading import matches
from ui.lessons.questions.mistaken import Foreseen, Mistaken
from ui.lessons.questions.question import Question

MOST_WRONG = 8
"""Known mistakes of a question; less likely ones are left out."""
OTHERWISE = "otherwise"
"""The key of what is said of all other answers."""
CLAIMS = ("true", "false", "depends")


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

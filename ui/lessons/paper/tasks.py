"""Questions of chapters as they are asked on paper: with the numbers of the screen, or with others."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ui.lessons import LessonError
from ui.lessons.chapter import Chapter, Screen
from ui.lessons.context import Context
from ui.lessons.directives import Directive
from ui.lessons.questions import Kind, Question, ask, kind_of, known_wrong, with_other_numbers
from ui.lessons.questions.mistaken import Foreseen, Mistaken
from ui.lessons.questions.pooled import Pooled

Open = Callable[[str], tuple[Chapter, Context]]
"""Opens a chapter by its id."""
NAMES = ("chapter", "name", "numbers", "draw", "half", "page")
"""Keys of a task that are no keys of its question."""
ACTIVE = re.compile(r"</?(?:a|button|span)\b[^>]*>")
"""What can be pressed on a screen only."""


@dataclass(frozen=True)
class Task:
    """A question on paper.

    Attributes
    ----------
    question, kind : what is asked
    draw : what stands beside it: "output", "input", "gradient" or nothing
    half : whether it is half as wide as the page
    """

    question: Question
    kind: Kind
    draw: str
    half: bool

    @property
    def ask(self) -> str:
        """What is asked, as HTML without anything to press."""
        return ACTIVE.sub("", ask(self.question))

    @property
    def reveal(self) -> str:
        """What is said once it is answered."""
        return ACTIVE.sub("", self.question.text("reveal"))

    @property
    def figure(self) -> Pooled:
        """The figure that it is about."""
        return self.question.figure

    @cached_property
    def foreseen(self) -> Foreseen:
        """Its answers."""
        return self.kind.foresee(self.question)

    @cached_property
    def form(self) -> dict[str, Any]:
        """The form in which it is answered on the screen."""
        return self.kind.form(self.question, self.foreseen)

    @cached_property
    def wrong(self) -> list[Mistaken]:
        """The known wrong answers, the likeliest first."""
        return known_wrong(self.question, self.kind.foresee(self.question), str(self.form["type"]))


def task(entry: Mapping[str, Any], opened: Open) -> Task:
    """Return the task of an entry: a chapter's question, with the entry's keys in place of its own.

    Raises
    ------
    LessonError
        The chapter has no such question, or it cannot be asked with other numbers.
    """
    try:
        chapter, context = opened(str(entry["chapter"]))
    except KeyError:
        raise LessonError(f"There is no chapter “{entry['chapter']}”.") from None
    own = {key: value for key, value in entry.items() if key not in NAMES}
    question = asked(chapter, context, str(entry["name"]), own)
    kind = kind_of(question)
    if entry.get("numbers") == "other":
        question = with_other_numbers(question, kind)[0]
    return Task(question, kind, str(entry.get("draw", "")), bool(entry.get("half", False)))


def asked(chapter: Chapter, context: Context, name: str, own: Mapping[str, Any]) -> Question:
    """Return a question of a chapter as its screen asks it."""
    for screen in chapter.screens:
        for each in screen.blocks:
            if isinstance(each, Directive) and (each.word, each.name) == ("question", name):
                return Question(replace(each, body={**each.body, **own}), on_screen(screen, context, each))
    raise LessonError(f"Chapter “{chapter.id}” has no question “{name}”.")


def on_screen(screen: Screen, context: Context, question: Directive) -> Context:
    """Return the context of a question on its screen."""
    figures = (each.name for each in screen.blocks if isinstance(each, Directive) and each.word == "figure")
    here = tuple(name for name in figures if name in context.figures)
    return replace(context, here=here).beside(question.body.get("figure"))

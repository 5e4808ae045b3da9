"""What the browser is sent of a chapter, and what is wrong with it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pooling.experiments import EXPERIMENTS
from ui.lessons import LessonError, Problem, Problems, words
from ui.lessons.chapter import Chapter, Screen, Text, read_chapter
from ui.lessons.context import Context
from ui.lessons.directives import Directive
from ui.lessons.figures import make_figure
from ui.lessons.figures.base import Figure
from ui.lessons.links import ADDRESSES, from_lesson, tags
from ui.lessons.markdown import render
from ui.lessons.measured import MEASURED
from ui.lessons.questions import question_block

Block = dict[str, Any]
FEWEST = 1
"""Questions of a chapter: a chapter without one does not ask before it shows."""


@dataclass(frozen=True)
class Built:
    """A chapter as the browser gets it, and all that is wrong with it."""

    name: str
    payload: dict[str, Any]
    problems: tuple[Problem, ...]

    @property
    def fatal(self) -> list[Problem]:
        """The problems with which it cannot be shown."""
        return sorted(problem for problem in self.problems if problem.fatal)


def build(name: str, text: str, chapters: Mapping[str, str]) -> Built:
    """Build the chapter in the file `name`, without its ending; `chapters` are the titles of all, by id."""
    chapter, whole = open_chapter(name, text, chapters)
    problems = whole.problems
    screens = [
        _screen(
            screen,
            replace(whole, here=_here(screen, whole.figures), place=f"{chapter.id}/{screen.id}"),
            chapter,
        )
        for screen in chapter.screens
    ]
    questions = sum(block["kind"] == "question" for screen in screens for block in screen["blocks"])
    if questions < FEWEST:
        problems.add(
            LessonError("The chapter has no question; a reader predicts before seeing.", 1), fatal=False
        )
    ids = list(chapters)
    at = ids.index(chapter.id) if chapter.id in ids else -1
    head = {key: chapter.head.get(key, "") for key in ("title", "minutes", "goal")}
    payload = {
        "view": "chapter",
        "id": chapter.id,
        "number": chapter.number,
        **head,
        "goal": whole.html(str(head["goal"]), 1),
        "questions": questions,
        "screens": screens,
        "previous": _beside(ids[at - 1], chapters) if at > 0 else None,
        "next": _beside(ids[at + 1], chapters) if 0 <= at < len(ids) - 1 else None,
        "page": _page(chapter, problems),
        "words": words.words(),
        "standalone": False,
        "hide": [],
    }
    return Built(name, payload, tuple(sorted(problems.found)))


def open_chapter(name: str, text: str, chapters: Collection[str]) -> tuple[Chapter, Context]:
    """Read a chapter and make its figures, without its texts and questions."""
    problems = Problems()
    chapter = read_chapter(name, text, problems)
    figures = _figures(chapter, problems)
    measured = {**EXPERIMENTS, **MEASURED}
    return chapter, Context(figures, tuple(figures), tuple(chapters), problems, tags, measured)


def _figures(chapter: Chapter, problems: Problems) -> dict[str, Figure]:
    """Make the figures of a chapter; one that cannot be made is noted and left out."""
    figures: dict[str, Figure] = {}
    named: set[tuple[str, str]] = set()
    for each in chapter.directives:
        try:
            if (each.word, each.name) in named:
                raise LessonError(f"Two {each.word}s have the name “{each.name}”; give this one another.")
            named.add((each.word, each.name))
            if each.word == "figure":
                figures[each.name] = make_figure(each, figures)
        except LessonError as error:
            problems.add(error, each.line)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            problems.add(LessonError(f"The {each} cannot be made: {error}."), each.line)
    return figures


def _here(screen: Screen, figures: Mapping[str, Figure]) -> tuple[str, ...]:
    names = (each.name for each in screen.blocks if isinstance(each, Directive) and each.word == "figure")
    return tuple(name for name in names if name in figures)


def _screen(screen: Screen, context: Context, chapter: Chapter) -> dict[str, Any]:
    title = render(screen.title, context, chapter.first)
    return {"id": screen.id, "title": title, "blocks": list(_blocks(screen, context, chapter.first))}


def _blocks(screen: Screen, context: Context, first: int) -> Iterator[Block]:
    for each in screen.blocks:
        if isinstance(each, Text):
            yield {"kind": "text", "html": render(each.tokens, context, first)}
            continue
        try:
            if each.word == "question":
                yield question_block(each, context.beside(each.body.get("figure")))
            elif each.name in context.here:
                yield figure_block(context.figures[each.name], context, each.line)
        except LessonError as error:
            context.note(error, each.line)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            context.note(LessonError(f"The {each} cannot be made: {error}."), each.line)


def figure_block(figure: Figure, context: Context, line: int) -> Block:
    """Return what the browser is sent of a figure."""
    href, label = figure.link()
    caption = str(figure.body.get("caption", ""))
    return {
        "kind": "figure",
        "name": figure.name,
        "component": figure.COMPONENT,
        **figure.content(),
        "caption": context.html(caption, line) if caption else "",
        "alt": str(figure.body.get("alt", "")) or figure.alt(),
        "open": {"href": from_lesson(href, context.place), "label": words.open_in(label)} if href else None,
        "small": bool(figure.body.get("small", False)),
    }


def _beside(name: str, chapters: Mapping[str, str]) -> dict[str, str]:
    return {"id": name, "title": chapters[name]}


def _page(chapter: Chapter, problems: Problems) -> dict[str, str] | None:
    """Return the page that the chapter leads to."""
    address = str(chapter.head.get("page", ""))
    if not address:
        return None
    if address not in ADDRESSES:
        problems.add(LessonError(f"page = “{address}” is no page; write one of {', '.join(ADDRESSES)}."), 1)
        return None
    return {"href": from_lesson(address, chapter.id), "label": ADDRESSES[address].title}

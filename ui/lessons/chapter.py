"""A chapter as its file has it: what stands at its top, and screens of text, figures and questions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from ui.lessons import LessonError, Problems
from ui.lessons.directives import Directive, read_directive, read_toml
from ui.lessons.markdown import parse, plain

FILE = re.compile(r"(\d\d)_([a-z0-9_]+)")
FENCE = "+++"
HEAD = {"title": str, "minutes": int, "goal": str, "page": str}
"""What may stand at the top of a file, and its type; all but the page must."""
OWN_ID = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*$")


@dataclass(frozen=True)
class Text:
    """A run of Markdown, as tokens."""

    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Screen:
    """What is seen at once: a heading, and what stands below it.

    Attributes
    ----------
    id : its name in links
    title : the tokens of the heading
    """

    id: str
    title: tuple[Token, ...]
    line: int
    blocks: list[Text | Directive] = field(default_factory=list)


@dataclass(frozen=True)
class Chapter:
    """A chapter as its file has it; `first` is the line where its text begins."""

    id: str
    number: int
    head: dict[str, Any]
    first: int
    screens: list[Screen]

    @property
    def directives(self) -> Iterator[Directive]:
        """All directives, in order."""
        return (each for screen in self.screens for each in screen.blocks if isinstance(each, Directive))


def read_chapter(name: str, text: str, problems: Problems) -> Chapter:
    """Read the file `name`, without its ending; what is wrong goes to `problems`."""
    numbered = FILE.fullmatch(name)
    if not numbered:
        problems.add(
            LessonError(f"A chapter's file is named like 01_what_pooling_does.md, not {name}.md.", 1)
        )
    number, own = (int(numbered[1]), numbered[2]) if numbered else (0, name)
    head, body, first = _split(text, problems)
    return Chapter(own, number, head, first, _screens(parse(body), first, problems))


def _split(text: str, problems: Problems) -> tuple[dict[str, Any], str, int]:
    """Return what stands at the top, the rest, and the line where that begins."""
    lines = text.split("\n")
    ends = [at for at, line in enumerate(lines) if line.strip() == FENCE]
    if len(ends) < 2 or ends[0] != 0:
        problems.add(
            LessonError(
                f"A chapter begins with {FENCE}, then title, minutes and goal, then {FENCE} again.", 1
            )
        )
        return {}, text, 1
    head: dict[str, Any] = {}
    try:
        head = read_toml("\n".join(lines[1 : ends[1]]), 2)
        _check_head(head)
    except LessonError as error:
        problems.add(error, 2)
    return head, "\n".join(lines[ends[1] + 1 :]), ends[1] + 2


def _check_head(head: dict[str, Any]) -> None:
    for key, value in head.items():
        if key not in HEAD:
            raise LessonError(f"The top of a chapter has no key “{key}”; it has {', '.join(HEAD)}.")
        if not isinstance(value, HEAD[key]):
            kind = "a whole number" if HEAD[key] is int else "text in quotes"
            raise LessonError(f"“{key}” at the top of a chapter is {kind}, not {value!r}.")
    for key in HEAD:
        if key not in head and key != "page":
            raise LessonError(f"The top of the chapter lacks “{key}”.")


def _screens(tokens: Sequence[Token], first: int, problems: Problems) -> list[Screen]:
    screens: list[Screen] = []
    for part in _parts(tokens):
        opening = part[0]
        line = first + (opening.map or [0])[0]
        try:
            if opening.type == "heading_open" and opening.tag in ("h1", "h2"):
                screens.append(_screen(part, line, screens))
            elif not screens:
                raise LessonError("Text stands before the first screen; begin with a heading: ## One window.")
            elif opening.type == "fence" and (
                directive := read_directive(opening.info, opening.content, line)
            ):
                screens[-1].blocks.append(directive)
            else:
                _add_text(screens[-1], part)
        except LessonError as error:
            problems.add(error, line)
    return screens


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of each block at the top level: a paragraph, a list, a table, a fence."""
    part: list[Token] = []
    for token in tokens:
        part.append(token)
        if token.level == 0 and token.nesting != 1:
            yield part
            part = []


def _screen(part: Sequence[Token], line: int, before: Sequence[Screen]) -> Screen:
    if part[0].tag == "h1":
        raise LessonError("A heading with one # stands at no place; the title is at the top of the file.")
    inline = part[1]
    last = (inline.children or [Token("text", "", 0)])[-1]
    own = OWN_ID.search(last.content)
    last.content = OWN_ID.sub("", last.content)
    name = own[1] if own else slug(plain([inline]))
    if any(screen.id == name for screen in before):
        raise LessonError(f"Two screens have the id “{name}”; write another at the end of one: {{#other}}.")
    return Screen(name, (inline,), line)


def slug(text: str) -> str:
    """Make the id of a heading.

    >>> slug("One window, one number")
    'one-window-one-number'
    """
    return "-".join(re.findall(r"[a-z0-9]+", text.lower())) or "screen"


def _add_text(screen: Screen, part: Sequence[Token]) -> None:
    before = screen.blocks[-1] if screen.blocks else None
    if isinstance(before, Text):
        screen.blocks[-1] = Text((*before.tokens, *part))
    else:
        screen.blocks.append(Text(tuple(part)))

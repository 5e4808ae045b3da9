"""Plans for teachers: Markdown whose links lead to screens of chapters and to pages of the app."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ui.app.folder import ASSETS
from ui.lessons import LessonError, links
from ui.lessons.chapter import FENCE
from ui.lessons.directives import read_toml
from ui.lessons.words import LANGUAGE

NAME = "for_teachers"
"""What the address calls them."""
FILE = ASSETS / "lessons" / LANGUAGE / "plans.md"
LINK = re.compile(r"\]\((\w+:[^)\s]+)\)")


class Plans(NamedTuple):
    """The plans as the page shows them."""

    title: str
    text: str


def plans() -> Plans:
    """Read the plans; their links are those of the app."""
    _, head, body = FILE.read_text("utf-8").split(f"{FENCE}\n", 2)
    title = str(read_toml(head, 2).get("title", ""))
    return Plans(title, LINK.sub(lambda link: f"]({address(link[1])})", body))


def address(href: str) -> str:
    """Return the address of a link as a chapter writes it.

    >>> address("chapter:padding/odd-cell"), address("page:compare")
    ('learn?chapter=padding&at=odd-cell', 'compare')
    """
    word, _, rest = href.partition(":")
    if word != "chapter":
        return rest if word == "page" else href
    name, _, screen = rest.partition("/")
    return f"learn?chapter={name}" + (f"&at={screen}" if screen else "")


def dead_links(text: str, screens: Mapping[str, Sequence[str]]) -> Iterator[tuple[int, str]]:
    """Yield the line and a sentence for each link that leads nowhere; `screens` are those of each chapter."""
    for line, row in enumerate(text.split("\n"), 1):
        for href in LINK.findall(row):
            if sentence := _mistake(href, screens):
                yield line, sentence


def _mistake(href: str, screens: Mapping[str, Sequence[str]]) -> str:
    try:
        links.tags(href, {}, "", screens, "")
    except LessonError as error:
        return str(error)
    name, _, screen = href.removeprefix("chapter:").partition("/")
    if screen and name in screens and screen not in screens[name]:
        return f"Chapter “{name}” has no screen “{screen}”; it has {', '.join(screens[name])}."
    return ""

"""Markdown to HTML by markdown-it-py: CommonMark and tables, without raw HTML.

What a chapter adds stands in the text itself: quantities in braces, and links that begin with show:, page: or
chapter:. Both are asked for from a `Reader`. Every other digit must be one that the reader knows.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ui.lessons import LessonError

BRACES = re.compile(r"\{([^{}]*)\}")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
PLACES = re.compile(r"\b(rows?|columns?|slices?|steps?|row and column) (\d+)((?:[–-]|, | and | to )(\d+))*")
"""Places by their number, such as rows 0–2: no number of a figure."""
NAMES = re.compile(r"[^\W\d_]+[-‑]?\d[\w.]*|\b\d-D\b")
"""Names with a digit in them, such as VGG16, and 1-D."""
TAG = re.compile(r"</?[a-z][a-z0-9]*[ />]")

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


class Reader(Protocol):
    """What stands behind a chapter's text."""

    def quantity(self, reference: str) -> str:
        """Return the text of a quantity; raises LessonError if there is none."""

    def link(self, href: str) -> tuple[str, str]:
        """Return the HTML before and behind a link's text; raises LessonError if it leads nowhere."""

    def is_shown(self, number: str) -> bool:
        """Whether a number may stand in the text, because a figure beside it shows it."""

    def has_places(self, text: str) -> bool:
        """Whether a figure beside the text has all places that the text names by their numbers."""

    def note(self, error: LessonError, line: int, *, fatal: bool = True) -> None:
        """Note what is wrong at a line."""


def parse(text: str) -> list[Token]:
    """Return the tokens of a text; their `map` counts lines from 0."""
    return _markdown.parse(text)


def html(text: str, reader: Reader, line: int = 1) -> str:
    """Turn Markdown into HTML: one paragraph alone becomes its content. `line` is where the text begins."""
    made = render(parse(text.strip()), reader, line)
    one = re.fullmatch(r"<p>((?:(?!</p>).)*)</p>", made, re.DOTALL)
    return one[1] if one else made


def render(tokens: Sequence[Token], reader: Reader, first: int = 1) -> str:
    """Turn tokens into HTML; `first` is the line of the file that they count as 0."""
    for token in tokens:
        if token.type == "inline":
            token.children = list(_filled(token.children or [], reader, first + (token.map or [0])[0]))
    made = str(_markdown.renderer.render(tokens, _markdown.options, {})).strip()
    return re.sub(r"<th( [^>]*)?></th>", r"<td\1></td>", made)  # an empty corner heads nothing


def plain(tokens: Sequence[Token]) -> str:
    """Return the text of inline tokens without their marks."""
    return "".join(child.content for token in tokens for child in token.children or [])


def _filled(children: Sequence[Token], reader: Reader, line: int) -> Iterator[Token]:
    """Yield inline tokens with their quantities and links made; note what is wrong."""
    ends: list[str] = []
    cited = False
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type == "link_open":
            href = str(child.attrGet("href"))
            cited = href.startswith("http")
            before, behind = _link(href, reader, line)
            ends.append(behind)
            child = _raw(before)
        elif child.type == "link_close":
            cited = False
            child = _raw(ends.pop())
        elif child.type == "text":
            child.content = _with_quantities(child.content, reader, line, free=cited)
        elif child.type == "image":
            reader.note(LessonError("A chapter has no pictures of its own; write a figure directive."), line)
        yield child


def _link(href: str, reader: Reader, line: int) -> tuple[str, str]:
    try:
        return reader.link(href)
    except LessonError as error:
        reader.note(error, line)
        return "<span>", "</span>"


def _with_quantities(text: str, reader: Reader, line: int, *, free: bool) -> str:
    """Fill in the quantities of a text, and note digits that are none."""
    parts = BRACES.split(text)
    if not free:
        _judge("".join(parts[::2]), reader, line)
    for at in range(1, len(parts), 2):
        try:
            parts[at] = reader.quantity(parts[at].strip())
        except LessonError as error:
            reader.note(error, line)
    return "".join(parts)


def _judge(text: str, reader: Reader, line: int) -> None:
    if tag := TAG.search(text):
        reader.note(LessonError(f"“{tag[0]}” looks like HTML, which is off; write Markdown."), line)
    named = PLACES.sub(lambda found: "" if reader.has_places(found[0]) else found[0], NAMES.sub("", text))
    for number in DIGITS.findall(named):
        if not reader.is_shown(number):
            reader.note(
                LessonError(
                    f"“{number}” is not computed, and no figure of this screen shows it. Write a quantity "
                    f"such as {{toy.windows}}, a word, or {{given {number}}} for a fact of a source."
                ),
                line,
                fatal=False,
            )


def _raw(content: str) -> Token:
    return Token("html_inline", "", 0, content=content)

"""The directives of a chapter: fenced blocks, `figure NAME` and `question NAME`, with TOML in them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ui.lessons import LessonError

WORDS = ("figure", "question")
CODE = ("", "python", "text", "markdown", "toml")
"""What a fenced block may be that is no directive: code to read."""
NAME = re.compile(r"[a-z][a-z0-9_-]*")


@dataclass(frozen=True)
class Directive:
    """A figure or a question as the chapter has it.

    Attributes
    ----------
    word : "figure" or "question"
    name : its name, by which quantities, links and other directives refer to it
    body : its keys and values
    line : the line of the file where it begins
    """

    word: str
    name: str
    body: Mapping[str, Any]
    line: int

    @property
    def kind(self) -> str:
        """Its kind; a figure without one is a stepper."""
        return str(self.body.get("kind", "step" if self.word == "figure" else ""))

    def __str__(self) -> str:
        return f"{self.word} “{self.name}”"


def read_directive(info: str, body: str, line: int) -> Directive | None:
    """Read a fenced block that begins at `line`; None if it is code.

    >>> read_directive("figure toy", "window = 2", 7)
    Directive(word='figure', name='toy', body={'window': 2}, line=7)

    Raises
    ------
    LessonError
        It is neither code nor a directive, its name is not one, or its body is not TOML.
    """
    word, _, name = info.strip().partition(" ")
    if word in CODE and not name:
        return None
    if word not in WORDS:
        raise LessonError(
            f"A block “{info.strip()}” is neither a directive nor code. Begin it with ```figure NAME or "
            "```question NAME, or with ```python for code.",
            line,
        )
    if not NAME.fullmatch(name.strip()):
        raise LessonError(
            f"A {word} needs a name of small letters, digits, - and _, not “{name.strip()}”: "
            f"```{word} {'toy' if word == 'figure' else 'first'}.",
            line,
        )
    return Directive(word, name.strip(), read_toml(body, line + 1), line)


def read_toml(text: str, line: int) -> dict[str, Any]:
    """Read TOML that begins at `line` of the file.

    Raises
    ------
    LessonError
        It is not TOML; the line is that of the mistake.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"at line (\d+)", str(error))
        at = int(where[1]) - 1 if where else text.count("\n")
        sentence = re.sub(r" \(at .*\)$", "", str(error))
        raise LessonError(
            f"This is not TOML: {sentence}. Write key = value, with text in quotes.", line + at
        ) from None

"""Names in a link: of a chapter, of a screen of it; and what a link may not hold at all."""

import re
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Name:
    """A name of small letters, digits, - and _, and of a part after a slash; what it names may not exist."""

    WRITTEN: ClassVar = re.compile("[a-z0-9][a-z0-9_-]{0,79}(/[a-z0-9_-]{1,80})?")

    label: str
    meaning: str
    default: str = ""

    def text(self, value: object) -> str:
        """Return a value as text, as in a link."""
        return str(value)

    def value(self, text: str) -> str:
        """Return the value that a valid text stands for."""
        return text

    def validate(self, text: str) -> str | None:
        """Return None if a link may hold `text`, else a description of what it may hold."""
        return None if self.WRITTEN.fullmatch(text) else "a name of small letters, digits, - and _"


@dataclass(frozen=True)
class NotLinked(Name):
    """What somebody might write into a link, and no link may hold, whatever it is."""

    allowed: str = ""

    def validate(self, text: str) -> str | None:  # noqa: ARG002  # none will do
        """Return what is to be done instead."""
        return self.allowed

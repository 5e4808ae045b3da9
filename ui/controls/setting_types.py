"""The kinds of settings: how a link writes their values, and which values are valid."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import ClassVar

from pooling.number_text import exact_number
from ui.controls.text_types import AsItIs, Box, Matrix, Pair

MOST_SEED = 99_999


@dataclass(frozen=True)
class Choice:
    """One of several values; `labels` maps each to its word on the screen and in the URL.

    Those `unlisted` are allowed in links of before, and not offered any more.
    """

    label: str
    labels: Mapping[str, str]
    meaning: str
    default: str = ""
    unlisted: Collection[str] = ()

    def text(self, value: object) -> str:
        """Return a value as text, as in a link."""
        return self.labels[str(value)]

    def value(self, text: str) -> str:
        """Return the value that a valid text stands for."""
        return next(value for value, label in self.labels.items() if label == text)

    def validate(self, text: str) -> str | None:
        """Return None if a link may hold `text`, else a description of what it may hold."""
        if text in self.labels.values():
            return None
        return (
            f"one of {', '.join(label for name, label in self.labels.items() if name not in self.unlisted)}"
        )


@dataclass(frozen=True)
class Number(AsItIs):
    """A whole number from `low` to `high`.

    Its form and length are looked at first: Python does not convert thousands of digits.
    """

    WRITTEN: ClassVar = re.compile("[0-9]{1,12}")

    label: str
    default: int
    low: int
    high: int
    meaning: str

    def value(self, text: str) -> int:
        """Return the value that a valid text stands for."""
        return int(text)

    def validate(self, text: str) -> str | None:
        """Return None if a link may hold `text`, else a description of what it may hold."""
        fits = self.WRITTEN.fullmatch(text) and self.low <= int(text) <= self.high
        return None if fits else f"a whole number from {self.low} to {self.high}"


@dataclass(frozen=True)
class Flag:
    """On or off; a link may write it in capital letters, as Python does."""

    label: str
    meaning: str
    default: bool = False

    def text(self, value: object) -> str:
        """Return a value as text, as in a link."""
        return str(value).lower()

    def value(self, text: str) -> bool:
        """Return the value that a valid text stands for."""
        return text.lower() == "true"

    def validate(self, text: str) -> str | None:
        """Return None if a link may hold `text`, else a description of what it may hold."""
        return None if len(text) <= len("false") and text.lower() in ("true", "false") else "true or false"


@dataclass(frozen=True)
class Several(AsItIs):
    """Some of several values, from `least` to `most` of them: their names, joined by commas.

    If it is `partly` read, a link with a name that is none keeps the others.
    """

    label: str
    labels: Mapping[str, str]
    default: str
    meaning: str
    least: int = 2
    most: int = 4
    partly: bool = False

    def unknown(self, text: str) -> str:
        """Return the names in `text` that are none, joined by commas, if the others can be kept; else ""."""
        if not self.partly or not self.value(text):
            return ""
        return ",".join(name for name in text.split(",") if name not in self.labels)

    def value(self, text: str) -> str:
        """Return the value that a valid text stands for: its names in one order."""
        return ",".join(name for name in self.labels if name in text.split(","))

    def validate(self, text: str) -> str | None:
        """Return None if a link may hold `text`, else a description of what it may hold."""
        names = text.split(",") if len(text) <= len(",".join(self.labels)) else []
        if self.least <= len(names) == len(set(names) & set(self.labels)) <= self.most:
            return None
        return f"{self.least} to {self.most} of {', '.join(self.labels)}, joined by commas"


@dataclass(frozen=True)
class Threshold(AsItIs):
    """A number that cells are compared with, as text, or `AUTO`: then it depends on the input."""

    AUTO: ClassVar = "auto"
    WRITTEN: ClassVar = re.compile("-?[0-9]{1,9}([.][0-9]{1,6})?")

    label: str
    meaning: str
    default: str = AUTO

    def value(self, text: str) -> str:
        """Return the text of the same number, or of none."""
        return text if text == self.AUTO else exact_number(float(text))

    def validate(self, text: str) -> str | None:
        """Return None if a link may hold `text`, else a description of what it may hold."""
        fits = text == self.AUTO or self.WRITTEN.fullmatch(text)
        return None if fits else f"{self.AUTO}, or a number such as -0.5"


Setting = Choice | Number | Flag | Box | Pair | Several | Threshold | Matrix

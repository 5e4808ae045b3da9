"""The kinds of settings: each knows how a link writes its values, and what a link may hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pooling import PoolingError
from pooling.volumes import parse_volume


@dataclass(frozen=True)
class Choice:
    """One of several values; `labels` maps each to the word on the screen and in the URL."""

    label: str
    labels: Mapping[str, str]
    meaning: str
    default: str = ""

    def text(self, value: object) -> str:
        """Write a value as a link does."""
        return self.labels[str(value)]

    def refuses(self, text: str) -> str | None:
        """Say what a link may hold if it may not hold `text`."""
        return None if text in self.labels.values() else f"one of {', '.join(self.labels.values())}"


@dataclass(frozen=True)
class Number:
    """A whole number from `low` to `high`."""

    label: str
    default: int
    low: int
    high: int
    meaning: str

    def text(self, value: object) -> str:
        """Write a value as a link does."""
        return str(value)

    def refuses(self, text: str) -> str | None:
        """Say what a link may hold if it may not hold `text`."""
        fits = text.isascii() and text.isdigit() and self.low <= int(text) <= self.high
        return None if fits else f"a whole number from {self.low} to {self.high}"


@dataclass(frozen=True)
class Flag:
    """On or off."""

    label: str
    meaning: str
    default: bool = False

    def text(self, value: object) -> str:
        """Write a value as a link does."""
        return str(value).lower()

    def refuses(self, text: str) -> str | None:
        """Say what a link may hold if it may not hold `text`."""
        return None if text in ("true", "false") else "true or false"


@dataclass(frozen=True)
class Matrix:
    """A matrix as text: rows by semicolons, cells by commas; several slices by `|`."""

    MOST: ClassVar = 32  # cells a side; what is pooled may allow less, and then says so

    label: str
    default: str
    meaning: str

    def text(self, value: object) -> str:
        """Write a value as a link does."""
        return str(value)

    def refuses(self, text: str) -> str | None:
        """Say what a link may hold if it may not hold `text`."""
        try:
            parse_volume(text, self.MOST)
        except PoolingError:
            return "a matrix such as 1,3;5,6"
        return None


Setting = Choice | Number | Flag | Matrix

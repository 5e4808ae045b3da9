"""What every figure of a chapter has: its facts, what it shows, its link, and what the browser is sent."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple

from pooling.number_text import format_number
from ui.lessons import LessonError

COMMON = {"kind", "like", "small", "caption", "alt"}
"""Keys that every figure may have."""
OWN = {"like", "small", "caption", "alt", "start", "play", "panel"}
"""Keys that a figure does not take over from one that it is `like`: they are of its own place in the text."""


class Fact(NamedTuple):
    """A quantity: its text on the screen, and its value, by which it is compared."""

    text: str
    value: Any


class Figure(ABC):
    """A figure made from a directive.

    Attributes
    ----------
    KEYS : the keys that its directive may have beside the common ones
    COMPONENT : what shows it in the browser
    TARGETS : what a link in the text may light up in it
    kind : the word for it in a directive
    name : its name in the chapter
    body : its directive's keys and values, with those of the figure it is `like`
    """

    KEYS: ClassVar[frozenset[str]] = frozenset()
    COMPONENT: ClassVar[str] = "html"
    kind: ClassVar[str] = ""
    TARGETS: ClassVar[tuple[str, ...]] = ()

    name: str
    body: Mapping[str, Any]

    def __init__(self, name: str, body: Mapping[str, Any], around: "Around | None" = None) -> None:
        like = around.like if around else None
        kept = {key: value for key, value in (like.body if like else {}).items() if key not in OWN}
        self.name, self.body = name, {**kept, **body}

    @abstractmethod
    def content(self) -> dict[str, Any]:
        """Return what the browser is sent of it: `data` for its component, or `html`."""

    @abstractmethod
    def facts(self) -> Mapping[str, Any]:
        """Return the names of its quantities: a Fact, or a function of a place, which returns one."""

    def shown(self) -> Iterable[Any]:
        """Return the numbers that it shows: a text beside it may have them."""
        return ()

    def link(self) -> tuple[str, str]:
        """Return the address that opens it in full, and the file of that page; empty if there is none."""
        return "", ""

    def alt(self) -> str:
        """Say in words what it shows."""
        return ""

    def fact(self, wanted: str) -> Fact:
        """Return one of its quantities, such as "windows" or "output 0,1".

        Raises
        ------
        LessonError
            There is no such quantity, or no such place.
        """
        name, _, place = wanted.partition(" ")
        facts = self.facts()
        if name not in facts:
            raise LessonError(
                f"Figure “{self.name}” has no quantity “{name}”; it has {', '.join(facts) or 'none'}."
            )
        found = facts[name]
        return found if isinstance(found, Fact) else found(place.strip())

    def check_target(self, target: str) -> None:
        """Raise LessonError if a link cannot light up `target` in it."""
        name, _, place = target.partition("/")
        if name not in self.TARGETS:
            able = ", ".join(self.TARGETS) or "nothing"
            raise LessonError(f"In figure “{self.name}”, show: cannot light up “{name}”, only {able}.")
        self.check_place(name, place)

    def check_place(self, target: str, place: str) -> None:
        """Raise LessonError if there is no such place; only some figures have places."""
        if place:
            raise LessonError(f"In figure “{self.name}”, “{target}” has no places; leave out “/{place}”.")

    def sides(self) -> Iterable[int]:
        """Return the numbers below which a row, a column or a step of it may be named."""
        return ()


class Around(NamedTuple):
    """What a figure may take over: the figure it is `like`, an example's settings, all figures above it."""

    like: Figure | None = None
    example: Mapping[str, Any] | None = None
    above: Mapping[str, Figure] = MappingProxyType({})


ALONE = Around()


def count(number: int) -> Fact:
    """Return a count: 12544 is written 12,544."""
    return Fact(f"{number:,}", number)


def number(value: float) -> Fact:
    """Return a number as the figures write it."""
    return Fact(format_number(value), float(value))


def shape(sizes: Sequence[int]) -> Fact:
    """Return sizes: 4 × 6."""
    return Fact(" × ".join(f"{size:,}" for size in sizes), tuple(sizes))


def plain_number(text: str) -> str:
    """Return a number's digits as they are compared: without a sign, and without commas between thousands.

    >>> plain_number("12,544"), plain_number("−0.50")
    ('12544', '0.5')
    """
    digits = text.replace(",", "").lstrip("−-+")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def written(value: float | int | str) -> str:
    """Write a measured fact: whole numbers with commas between thousands.

    >>> written(12544), written(0.26081), written("none")
    ('12,544', '0.2608', 'none')
    """
    if isinstance(value, str):
        return value
    return (
        f"{int(value):,}" if float(value).is_integer() and abs(value) < 1e15 else format_number(float(value))
    )

"""Settings that are places in a picture: a box, a shift."""

import re
from dataclasses import dataclass
from typing import ClassVar


class AsItIs:
    """A setting whose values a link writes as they are."""

    def text(self, value: object) -> str:
        """Return a value as text, as in a link."""
        return str(value)


@dataclass(frozen=True)
class Box(AsItIs):
    """A box as four numbers of at most two decimals, "top,left,bottom,right"; it ends after it begins."""

    WRITTEN: ClassVar = re.compile("[0-9]{1,3}([.][0-9]{1,2})?(,[0-9]{1,3}([.][0-9]{1,2})?){3}")
    MOST: ClassVar = 256

    label: str
    default: str
    meaning: str

    def value(self, text: str) -> str:
        """Return the value that a valid text stands for."""
        return ",".join(f"{side:g}" for side in self.sides(text))

    def sides(self, text: str) -> tuple[float, float, float, float]:
        """Return the four numbers of a valid text."""
        top, left, bottom, right = map(float, text.split(","))
        return top, left, bottom, right

    def validate(self, text: str) -> str | None:
        """Return None if a link may hold `text`, else a description of what it may hold."""
        allowed = f"top, left, bottom and right, from 0 to {self.MOST}, such as {self.default}"
        if not self.WRITTEN.fullmatch(text):
            return allowed
        top, left, bottom, right = self.sides(text)
        return None if top < bottom <= self.MOST and left < right <= self.MOST else allowed


@dataclass(frozen=True)
class Pair(AsItIs):
    """Two whole numbers of at most `most` in size, "down,right"."""

    WRITTEN: ClassVar = re.compile("-?[0-9]{1,2},-?[0-9]{1,2}")

    label: str
    default: tuple[int, int] | None
    most: int
    meaning: str

    def value(self, text: str) -> tuple[int, int]:
        """Return the two numbers that a valid text stands for."""
        down, right = map(int, text.split(","))
        return down, right

    def text(self, value: object) -> str:
        """Return a value as text, as in a link."""
        return value if isinstance(value, str) else ",".join(map(str, value))  # type: ignore[call-overload]

    def validate(self, text: str) -> str | None:
        """Return None if a link may hold `text`, else a description of what it may hold."""
        if self.WRITTEN.fullmatch(text) and max(map(abs, self.value(text))) <= self.most:
            return None
        return f"how far down and right, from -{self.most} to {self.most}, such as 2,-1"

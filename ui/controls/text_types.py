"""Settings whose text has a form of its own: places in a picture, matrices."""

import re
from dataclasses import dataclass
from typing import ClassVar

from pooling import PoolingError
from pooling.matrices import parse_matrix
from pooling.matrices.outputs import parse_output
from pooling.matrices.volumes import parse_volume


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


@dataclass(frozen=True)
class Matrix(AsItIs):
    """A matrix as text: semicolons between rows, commas between cells, `|` between slices."""

    MOST: ClassVar = 32  # cells a side; a page may allow fewer, and then says so

    label: str
    default: str
    meaning: str

    def value(self, text: str) -> str:
        """Return the value that a valid text stands for."""
        return text

    def validate(self, text: str) -> str | None:
        """Return None if a link may hold `text`, else a description of what it may hold."""
        return None if self.can_read(text) else "a matrix such as 1,3;5,6"

    def can_read(self, text: str) -> bool:
        """Whether a text is a matrix of this kind."""
        try:
            parse_volume(text, self.MOST)
        except PoolingError:
            return False
        return True


@dataclass(frozen=True)
class Weights(Matrix):
    """The weights of a kernel as text, like a matrix: finite numbers from −1e9 to 1e9."""

    MOST: ClassVar = 7
    LARGEST: ClassVar = 1e9  # with more, sums over a photo leave the range in which numbers can be shown

    def validate(self, text: str) -> str | None:
        """Return None if a link may hold `text`, else a description of what it may hold."""
        try:
            fits = bool((abs(parse_matrix(text, self.MOST)) <= self.LARGEST).all())
        except PoolingError:
            fits = False
        return None if fits else f"up to {self.MOST} × {self.MOST} weights such as 0,1,0;1,-4,1;0,1,0"


@dataclass(frozen=True)
class Output(Matrix):
    """What a framework gave, as text like a matrix; `NOTHING` if nothing was pasted."""

    NOTHING: ClassVar = "none"

    def can_read(self, text: str) -> bool:
        """Whether a text is an output, or nothing."""
        try:
            return text == self.NOTHING or bool(parse_output(text).size)
        except PoolingError:
            return False

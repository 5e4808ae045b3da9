"""The form of a row in `differences`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Side:
    """One library's answer.

    Attributes:
        who: the library.
        asked: what is typed there, where `x` is the input, and has a batch and a channel if it needs them.
        here: what gives the same here, of the input as it is written down.
    """

    who: str
    asked: str
    here: str


@dataclass(frozen=True)
class Difference:
    """One input on which libraries disagree.

    Attributes:
        name: of the row.
        sentence: what they disagree about, for a learner.
        x: the input, as NumPy prints it.
        sides: their answers, at least two of which differ.
    """

    name: str
    sentence: str
    x: str
    sides: tuple[Side, ...]

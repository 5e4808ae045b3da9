"""The form of a row in `differences`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Side:
    """One library's answer.

    Attributes
    ----------
    who : str
        The library.
    asked : str
        What to type there. `x` is the input, with a batch and a channel where the call needs them.
    here : str
        What gives the same answer here, from the input as it is written in the row.
    """

    who: str
    asked: str
    here: str


@dataclass(frozen=True)
class Difference:
    """One input on which libraries disagree.

    Attributes
    ----------
    name : str
        The row's name.
    sentence : str
        What the libraries disagree about, for a learner.
    x : str
        The input, as NumPy prints it.
    sides : tuple of Side
        Their answers, at least two of which differ.
    """

    name: str
    sentence: str
    x: str
    sides: tuple[Side, ...]

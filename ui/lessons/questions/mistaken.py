"""What a question foresees: the right answer, and those that known mistakes lead to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from pooling.number_text import exact_number, format_number
from ui.lessons.questions.pooled import Pooled

Answer = list[str]
"""A text for each field: a number, a cell "1,2", or the number of an option."""
LARGE, MOST_EXACT = 1000, 1e15
"""Whole numbers with commas between thousands."""


class Act(NamedTuple):
    """How the figure acts a mistake out.

    Attributes
    ----------
    words : what is said above it
    figure : the figure that does what the mistake does, or None
    show : what is lit up in the question's figure instead, such as "step/4"
    """

    words: str
    figure: Pooled | None = None
    show: str = ""


@dataclass(frozen=True)
class Mistaken:
    """A wrong answer of a known mistake.

    Attributes
    ----------
    name : the mistake
    answer : what it leads to
    say : the sentence about it, without markup; `{typed}` is the answer
    act : how the figure acts it out
    title : the name of the mistake in words
    html : the chapter's own sentence, which goes before `say`
    """

    name: str
    answer: Answer
    say: str = ""
    act: Act | None = None
    title: str = ""
    html: str = ""


@dataclass(frozen=True)
class Foreseen:
    """The answers to a question, about one figure.

    Attributes
    ----------
    right : all right answers; the first is the one to show
    wrong : those of known mistakes, the likeliest first
    options : the texts to choose from, of some questions
    show : what the figure lights up once the answer is open, such as "step/2"
    """

    right: list[Answer]
    wrong: Iterable[Mistaken] = ()
    options: list[str] = field(default_factory=list)
    show: str = ""


def number_texts(value: float) -> list[str]:
    """Return the texts of a right number: as it is shown, then exactly. A large whole one has a comma.

    >>> number_texts(6.0), number_texts(2.0625), number_texts(512000)
    (['6'], ['2.062', '2.0625'], ['512,000', '512000'])
    """
    shown, exact = format_number(value), exact_number(value)
    if float(value).is_integer() and LARGE <= abs(value) < MOST_EXACT:
        return [f"{int(value):,}".replace("-", "−"), f"{int(value)}"]
    return [shown] if shown.replace("−", "-") == exact else [shown, exact]


def one_text(value: float) -> str:
    """Return the text of a wrong number: exactly, so that every way to round it is known.

    >>> one_text(-2.0625)
    '-2.0625'
    """
    return exact_number(value)

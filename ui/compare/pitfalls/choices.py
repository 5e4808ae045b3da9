"""The choices of a pitfall as they stand on its buttons, and what is said to each."""

from dataclasses import dataclass
from functools import lru_cache

from ui.compare.pitfalls.looks import seen
from ui.compare.pitfalls.read import PITFALLS
from ui.compare.pitfalls.sentences import filled

MOST_KEPT = 32


@dataclass(frozen=True)
class Choice:
    """One answer to choose: what its button says, whether it is right, and what a wrong one would have needed."""

    text: str
    right: bool
    because: str


@lru_cache(MOST_KEPT)
def choices_of(name: str) -> tuple[Choice, ...]:
    """Return the choices of a pitfall, in their order."""
    pitfall = PITFALLS[name]
    return tuple(
        Choice(seen(pitfall, source), source.name == pitfall.right, filled(pitfall, source.because))
        for source in pitfall.choices
    )

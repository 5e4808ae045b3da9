"""The sentences and the choices of a pitfall: what stands in braces is worked out, no number is written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pooling import plan_windows
from pooling.frameworks.libraries.port import port
from pooling.frameworks.libraries.spell import spell
from pooling.number_text import format_number
from ui.compare.pitfalls.looks import LOOKS, seen
from ui.compare.pitfalls.outcomes import input_of, source_called, spec_of
from ui.compare.pitfalls.read import PITFALLS, Pitfall
from ui.stepper.labels import by

MOST_KEPT = 32
BRACES = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Choice:
    """One answer: what its button says, whether it is right, and what a wrong one would have needed."""

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


def filled(pitfall: Pitfall, text: str) -> str:
    """Return a text with its quantities: `{window}`, `{input.max}`, `{torch}`, `{torch.shape}`.

    The name of a source, or of a library, stands for what the pitfall looks at of its answer.

    Raises
    ------
    KeyError
        There is no such quantity.
    """
    return BRACES.sub(lambda found: _quantity(pitfall, found[1]), text)


def call_text(pitfall: Pitfall) -> str:
    """Return the call that the question is about."""
    if pitfall.code:
        return filled(pitfall, pitfall.code)
    spec = spec_of(pitfall)
    call = port(pitfall.asked, spec, input_of(pitfall).shape[-spec.rank :])
    return call if isinstance(call, str) else spell(call)


def covered_cells(pitfall: Pitfall) -> list[tuple[int, ...]]:
    """Return the real cells in the window that the question shows; none if it shows none."""
    if not pitfall.window:
        return []
    x, spec = input_of(pitfall), spec_of(pitfall)
    return plan_windows(spec, x.shape[-spec.rank :]).cells(pitfall.at)


def unread_cells(pitfall: Pitfall) -> list[tuple[int, ...]]:
    """Return the cells that no window reads, where that is what is asked."""
    if pitfall.right != "unread":
        return []
    counts = plan_windows(spec_of(pitfall), input_of(pitfall).shape).read_counts
    return [tuple(map(int, cell)) for cell in np.argwhere(counts == 0)]


def _steps(sizes: tuple[int, ...]) -> str:
    """Write one number for all axes if they are alike."""
    return by(sizes[:1] if len(set(sizes)) == 1 else sizes)


def _quantity(pitfall: Pitfall, name: str) -> str:
    if name in QUANTITIES:
        return QUANTITIES[name](pitfall)
    source, _, look = name.partition(".")
    if look == "input":
        return str((1, *input_of(pitfall, source_called(pitfall, source)).shape))
    if look and look not in LOOKS:
        raise KeyError(f"{{{name}}} of {pitfall.name}: there is no look “{look}”.")
    return seen(pitfall, source_called(pitfall, source), look)


QUANTITIES: Mapping[str, Callable[[Pitfall], str]] = {
    "window": lambda pitfall: by(spec_of(pitfall).window_shape),
    "strides": lambda pitfall: _steps(spec_of(pitfall).strides),
    "dilations": lambda pitfall: _steps(spec_of(pitfall).dilations),
    "window_rows": lambda pitfall: str(spec_of(pitfall).window_shape[0]),
    "window_size": lambda pitfall: str(np.prod(spec_of(pitfall).window_shape)),
    "covered": lambda pitfall: str(len(covered_cells(pitfall))),
    "input.shape": lambda pitfall: by(input_of(pitfall).shape),
    "input.size": lambda pitfall: str(input_of(pitfall).size),
    "input.max": lambda pitfall: format_number(input_of(pitfall).max()),
}
"""Quantities of the pitfall itself."""

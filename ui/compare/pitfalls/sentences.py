"""The sentences of a pitfall: what stands in braces is worked out, so no number is written twice."""

import re
from collections.abc import Callable, Mapping

import numpy as np

from pooling import plan_windows
from pooling.number_text import format_number
from ui.compare.pitfalls.looks import LOOKS, seen
from ui.compare.pitfalls.outcomes import input_of, source_called, spec_of
from ui.compare.pitfalls.read import Pitfall
from ui.stepper.labels import by

BRACES = re.compile(r"\{([^{}]+)\}")


def filled(pitfall: Pitfall, text: str) -> str:
    """Return a text with its quantities: `{window}`, `{input.max}`, `{torch}`, `{torch.shape}`.

    The name of a source, or of a library, stands for what the pitfall looks at of its answer.

    Raises
    ------
    KeyError
        There is no such quantity.
    """
    return BRACES.sub(lambda found: _quantity(pitfall, found[1]), text)


def covered_cells(pitfall: Pitfall) -> list[tuple[int, ...]]:
    """Return the real cells in the window of the output cell that is looked at."""
    x, spec = input_of(pitfall), spec_of(pitfall)
    return plan_windows(spec, x.shape[-spec.rank :]).cells(pitfall.at)


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

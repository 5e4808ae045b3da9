"""Which rule gives exactly a pasted output: of every library, else of the layer with something otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import prod

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec
from ui.asking.newest import Newest
from ui.compare.frameworks.answers import MINE, OURS, Answer, answers
from ui.compare.my_output.candidates import MOST_CHANGES, Variant, variants
from ui.compare.my_output.read import Pasted
from ui.compare.tables import Values

EXACT, ROUNDING, CELLS = "exact", "rounding", "cells"
OWN, PASSED = "own", "passed"
LARGE = 64 * 64
"""Of an input with more cells only one thing otherwise is tried, for time."""


@dataclass(frozen=True, eq=False)
class Match:
    """How close one rule comes.

    Attributes
    ----------
    who : the library, or what is otherwise about the layer
    how : of a library, "own" for its own defaults, or "passed" for everything passed as it is set; else ""
    kind : "exact", "rounding", or "cells" where some differ
    values, mine : the rule's output and the pasted one, in one shape
    marks : the cells that differ
    last : whether the channels are last in the pasted output
    """

    who: tuple[str, ...]
    how: str
    kind: str
    values: Values
    mine: Values
    marks: NDArray[np.bool_]
    last: bool = False

    @property
    def is_library(self) -> bool:
        """Whether it is a library's rule."""
        return bool(self.how)


@dataclass(frozen=True, eq=False)
class Found:
    """What was found: all that match, or the nearest, and the shapes that rules give."""

    matches: Sequence[Match]
    nearest: Match | None
    shapes: dict[tuple[int, ...], list[str]]


MOST_KEPT = 64
_FOUND: Newest[Found] = Newest(MOST_KEPT)


def find_rules(pasted: Pasted, x: Values, spec: PoolSpec, *, opset: int = 0) -> Found:
    """Look for the rules that give what was pasted; the last answers are kept."""
    key = (pasted.text, x.shape, x.dtype.str, sha256(x.tobytes()).digest(), spec, opset)
    return _FOUND.get(key) or _FOUND.put(key, _find(pasted, x, spec, opset))


def _find(pasted: Pasted, x: Values, spec: PoolSpec, opset: int) -> Found:
    tried: list[Match] = []
    shapes: dict[tuple[int, ...], list[str]] = {}
    for how, answer in _answers(x, spec, opset):
        if answer.values is not None:
            shapes.setdefault(answer.values.shape, []).append(answer.short)
            tried += _of_values(pasted, answer.values, (answer.short,), how, _slack(answer))
    exact = _fitting(tried)
    for changes in range(1, (1 if x.size > LARGE else MOST_CHANGES) + 1):
        if exact:
            break
        tried += [match for variant in variants(x, spec, changes) for match in _of_variant(pasted, variant)]
        exact = _fitting(tried)
    nearest = min(tried, key=_distance, default=None)
    return Found(exact, nearest, shapes)


def _answers(x: Values, spec: PoolSpec, opset: int) -> Iterator[tuple[str, Answer]]:
    """Go through what libraries give with their own defaults, then what they give if all is passed as set."""
    own = answers(x, spec, opset=opset)
    yield from ((OWN, answer) for answer in own)
    for before, answer in zip(own, answers(x, spec, own_defaults=False, opset=opset), strict=True):
        if answer.key != OURS and answer.call != before.call:
            yield PASSED, answer


def _fitting(tried: Sequence[Match]) -> list[Match]:
    exact = [match for match in tried if match.kind == EXACT]
    return exact or [match for match in tried if match.kind == ROUNDING]


def _slack(answer: Answer) -> Values | float:
    """Return how far a cell may be off; where no rule gives it, it may be anything."""
    return answer.rounding if answer.unsure is None else np.where(answer.unsure, np.inf, answer.rounding)


def _distance(match: Match) -> int:
    """Count the cells that differ and the things that are otherwise; a library's rule has none."""
    return int(match.marks.sum()) + (0 if match.is_library else len(match.who))


def _of_variant(pasted: Pasted, variant: Variant) -> list[Match]:
    shape = variant.shape
    if shape is None or prod(shape) != pasted.values.size:
        return []
    return _of_values(pasted, variant.values(), variant.words, "", variant.rounding())


def _of_values(
    pasted: Pasted, values: Values, who: tuple[str, ...], how: str, rounding: Values | float
) -> list[Match]:
    """Compare in every order of the axes in which the pasted output may be meant."""
    return [
        Match(who, how, *_compared(pasted, values, mine, rounding), last)
        for mine, last in _aligned(pasted.values, values.shape)
    ]


def _aligned(mine: Values, shape: tuple[int, ...]) -> Iterator[tuple[Values, bool]]:
    """Bring a pasted output into the shape of a rule's: as it is, with its channels last, or as one row."""
    if mine.size != prod(shape):
        return
    channels_last = (*shape[1:], shape[0]) if len(shape) > 2 else ()
    if _long(shape) == mine.shape or mine.ndim < 2:
        yield mine.reshape(shape), False
    if channels_last and _long(channels_last) == mine.shape and channels_last != shape:
        yield np.moveaxis(mine.reshape(channels_last), -1, 0), True


def _long(shape: Sequence[int]) -> tuple[int, ...]:
    return tuple(size for size in shape if size > 1)


def _compared(
    pasted: Pasted, values: Values, mine: Values, rounding: Values | float
) -> tuple[str, Values, Values, NDArray[np.bool_]]:
    """Return what a match says of the numbers: its kind, both outputs, and the cells that differ."""
    slack = float(pasted.slack.max(initial=0))
    with np.errstate(all="ignore"):  # inf − inf; a number may be beyond float32
        digits = np.float32 if values.dtype.kind == "f" else np.float64
        same = mine.astype(digits) == np.asarray(values, digits)
        same |= (np.isnan(mine) & np.isnan(values)) | np.isinf(rounding)
        difference = np.abs(mine - np.asarray(values, np.float64))
        exact = same | (difference <= slack)
        near = exact | (difference <= slack + rounding)
    return EXACT if exact.all() else ROUNDING if near.all() else CELLS, values, mine, ~near


def as_answer(pasted: Pasted, x: Values, found: Found, reference: Answer) -> Answer:
    """Return the pasted output as an answer beside the libraries', in the reference's shape if it fits."""
    best = found.matches[0] if found.matches else found.nearest
    values = pasted.values if best is None else best.mine
    if reference.values is not None:
        values = next((mine for mine, _ in _aligned(pasted.values, reference.values.shape)), values)
    return Answer(MINE, x, values=values, slack=float(pasted.slack.max(initial=0)))

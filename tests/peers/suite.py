"""What every suite shares: whether its peer is here, how many questions are put, and the tally."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import count
from typing import Any
from zlib import crc32

import numpy as np
import pytest

from tests.peers.ours import compare
from tests.profiles import scaled
from tests.record.cases import Case, Rng

CASES = scaled(200)
"""Questions per suite."""
ONE_IN = 10
"""The nested loops, which are slow, answer one question in so many."""
FEW = 2000
"""And only of so many cells."""

Ask = Callable[[Case, Rng], dict[str, Any] | None]
Draw = Callable[[Rng, int], Case]
Compare = Callable[..., float]


def needs(library: str, package: str = "") -> pytest.MarkDecorator:
    """Skip a module without its peer, and say what brings it."""
    reason = (
        f"{package or library} is not installed; `pip install -r requirements-peers.txt` brings it"
        if library not in ("tensorflow", "skimage", "scipy")
        else f"{package or library} has no build for this machine's Python"
    )
    return pytest.mark.skipif(find_spec(library) is None, reason=reason)


def generator(name: str) -> Rng:
    """A suite's own random numbers, the same in every run."""
    return np.random.default_rng([20250821, crc32(name.encode())])


def questions(draw: Draw, rng: Rng, ranks: tuple[int, ...] = (1, 2, 3)) -> Iterator[Case]:
    """Draw without end, one rank after the other."""
    return (draw(rng, ranks[i % len(ranks)]) for i in count())


def answered(
    draw: Draw, ask: Ask, rng: Rng, cases: int, ranks: tuple[int, ...] = (1, 2, 3)
) -> Iterator[tuple[Case, dict[str, Any]]]:
    """Put questions until `cases` are answered; the peer does not support some."""
    done = 0
    for asked in questions(draw, rng, ranks):
        theirs = ask(asked, rng)
        if theirs is not None:
            yield asked, theirs
            done += 1
        if done == cases:
            return


def hold(
    name: str,
    draw: Draw,
    ask: Ask,
    record: Callable[[str, object], None],
    ranks: tuple[int, ...] = (1, 2, 3),
    holding: Compare = compare,
) -> None:
    """Compare `CASES` answers with ours, and put the tally down."""
    tally(name, answered(draw, ask, generator(name), CASES, ranks), record, holding)


def tally(
    name: str,
    pairs: Iterator[tuple[Case, dict[str, Any]]],
    record: Callable[[str, object], None],
    holding: Compare = compare,
) -> None:
    """Compare, and put down how many cases and cells were held, and the largest difference of each type."""
    largest: dict[str, float] = {}
    cases = cells = 0
    for asked, theirs in pairs:
        slowly = cases % ONE_IN == 0 and np.size(asked["x"]) < FEW
        distance = holding(asked, theirs, slowly=slowly)
        largest[asked["dtype"]] = max(distance, largest.get(asked["dtype"], 0.0))
        cases, cells = cases + 1, cells + np.size(theirs["y"])
    assert cases == CASES
    worst = ", ".join(f"{dtype} {distance:.2g}" for dtype, distance in sorted(largest.items()))
    record("peers", f"{name}: {cases} cases, {cells} cells; largest difference {worst}")

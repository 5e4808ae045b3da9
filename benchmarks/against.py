"""The core beside that of another checkout, row by row: what a change of the code costs or buys.

Both run in one process, in turn, on one processor, and what counts is processor time: so the figures hold
to within some per cent where others use the machine as well. What threads buy is not seen.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from benchmarks.peers import Case

ROUNDS = 9
TURN_SECONDS = 0.003
TOO_SLOW = 1.1
"""Times the old time from which a row is measured again, three times as long."""


class Row(NamedTuple):
    """The best milliseconds of the other checkout and of this one, and how they compare.

    The ratio is the median over the rounds: one at which the processor ran faster does not count.
    """

    before: float
    after: float
    ratio: float
    same: bool


def main(other: str) -> None:
    """Print every row of the table; about one minute."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # before the import, which counts processors
    theirs, mine = load(Path(other).resolve()), load(Path(__file__).resolve().parents[1])
    core = import_module("benchmarks.core")
    core.print_row([*core.HEADING, "before", "after", "after / before", "results"])
    core.print_row(["---"] * (len(core.HEADING) + 4))
    ratios = []
    for case in core.cases():
        row = measure(case, theirs, mine)
        ratios.append(row.ratio)
        verdict = "the same" if row.same else "not bit for bit"
        times = f"{row.before:.3f} ms", f"{row.after:.3f} ms", f"{row.ratio:.2f}"
        core.print_row([*core.names(case), *times, verdict])
    slower = sum(ratio > TOO_SLOW for ratio in ratios)
    print(f"\nGeometric mean {statistics.geometric_mean(ratios):.2f}; {slower} rows above {TOO_SLOW}.")


def load(checkout: Path) -> ModuleType:
    """Import `pooling` of a checkout, as a module of its own."""
    for name in [name for name in sys.modules if name.split(".")[0] == "pooling"]:
        del sys.modules[name]
    sys.path.insert(0, str(checkout))
    try:
        return import_module("pooling")
    finally:
        sys.path.remove(str(checkout))


def measure(case: "Case", theirs: ModuleType, mine: ModuleType) -> Row:
    """Measure a row, and once more if it seems slow."""
    calls = [pooling_of(core, case) for core in (theirs, mine)]
    same = np.array_equal(calls[0](), calls[1]())
    times = [take_turns(calls) for _ in range(ROUNDS)]
    if median_ratio(times) > TOO_SLOW:
        times += [take_turns(calls) for _ in range(3 * ROUNDS)]
    before, after = (min(seconds) * 1e3 for seconds in zip(*times, strict=True))
    return Row(before, after, median_ratio(times), same)


def median_ratio(times: Sequence[Sequence[float]]) -> float:
    """Return how many times as long this checkout takes."""
    return statistics.median(after / before for before, after in times)


def pooling_of(core: ModuleType, case: "Case") -> Callable[[], Any]:
    """Return the call that is timed."""
    spec = core.PoolSpec.of(case.reduction, case.window, strides=case.stride)
    return lambda: core.pool(case.x, spec, data_format=case.data_format)


def take_turns(calls: Sequence[Callable[[], Any]]) -> list[float]:
    """Return the best seconds of each call."""
    best = []
    for call in calls:
        seconds, used = [], 0.0
        while used < TURN_SECONDS:
            start = time.process_time()
            call()
            seconds.append(time.process_time() - start)
            used += seconds[-1]
        best.append(min(seconds))
    return best

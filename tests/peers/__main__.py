"""Put many questions to a peer and count the answers that are not ours.

    python -m tests.peers torch 5000        5,000 answered questions of every suite of PyTorch
    python -m tests.peers all 5000          of every suite whose peer is installed
    python -m tests.peers torch 5000 blur   of the suites with "blur" in their names
    python -m tests.peers libraries 500     calls of every library, which its rules must foretell

With a Python that has requirements-peers.txt, pytest and Hypothesis; the exit code is 1 if an answer differs.
"""

import os
import sys
import time
import warnings
from importlib.util import find_spec

import numpy as np

from tests.peers.suite import FEW, ONE_IN, answered, generator
from tests.peers.suites import PEERS, Suite

CASES = 5000
SHOWN = 3
"""Disagreements that are printed in full, for each suite."""


def disagreements(suite: Suite, cases: int) -> tuple[list[str], int]:
    """Compare so many answers with ours; return what is told of each that differs, and how many cells."""
    told, cells = [], 0
    for number, (asked, theirs) in enumerate(
        answered(suite.draw, suite.ask, generator(suite.name), cases, suite.ranks)
    ):
        cells += np.size(theirs["y"])
        try:
            suite.compare(asked, theirs, slowly=number % ONE_IN == 0 and np.size(asked["x"]) < FEW)
        except Exception as problem:  # noqa: BLE001 - whatever ours answers, the other questions still count
            told.append(f"{type(problem).__name__}: {problem}; asked {asked}"[:3000])
    return told, cells


def run(suite: Suite, cases: int) -> int:
    """Run one suite, print its line and its first disagreements, and return how many there are."""
    start = time.process_time()
    told, cells = disagreements(suite, cases)
    spent = time.process_time() - start
    print(f"{suite.name}: {cases:,} cases, {cells:,} cells, {len(told)} disagree ({spent:.0f} s)", flush=True)  # noqa: T201
    for each in told[:SHOWN]:
        print(f"  {each}", flush=True)  # noqa: T201
    return len(told)


def main(peer: str = "all", cases: str = str(CASES), part: str = "") -> int:
    """Run the suites of one peer, or of all, whose names contain `part`."""
    if peer not in ("all", *PEERS):
        print(f"{peer} is no peer; there are all, {', '.join(PEERS)}.")  # noqa: T201
        return 2
    os.environ |= {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1", "JAX_PLATFORMS": "cpu"}
    warnings.simplefilter("ignore")
    suites = [suite for name, each in PEERS.items() if peer in ("all", name) for suite in each]
    chosen = [suite for suite in suites if part in suite.name]
    for library in sorted({suite.needs for suite in chosen if not find_spec(suite.needs)}):
        print(f"{library} is not installed; its suites are left out.")  # noqa: T201
    return min(1, sum(run(suite, int(cases)) for suite in chosen if find_spec(suite.needs)))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

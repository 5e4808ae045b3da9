"""Data as compact text: run-length encoding, and a signature that changes with the data."""

import hashlib
import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any


def runs(items: Iterable[object]) -> str:
    """Encode items as runs.

    >>> runs([4, 4, 4, 2])
    '4*3 2'
    """
    lengths = ((item, len(list(run))) for item, run in groupby(map(str, items)))
    return " ".join(f"{item}*{length}" if length > 1 else item for item, length in lengths)


def line_runs(items: Iterable[object], length: int) -> str:
    """Encode lines of `length` items as runs, and equal lines in a row as runs of lines.

    >>> line_runs([4, 4, 2, 4, 4, 2, 1, 1, 1], 3)
    '4*2 2^2|1*3'
    """
    every = list(items)
    lines = (runs(every[start : start + length]) for start in range(0, len(every), length))
    counted = ((line, len(list(same))) for line, same in groupby(lines))
    return "|".join(f"{line}^{times}" if times > 1 else line for line, times in counted)


def signed(payload: dict[str, Any]) -> dict[str, Any]:
    """Add `sig`, a hash of the rest."""
    return payload | {"sig": hashlib.sha256(json.dumps(payload).encode()).hexdigest()[:12]}

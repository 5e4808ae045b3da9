"""Data for a component as short text: runs, and a signature that tells whether anything changed."""

import hashlib
import json
from collections.abc import Iterable
from itertools import groupby
from typing import Any


def runs(items: Iterable[object]) -> str:
    """Write items as runs.

    >>> runs([4, 4, 4, 2])
    '4*3 2'
    """
    lengths = ((item, len(list(run))) for item, run in groupby(map(str, items)))
    return " ".join(f"{item}*{length}" if length > 1 else item for item, length in lengths)


def signed(payload: dict[str, Any]) -> dict[str, Any]:
    """Add `sig`, which follows from the rest."""
    return payload | {"sig": hashlib.sha256(json.dumps(payload).encode()).hexdigest()[:12]}

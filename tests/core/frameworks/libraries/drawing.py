"""Settings as people have them, drawn, and typed in a library."""

from math import inf

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.ours import OURS
from pooling.frameworks.libraries.port import port


def drawn(rng: np.random.Generator) -> tuple[PoolSpec, tuple[int, ...]]:
    """Settings as people have them, and a shape."""
    rank = int(rng.choice([1, 2, 2, 3]))
    numbers = {name: tuple(map(int, rng.integers(1, most, rank))) for name, most in (("w", 5), ("s", 4))}
    pads = tuple((int(a), int(b)) for a, b in rng.integers(0, 3, (rank, 2)))
    even = tuple((int(a), int(a)) for a in rng.integers(0, 2, rank))
    padding = [pads, even, "valid", "valid", "same", "same", "same_lower"][rng.integers(7)]
    spec = PoolSpec.of(
        str(rng.choice(["max", "max", "avg", "avg", "min", "sum", "lp"])),
        numbers["w"],
        strides=numbers["s"],
        padding=padding,
        dilations=int(rng.choice([1, 1, 1, 2])),
        ceil_mode=bool(rng.integers(2)),
        count_include_pad=bool(rng.integers(2)),
        p=float(rng.choice([1, 2, 3, inf])),
        divisor_override=3 if rng.integers(8) == 0 else None,
    )
    return spec, tuple(map(int, rng.integers(4, 12 if rank < 3 else 8, rank)))


def typed(library: str, spec: PoolSpec, shape: tuple[int, ...]) -> Call | None:
    call = Call(OURS, spec) if library == OURS else port(library, spec, shape)
    return call if isinstance(call, Call) else None

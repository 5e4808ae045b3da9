"""Reductions that frameworks do not have by name, but that are a call of one they have."""

from dataclasses import replace
from math import inf
from typing import NamedTuple

from pooling import PoolSpec


class Turned(NamedTuple):
    """What is done to the input `x` before the call, and what stands before the result."""

    before: str = "{x}"
    after: str = ""


def by_another_name(spec: PoolSpec) -> tuple[Turned, PoolSpec]:
    """Return the settings of the call that frameworks have, and what to do before and after it.

    min(x) = −max(−x), and a p-norm with p = ∞ is the maximum of |x|.
    """
    if spec.reduction == "min":
        return Turned("-{x}", "-"), replace(spec, reduction="max")
    if spec.reduction == "lp" and spec.p == inf:
        return Turned("{library}.abs({x})"), replace(spec, reduction="max")
    return Turned(), spec

"""Which networks are the best ones, and when they are too close to call."""

from collections.abc import Mapping, Sequence
from statistics import mean
from typing import NamedTuple

Shares = Mapping[str, Sequence[float]]
"""Of each network, how often it is right with each seed."""


class Ranking(NamedTuple):
    """Networks from the best to the last, those that lead, and the mean of each as it is shown."""

    names: tuple[str, ...]
    lead: tuple[str, ...]
    shown: dict[str, str]

    @property
    def is_close(self) -> bool:
        """Whether no network is the best one."""
        return len(self.lead) > 1


def rank(shares: Shares) -> Ranking:
    """Rank networks by their means. Seeds decide how close is too close.

    A network leads with the best one if one of its seeds reaches one of that one's, or if what is shown of
    both is equal.

    Examples
    --------
    >>> rank({"max": [0.5, 0.6], "avg": [0.58, 0.7], "none": [0.1, 0.2]}).lead
    ('avg', 'max')
    >>> rank({"max": [0.5, 0.6], "avg": [0.61, 0.7]}).lead
    ('avg',)
    """
    means = {name: mean(each) for name, each in shares.items()}
    names = tuple(sorted(means, key=lambda name: -means[name]))
    shown = {name: percent(means[name]) for name in names}
    near = {shown[name] for name in names if max(shares[name]) >= min(shares[names[0]])}
    return Ranking(names, tuple(name for name in names if shown[name] in near), shown)


def percent(share: float) -> str:
    """Write a share as it is shown."""
    return f"{100 * share:.1f}%"

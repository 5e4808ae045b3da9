"""Each layer's result and what it keeps: measured once for all sessions, and kept for a while."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from hashlib import sha256

import numpy as np

from pooling import PoolingError, PoolSpec
from pooling.kinds.dispatch import plan_windows, pool
from pooling.measures import Histogram, Kept, describe, histogram, measure, upsample
from ui.compare.reductions.layers import Own, layer_of, title
from ui.compare.tables import Values
from ui.photos.cache import Cache
from ui.stepper.reduction_words import SIDE_BY_SIDE

MOST_BYTES = 32 * 2**20  # of results: a class looks at the same few photos
LEAST_BYTES = 2**16  # that each counts as: more than 500 would take long to go through
SMALLEST_FIRST = ("difference", "rms")


@dataclass(frozen=True, eq=False)
class Result:
    """A pooled map and all that is measured of it.

    Attributes
    ----------
    layer : what made it
    values : the map
    kept : what it keeps of the input
    counts : the histograms of both
    """

    layer: PoolSpec
    values: Values
    kept: Kept
    counts: Histogram

    def back(self, input_shape: tuple[int, ...]) -> tuple[Values, Values]:
        """Return the map at the size of the input, and which of its cells no window reads."""
        plan = plan_windows(self.layer, input_shape)
        back = upsample(self.values, plan)
        return back, np.broadcast_to(plan.read_counts == 0, back.shape)


@dataclass(frozen=True, eq=False)
class Measured:
    """One of those side by side: its name in the setting, its title, its result, or why there is none."""

    name: str
    title: str
    result: Result | None = None
    error: str = ""


@dataclass(frozen=True, eq=False)
class Pooled:
    """An input, and all that stands side by side on it.

    Attributes
    ----------
    x : the input, (..., spatial)
    rank : how many of its axes are spatial
    photo : whether it is one
    above : a cell is active if it is larger
    key : what names the input in caches
    """

    x: Values
    rank: int
    photo: bool
    above: float
    key: Hashable = field(repr=False)

    @property
    def input_shape(self) -> tuple[int, ...]:
        """The sizes of the spatial axes."""
        return self.x.shape[-self.rank :]


def _weigh(one: Measured) -> int:
    return LEAST_BYTES + (one.result.values.nbytes if one.result else 0)


RESULTS: Cache[Hashable, Measured] = Cache(MOST_BYTES, weigh=_weigh)


def take_input(x: Values, rank: int, own: Own, *, photo: bool) -> Pooled:
    """Return an input with the number above which its cells are active."""
    above = automatic(x, photo=photo) if own.above is None else own.above
    key = x.shape, x.dtype.str, sha256(np.ascontiguousarray(x).tobytes()).hexdigest()
    return Pooled(x, rank, photo, above, key)


def automatic(x: Values, *, photo: bool) -> float:
    """Return the number above which a cell is active unless one is set: 0, of a photo its mean."""
    return describe(x).mean if photo else 0.0


def measure_all(given: Pooled, spec: PoolSpec, own: Own) -> list[Measured]:
    """Pool the input by each of the names, and measure what is left of it."""
    return [_measured(given, name, spec, own) for name in own.names]


def _measured(given: Pooled, name: str, spec: PoolSpec, own: Own) -> Measured:
    try:
        layer = layer_of(name, spec, own, given.input_shape)
    except PoolingError as error:
        return Measured(name, SIDE_BY_SIDE[name], error=str(error))
    key = given.key, given.above, name, layer
    return RESULTS.get(key, lambda: _measure(given, name, layer))


def _measure(given: Pooled, name: str, layer: PoolSpec) -> Measured:
    said = title(name, layer)
    try:
        y, plan = pool(given.x, layer), plan_windows(layer, given.input_shape)
        kept = measure(given.x, y, plan, given.above)
    except PoolingError as error:
        return Measured(name, said, error=str(error))
    return Measured(name, said, Result(layer, y, kept, histogram(given.x, y)))


def in_order(found: list[Measured], by: str) -> list[Measured]:
    """Return them as listed, or by a measure; what has no such number comes last."""
    if by == "listed":
        return found
    direction = 1 if by in SMALLEST_FIRST else -1

    def place(one: Measured) -> tuple[bool, float]:
        value = value_of(one.result.kept, by) if one.result else None
        missing = value is None or value != value
        return missing, 0.0 if value is None or missing else direction * value

    return sorted(found, key=place)


def value_of(kept: Kept, measured: str) -> float | None:
    """Return one of the measures by which the results can be sorted."""
    if measured in SMALLEST_FIRST:
        return float(getattr(kept, measured))
    if measured == "active":
        return kept.after.active_share
    return kept.total_share if measured == "total" else float(getattr(kept.after, measured))

"""One conversion on the learner's numbers: both calls, both answers, and whether they agree."""

from dataclasses import dataclass

from pooling import PoolSpec
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.convert import Conversion, convert
from pooling.frameworks.libraries.ours import OURS, rule_or_pool
from pooling.frameworks.libraries.port import port
from ui.compare.frameworks.agreement import Relation, relate
from ui.compare.frameworks.answers import Answer, from_ruled
from ui.compare.tables import Values


@dataclass(frozen=True, eq=False)
class Converted:
    """A layer of one library in another.

    Attributes
    ----------
    call : Call
        The layer as it is typed in the first.
    to : str
        The key of the second.
    found : Conversion
        What it is there.
    given, made : Answer
        The numbers of both; where there is no conversion, `made` is the nearest call's, or None.
    """

    call: Call
    to: str
    found: Conversion
    given: Answer
    made: Answer | None

    @property
    def shown(self) -> Call | None:
        """The call of the second library that is shown: the one that fits, or else the nearest."""
        return self.found.call or self.found.nearest

    @property
    def relation(self) -> Relation | None:
        """How the numbers stand to each other."""
        return relate(self.given, self.made) if self.made else None


def typed(library: str, x: Values, spec: PoolSpec, *, own_defaults: bool = True) -> Call | str:
    """Return the layer as it is typed in a library, or why it has no such call."""
    if library == OURS:
        return Call(OURS, spec)
    return port(library, spec, x.shape[x.ndim - spec.rank :], own_defaults=own_defaults)


def converted(call: Call, to: str, x: Values) -> Converted:
    """Convert a call to the library `to`, and pool `x`, (..., spatial), by both."""
    found = convert(call, to, x.shape[x.ndim - call.spec.rank :])
    shown = found.call or found.nearest
    made = from_ruled(to, x, rule_or_pool(shown, x)) if shown else None
    return Converted(call, to, found, from_ruled(call.library, x, rule_or_pool(call, x)), made)

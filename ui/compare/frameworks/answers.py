"""What every library gives for one input and one layer, by its rules; and ours, as it is set."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, plan_windows, pool
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.library import Ruled
from pooling.frameworks.libraries.port import port
from pooling.frameworks.libraries.rule import rule
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.frameworks.rounding import tolerance
from pooling.reductions import REDUCTIONS
from pooling.validation.settings import Pads
from ui.compare.tables import Values

OURS, MINE = "ours", "mine"
NAMES = {OURS: "Ours", MINE: "My output"} | {key: row.name for key, row in LIBRARIES.items()}
"""What stands above an answer."""


@dataclass(frozen=True, eq=False)
class Answer:
    """One library's answer.

    Attributes
    ----------
    key : a key of `LIBRARIES`, or "ours"
    x : the input, (..., spatial)
    call : the layer as people type it there; None if there is no such call
    values : its output, with the leading axes of `x`; None if it refuses
    pads : where it puts padding, (before, after) per axis
    sentence : why its numbers are what they are, if a rule matters here
    unsure : the cells of its output that no rule gives; None if there are none
    refusal : what it refuses, and what would work; empty if it answers
    ends_process : whether the call would end the process that makes it
    slack : how far its numbers may be from what was rounded to them
    """

    key: str
    x: Values
    call: Call | None = None
    values: Values | None = None
    pads: Pads = ()
    sentence: str = ""
    unsure: NDArray[np.bool_] | None = None
    refusal: str = ""
    ends_process: bool = False
    slack: Values | float = 0.0

    @property
    def name(self) -> str:
        """What stands above it."""
        return NAMES[self.key]

    @property
    def short(self) -> str:
        """The same for a narrow column: what comes before a comma."""
        return self.name.partition(",")[0]

    @property
    def spatial_shape(self) -> tuple[int, ...]:
        """The output's sizes without channels."""
        rank = len(self.pads)
        return () if self.values is None else tuple(self.values.shape[self.values.ndim - rank :])

    @cached_property
    def rounding(self) -> Values | float:
        """How far another right answer may be from this one by rounding alone, per cell of the output."""
        if self.call is None or self.values is None:
            return self.slack
        if REDUCTIONS[self.call.spec.reduction].selects:
            return 0.0
        try:
            spec = replace(self.call.spec, padding=self.pads)
            return tolerance(self.x, spec, self.values.dtype).reshape(self.values.shape)
        except (PoolingError, ValueError):  # its windows lie otherwise than ours can
            return 0.0


def answers(x: Values, spec: PoolSpec, *, own_defaults: bool = True, opset: int = 0) -> list[Answer]:
    """Return what every library gives, in their order, and ours last."""
    return [
        *(answer_of(key, x, spec, own_defaults=own_defaults, opset=opset) for key in LIBRARIES),
        our_answer(x, spec),
    ]


def answer_of(key: str, x: Values, spec: PoolSpec, *, own_defaults: bool = True, opset: int = 0) -> Answer:
    """Return what the library `key` gives; `opset` is that of an ONNX model."""
    call = port(key, spec, x.shape[x.ndim - spec.rank :], own_defaults=own_defaults)
    if isinstance(call, str):
        return Answer(key, x, refusal=call)
    if call.opset and opset:
        call = replace(call, opset=opset)
    return from_ruled(key, x, rule(call, x))


def our_answer(x: Values, spec: PoolSpec) -> Answer:
    """Return what our core gives for the layer exactly as it is set."""
    try:
        plan = plan_windows(spec, x.shape[x.ndim - spec.rank :])
        with np.errstate(all="ignore"):
            values = pool(x, spec)
    except PoolingError as error:
        return Answer(OURS, x, refusal=str(error))
    return Answer(OURS, x, Call(OURS, spec), values, plan.pads, "The layer exactly as it is set above.")


def from_ruled(key: str, x: Values, ruled: Ruled) -> Answer:
    """Return what was ruled as an answer to `x`."""
    return Answer(
        key,
        x,
        ruled.call,
        ruled.values,
        ruled.pads,
        ruled.sentence,
        ruled.unsure if ruled.unsure is not None and ruled.unsure.any() else None,
        ruled.refusal,
        ruled.ends_process,
    )

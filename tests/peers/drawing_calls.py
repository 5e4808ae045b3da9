"""Calls of each library to ask it about: what people type there, with numbers that tell its rules apart."""

from dataclasses import replace
from typing import Any

import numpy as np

from pooling import PoolSpec
from pooling.frameworks.libraries.call import Call
from pooling.frameworks.libraries.port import port
from pooling.frameworks.libraries.refusals import find_refusal
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.windows import plan_pads
from tests.record.cases import Case, Rng, integers

OPSETS = (10, 11, 12, 18, 19, 21, 22)
DTYPES = ("float32", "float32", "float32", "float64", "float16", "uint8", "int8", "int32", "int64")
NOT_ASKED = ("window_too_large", "empty_output")
"""Rows about what may end TensorFlow's process, and about an answer that our rules leave out."""
MOST_CELLS = 40
"""Of an input: the records are read by people, too."""


def draw_call(library: str) -> Any:
    """Return what draws calls of one library that can be typed, as `tests.peers.suite` asks for them."""

    def draw(rng: Rng, rank: int) -> Case:
        ranks = LIBRARIES[library].ranks
        while True:
            asked = _draw(library, rng, rank if rank in ranks else ranks[0])
            if asked is not None:
                return asked

    return draw


def _draw(library: str, rng: Rng, rank: int) -> Case | None:
    shape = tuple(integers(rng, rank, 1, (12, 6, 3)[rank - 1]))
    spec = draw_spec(rng, rank, LIBRARIES[library].reductions)
    call: Call | str = Call(library, spec, opset=int(rng.choice(OPSETS)) if library == "onnx" else 0)
    if rng.random() < 0.6:
        call = port(library, spec, shape, own_defaults=bool(rng.integers(2)))
    elif library == "tensorflow":
        call = replace(call, direct=bool(rng.integers(2)))
    if isinstance(call, str):
        return None
    dtype = str(rng.choice(DTYPES))
    refusal = find_refusal(call, (1, *shape), np.dtype(dtype))
    if refusal is not None and (refusal.row in NOT_ASKED or not refusal.can_be_typed or rng.random() < 0.9):
        return None
    if library == "torch" and isinstance(call.spec.padding, str):
        call = replace(call, spec=replace(call.spec, padding=plan_pads(call.spec, shape).pads))
    x = _numbers(rng, (1, *shape), dtype)
    return {"call": call, "x": x, "dtype": dtype} if x.size <= MOST_CELLS else None


def draw_spec(rng: Rng, rank: int, reductions: tuple[str, ...]) -> PoolSpec:
    """Settings of any kind: named paddings, pads in numbers, holes, ceil mode, counted padding."""
    window = integers(rng, rank, 1, 4)
    kind = str(rng.choice(["valid", "same", "same_lower", "number", "pairs"]))
    padding: Any = kind
    if kind == "number":
        padding = [int(rng.integers(0, size // 2 + 1)) for size in window]
    if kind == "pairs":
        padding = [integers(rng, 2, 0, size) for size in window]
    return PoolSpec.of(
        str(rng.choice(reductions)),
        window,
        strides=integers(rng, rank, 1, 4),
        padding=padding,
        dilations=integers(rng, rank, 1, 3) if rng.random() < 0.25 else 1,
        ceil_mode=bool(rng.random() < 0.3),
        count_include_pad=bool(rng.integers(2)),
        p=float(rng.choice([1, 2, 2, 3])),
        divisor_override=int(rng.choice([-2, 3, 5])) if rng.random() < 0.08 else None,
    )


def _numbers(rng: Rng, shape: tuple[int, ...], dtype: str) -> np.ndarray:
    """Quarters of mixed signs, negatives alone, or ties; some with NaN, −∞ or a sum beyond the type."""
    if not dtype.startswith("float"):
        limits = np.iinfo(dtype)
        return rng.integers(max(limits.min, -300), min(limits.max, 300), shape, endpoint=True).astype(dtype)
    low, high = [(-40, 40), (-40, -1), (-1, 1)][rng.integers(3)]
    x = rng.integers(low, high, shape, endpoint=True) / 4
    special = rng.random()
    if special < 0.12:
        x[rng.random(shape) < 0.4] = np.nan
    elif special < 0.24:
        x[rng.random(shape) < 0.6] = -np.inf
    elif special < 0.3:
        x = np.full(shape, float(np.finfo(dtype).max) * 0.75)
    return x.astype(dtype)


DEFAULTS = {
    "opset": 0,
    "direct": False,
    "ceil_mode": False,
    "count_include_pad": False,
    "p": 2.0,
    "divisor_override": None,
}
PLAIN = ("strides", "padding", "dilations", "ceil_mode", "count_include_pad", "p", "divisor_override")


def fields(call: Call) -> dict[str, Any]:
    """A call as plain values, without those at their defaults."""
    spec = call.spec
    settings = {"opset": call.opset, "direct": call.direct, **{name: getattr(spec, name) for name in PLAIN}}
    if max(spec.dilations) == 1:
        del settings["dilations"]
    kept = {name: value for name, value in settings.items() if value != DEFAULTS.get(name, "")}
    return {"library": call.library, "reduction": spec.reduction, "window_shape": spec.window_shape, **kept}


def call_of(fields: dict[str, Any]) -> Call:
    """The call of its plain values."""
    settings = {name: fields[name] for name in PLAIN if name in fields}
    spec = PoolSpec.of(fields["reduction"], fields["window_shape"], **settings)
    return Call(fields["library"], spec, opset=fields.get("opset", 0), direct=fields.get("direct", False))

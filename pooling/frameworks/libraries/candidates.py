"""Calls of another library that may give the same numbers, the plainest first."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from math import inf, prod

from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.spec import PoolSpec
from pooling.validation.settings import Pads
from pooling.windows.counting import window_extent

NAMED = ("valid", "same", "same_lower")
NAMES = dict.fromkeys(("tensorflow", "keras", "tflite"), NAMED[:2]) | {"torch": NAMED[:1]}
"""Names of paddings that a library has; the others have all."""
WITHOUT_NUMBERS = frozenset({"keras", "tflite"})
WITH_CEIL = frozenset({"torch", "onnx", "coreml", "ours", "zeros"})
WITH_COUNT = frozenset({"torch", "onnx", "flax", "jax", "coreml", "ours"})
"""Libraries that have pads in numbers, ceil mode, and a say in whether an average counts padding."""


def candidates(call: Call, to: str, pads: Pads, tight: Pads) -> Iterator[Call]:
    """Return the calls to try: the same arguments, other paddings, then padding in a step of its own.

    `pads` is what the original puts round this input, and `tight` what its windows read of that.
    """
    return filter(can_be_typed, _any(call, to, pads, tight))


def can_be_typed(call: Call) -> bool:
    """Whether the library has the arguments; `rule` says whether it takes their values."""
    spec, library = call.spec, call.library
    flags = (not spec.ceil_mode or library in WITH_CEIL) and (
        not spec.count_include_pad or library in WITH_COUNT
    )
    if call.per_cell and library == "onnx":  # its graph has one node for the pooling
        return False
    if isinstance(spec.padding, str):
        return flags and spec.padding in NAMES.get(library, NAMED)
    names_alone = library == "tensorflow" and (spec.reduction != "max" or spec.rank == 3)
    return flags and library not in WITHOUT_NUMBERS and not names_alone


def _any(call: Call, to: str, pads: Pads, tight: Pads) -> Iterator[Call]:
    for spec, turned, factor in _by_another_name(call):
        made = Call(to, spec, turned=turned, factor=factor, opset=_opset(call, to))
        if to == "zeros":
            yield from _padded_first(made, dict.fromkeys((pads, tight)), 0.0)
            continue
        yield from _with_arguments(made, call, pads, tight)
        if call.pad_first:
            yield replace(made, pad_first=call.pad_first, per_cell=call.per_cell)
            yield from _padded_first(made, dict.fromkeys((pads, tight)), call.pad_first.value)
        lowest = -inf if spec.reduction == "max" else inf if spec.reduction == "min" else 0.0
        yield from _padded_first(made, dict.fromkeys((pads, tight)), lowest)


def _opset(call: Call, to: str) -> int:
    return call.opset or 22 if to == "onnx" else 0


def _by_another_name(call: Call) -> Iterator[tuple[PoolSpec, str, float]]:
    """Return the reduction, and others of which it is a call, with what is done before and after."""
    spec = call.spec
    yield spec, call.turned, call.factor
    if spec.reduction == "min":
        yield replace(spec, reduction="max"), "negated", call.factor
    if spec.reduction == "lp" and spec.p == inf:
        yield replace(spec, reduction="max"), "absolute", call.factor
    cells = prod(spec.window_shape)
    if spec.reduction == "sum":
        yield replace(spec, reduction="avg", divisor_override=1), call.turned, call.factor
        yield replace(spec, reduction="avg", count_include_pad=True), call.turned, call.factor * cells
    if spec.reduction == "avg" and spec.divisor_override is not None:
        whole = replace(spec, divisor_override=None, count_include_pad=True)
        yield whole, call.turned, call.factor * cells / spec.divisor_override


def _with_arguments(made: Call, call: Call, pads: Pads, tight: Pads) -> Iterator[Call]:
    spec = call.spec
    first = [] if call.pad_first or not any(map(any, pads)) else [spec.padding]
    alike = tuple((max(axis), max(axis)) for axis in tight)
    paddings = dict.fromkeys([*first, *NAMED, pads, alike, tight])
    ceil_modes = dict.fromkeys((spec.ceil_mode, False))
    for padding, ceil_mode, counted in product(paddings, ceil_modes, _counting(made.spec)):
        own = replace(made.spec, padding=padding, ceil_mode=ceil_mode, count_include_pad=counted)
        yield replace(made, spec=own)


def _counting(spec: PoolSpec) -> tuple[bool, ...]:
    return (spec.count_include_pad, not spec.count_include_pad) if spec.reduction == "avg" else (False,)


def _padded_first(made: Call, paddings: Iterable[Pads], value: float) -> Iterator[Call]:
    plain = replace(made.spec, padding="valid", ceil_mode=False)
    for pads, counted in product(paddings, _counting(plain)):
        own = replace(made, spec=replace(plain, count_include_pad=counted))
        if any(map(any, pads)):
            own = replace(own, pad_first=PadFirst(pads, value))
        yield own
        if plain.reduction == "avg" and own.pad_first:
            yield replace(own, per_cell=True)


def tight_pads(spec: PoolSpec, shape: tuple[int, ...], before: tuple[int, ...], out: tuple[int, ...]) -> Pads:
    """Return pads (before, after) with which exactly the same windows fit, without one to spare.

    >>> tight_pads(PoolSpec.of("max", 3, strides=2, padding=1), (4, 4), (1, 1), (2, 2))
    ((1, 0), (1, 0))
    """
    extents = map(window_extent, spec.window_shape, spec.dilations)
    axes = zip(shape, before, out, spec.strides, extents, strict=True)
    return tuple(
        (first, max(0, (count - 1) * stride + extent - first - size))
        for size, first, count, stride, extent in axes
    )

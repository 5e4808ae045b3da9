"""Calls of another library that may give the same numbers, the plainest first."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from math import inf, prod

from pooling.frameworks.libraries.call import Call, PadFirst
from pooling.frameworks.libraries.library import Arguments
from pooling.frameworks.libraries.table import LIBRARIES
from pooling.spec import PoolSpec
from pooling.validation.settings import Pads
from pooling.windows.counting import window_extent

OWN = Arguments(ceil=True, counts=True)
"""What our own core has an argument for, which is in no table of libraries."""


def candidates(call: Call, to: str, paddings: tuple[Pads, ...]) -> Iterator[Call]:
    """Return the calls to try: the same arguments, other paddings, then padding in a step of its own.

    `paddings` are numbers in place of the call's padding, as `paddings_of` returns them.
    """
    for made in filter(can_be_typed, _any(call, to, paddings)):
        yield made
        if to == "tensorflow" and isinstance(made.spec.padding, str):
            yield replace(made, direct=True)


def can_be_typed(call: Call) -> bool:
    """Whether the library has the arguments; `rule` says whether it takes their values."""
    spec, has = call.spec, LIBRARIES[call.library].arguments if call.library in LIBRARIES else OWN
    if call.per_cell and call.library == "onnx":  # its graph has one node for the pooling
        return False
    if spec.ceil_mode > has.ceil or spec.count_include_pad > has.counts:
        return False
    if isinstance(spec.padding, str):
        return spec.padding in has.names
    names_alone = call.library == "tensorflow" and (spec.reduction != "max" or spec.rank == 3)
    return has.numbers and not names_alone


def _any(call: Call, to: str, paddings: tuple[Pads, ...]) -> Iterator[Call]:
    for spec, turned, factor in _by_another_name(call):
        made = Call(to, spec, turned=turned, factor=factor, opset=_opset(call, to))
        if to == "zeros":
            yield from _padded_first(made, paddings, 0.0)
            continue
        yield from _with_arguments(made, call, paddings)
        if call.pad_first:
            yield replace(made, pad_first=call.pad_first, per_cell=call.per_cell)
            yield from _padded_first(made, paddings, call.pad_first.value)
        lowest = -inf if spec.reduction == "max" else inf if spec.reduction == "min" else 0.0
        yield from _padded_first(made, paddings, lowest)


def _opset(call: Call, to: str) -> int:
    newest = LIBRARIES[to].opset if to in LIBRARIES else 0
    return newest and (call.opset or newest)


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
        whole = replace(spec, reduction="avg", count_include_pad=True, divisor_override=None)
        yield whole, call.turned, call.factor * cells
    if spec.reduction == "avg" and spec.divisor_override is not None:
        whole = replace(spec, divisor_override=None, count_include_pad=True)
        yield whole, call.turned, call.factor * cells / spec.divisor_override


def _with_arguments(made: Call, call: Call, paddings: tuple[Pads, ...]) -> Iterator[Call]:
    spec = call.spec
    first = [] if call.pad_first or not any(map(any, paddings[0])) else [spec.padding]
    alike = tuple((max(axis), max(axis)) for axis in paddings[-1])
    tried = dict.fromkeys([*first, *OWN.names, paddings[0], alike, *paddings])
    ceil_modes = dict.fromkeys((spec.ceil_mode, False))
    for padding, ceil_mode, counted in product(tried, ceil_modes, _counting(made.spec)):
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


def paddings_of(
    spec: PoolSpec, shape: tuple[int, ...], pads: Pads, output_shape: tuple[int, ...]
) -> tuple[Pads, ...]:
    """Return pads in numbers with which the same windows may fit, for every size or for this one.

    First the pads that a call has; with ceil mode then as many more after the end as a window can overhang;
    last those with which exactly these windows fit, without a cell to spare.

    >>> paddings_of(PoolSpec.of("max", (3,), strides=2, padding=1, ceil_mode=True), (5,), ((1, 1),), (3,))
    (((1, 1),), ((1, 2),))
    """
    extents = tuple(map(window_extent, spec.window_shape, spec.dilations))
    ample = tuple(
        (before, after + min(stride, extent) - 1)
        for (before, after), stride, extent in zip(pads, spec.strides, extents, strict=True)
    )
    tight = tuple(
        (before, max(0, (count - 1) * stride + extent - before - size))
        for size, (before, _), count, stride, extent in zip(
            shape, pads, output_shape, spec.strides, extents, strict=True
        )
    )
    return tuple(dict.fromkeys([pads, *([ample] if spec.ceil_mode else []), tight]))

"""How the output's shape comes about: in words, and as a formula.

A number carries what it counts: "{i:4}" is of the input, w of the window, s of the stride, o of the output.
The stepper gives each its colour.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pooling import WindowPlan
from pooling.windows.axes import AxisPlan

MARKED = re.compile(r"\{[iwso]:(\d+)\}")
_TIMES = {1: "once more", 2: "twice more"}


def shape_words(plan: WindowPlan) -> list[dict[str, str]]:
    """Say how many places the window has, with the formula; axes that are alike share a sentence."""
    alike: dict[AxisPlan, list[str]] = {}
    for axis in plan.axes:
        alike.setdefault(replace(axis, name=""), []).append(axis.name)
    return [
        {"words": _sentence(axis, names, plan), "formula": _formula(axis, plan)}
        for axis, names in alike.items()
    ]


def shape_formulas(plan: WindowPlan) -> list[str]:
    """Write the formula of each axis as plain text: "rows: ⌊(4 − 2) / 2⌋ + 1 = 2"."""
    return [f"{axis.name}: {plain(_formula(axis, plan))}" for axis in plan.axes]


def plain(text: str) -> str:
    """Write a text without what its numbers count.

    >>> plain("{i:4} rows, a window of {w:2}")
    '4 rows, a window of 2'
    """
    return MARKED.sub(r"\1", text)


def extra_window(axis: AxisPlan, ceil_mode: bool) -> dict[str, Any] | None:
    """Return the start and kind of the window after the last that fits, if the division leaves a rest.

    With ceil mode it counts ("overhang") unless it would start in the padding ("struck"); without ceil mode
    it does not count ("floor").
    """
    padded = axis.before + axis.size + axis.after
    if (padded - axis.extent) % axis.stride == 0:
        return None
    start = ((padded - axis.extent) // axis.stride + 1) * axis.stride - axis.before
    if start >= axis.size:
        return {"start": start, "kind": "struck"} if ceil_mode else None
    return {"start": start, "kind": "overhang" if ceil_mode else "floor"}


def _sentence(axis: AxisPlan, names: Sequence[str], plan: WindowPlan) -> str:
    same = plan.spec.padding in ("same", "same_lower")
    lines, each = _counted("i", axis.size, names), " each way" if len(names) > 1 else ""
    return _same(axis, lines, each) if same else _fitted(axis, lines, each, plan.spec.ceil_mode)


def _fitted(axis: AxisPlan, lines: str, each: str, ceil_mode: bool) -> str:
    """Say how often the window fits, and what is left over."""
    pads = f" with {_pads(axis)}" if axis.before or axis.after else ""
    window = f"a window of {_window(axis)}{each}"
    rest = _rest(axis, ceil_mode)
    return f"{lines}{pads}, {window}: {_moves(axis)}: {_places(axis)}{each}{rest}."


def _moves(axis: AxisPlan) -> str:
    padded = axis.before + axis.size + axis.after
    past = (axis.output_size - 1) * axis.stride + axis.extent > padded  # ceil mode's last window
    moves = axis.output_size - 1 - past
    stride = _mark("s", axis.stride)
    if past and moves > 0:
        return f"it fits, moves on by {stride} {_times(moves)}, and with ceil mode once more past the end"
    if past:
        over = f"it fits, and with ceil mode moves on by {stride} once, past the end"
        return over if moves == 0 else "it is longer, and ceil mode lets it reach past the end"
    if moves:
        return f"it fits, and moves on by {stride} {_times(moves)}"
    return "it covers them all" if axis.extent == padded > 1 else "it fits once"


def _times(moves: int) -> str:
    return _TIMES.get(moves, f"another {moves} times")


def _rest(axis: AxisPlan, ceil_mode: bool) -> str:
    """Name the last cells, if no window reads them, or the window that ceil mode leaves out."""
    extra = extra_window(axis, ceil_mode)
    if extra and extra["kind"] == "struck":
        return "; one more would start in the padding, so it does not count"
    left = axis.size - 1 - axis.positions(axis.output_size - 1)[-1]
    if left <= 0:
        return ""
    return "; the last one is left over" if left == 1 else f"; the last {left} are left over"


def _same(axis: AxisPlan, lines: str, each: str) -> str:
    """Say that Same sets the number of places first, and the padding by it."""
    whole, rest = divmod(axis.size, axis.stride)
    stride = _mark("s", axis.stride)
    every = "a place for each" if axis.stride == 1 else f"a place for every {stride}"
    if not whole:
        every = f"fewer than the stride of {stride}"
    elif rest:
        every += " and one for the rest"
    needs = _pads(axis) if axis.before or axis.after else "no padding"
    return f"{lines}, {every}: {_places(axis)}{each}. A window of {_window(axis)} needs {needs} for that."


def _counted(kind: str, number: int, names: Sequence[str]) -> str:
    """Write a number and what it counts: "4 rows and columns", "1 row"."""
    *most, last = [name.removesuffix("s") if number == 1 else name for name in names]
    return f"{_mark(kind, number)} {' and '.join([', '.join(most), last] if most else [last])}"


def _places(axis: AxisPlan) -> str:
    return _counted("o", axis.output_size, ["places"])


def _window(axis: AxisPlan) -> str:
    size = _mark("w", axis.window)
    return size if axis.extent == axis.window else f"{size} spread over {_mark('w', axis.extent)}"


def _pads(axis: AxisPlan) -> str:
    before, after = axis.before, axis.after
    if before == after:
        return f"{before} of padding on both sides"
    if before and after:
        return f"{before} of padding before and {after} after"
    return f"{before or after} of padding {'before the first' if before else 'after the last'}"


def _formula(axis: AxisPlan, plan: WindowPlan) -> str:
    size, stride, out = (
        _mark("i", axis.size),
        _mark("s", axis.stride),
        _mark("o", axis.output_size),
    )
    if plan.spec.padding in ("same", "same_lower"):
        return f"⌈{size} / {stride}⌉ = {out}, pads {axis.before} and {axis.after}"
    padded = f"{size} + {axis.before} + {axis.after}" if axis.before or axis.after else size
    window = _mark("w", axis.window)
    if axis.dilation > 1:
        window = f"(({window} − 1) × {axis.dilation} + 1)"
    left, right = "⌈⌉" if plan.spec.ceil_mode else "⌊⌋"
    formula = f"{left}({padded} − {window}) / {stride}{right} + 1"
    uncut = -((axis.extent - axis.size - axis.before - axis.after) // axis.stride) + 1
    if plan.spec.ceil_mode and uncut != axis.output_size:
        return f"{formula} = {uncut}, minus 1 that would start in the padding = {out}"
    return f"{formula} = {out}"


def _mark(kind: str, number: int) -> str:
    return f"{{{kind}:{number}}}"

"""Questions of the Predict panel about shapes and shifts, with their answers from the core."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, WindowPlan
from pooling.invariance.shifts import shift
from pooling.kinds.base import Layer
from pooling.kinds.dispatch import plan_windows, pool
from pooling.kinds.weighted import Blur, Stochastic
from pooling.misconceptions.shapes import wrong_shapes
from pooling.number_text import format_number
from pooling.windows.axes import AXIS_NAMES
from ui.layers.labels import FILTERS
from ui.layers.shape_words import shape_words
from ui.stepper.labels import PADDING_WORDS
from ui.stepper.panels import question_words as words
from ui.stepper.panels.chances import chance_questions
from ui.stepper.payloads.compact import runs
from ui.stepper.shape_words import plain
from ui.stepper.templates import placed

Payload = dict[str, Any]
MOST_INPUTS, MOST_OUTPUTS = 144, 36
"""The most cells that a learner can be asked to look at after a shift, and to mark."""
CHANGES = {
    "pool": ("stride", "size", "padding", "window", "dilation", "ceil"),
    Stochastic.kind: ("stride", "size", "padding", "window", "dilation", "ceil"),
    Blur.kind: ("stride", "taps", "size", "padding", "window"),
}
"""What is changed before the output's shape is asked for; of other layers it is a setting."""
HIDDEN = "_"
"""In place of a result that stays the same, which is still to be predicted."""


def questions(x: NDArray[Any], spec: PoolSpec) -> Payload:
    """Return what else than results the Predict panel asks for, with the words; a photo has no shifts."""
    asked: dict[str, list[Payload]] = {
        "shape": shape_questions(x.shape[x.ndim - spec.rank :], spec),
        "chance": chance_questions(x, spec),
        "move": move_questions(x, spec),
    }
    kinds = [name for name in words.KINDS if name == "value" or asked[name]]
    return {
        "asks": [{"name": name, "label": words.KINDS[name]} for name in kinds],
        "axes": list(AXIS_NAMES[spec.rank]) if spec.rank > 1 else [words.AXES[1]],
        "shapes": asked["shape"],
        "chances": asked["chance"],
        "moves": asked["move"],
        "question_words": {
            "shape": words.SHAPE,
            "chance": words.CHANCE,
            "move": placed(words.MOVE, spec.rank),
        },
    }


def shape_questions(shape: Sequence[int], spec: PoolSpec) -> list[Payload]:
    """Ask for the output's shape after one change of the settings, so that the screen does not tell it."""
    kind = spec.kind if isinstance(spec, Layer) else "pool"
    if kind not in CHANGES:
        return []
    now = plan_windows(spec, tuple(shape)).output_shape
    asked = []
    for change, plan in _changed(tuple(shape), spec, CHANGES[kind]):
        ask = words.ASK_SHAPE.format(change=change, axes=words.AXES[spec.rank])
        asked.append(
            {
                "ask": ask,
                "answer": list(plan.output_shape),
                "why": " ".join(plain(axis["words"]) for axis in shape_words(plan)),
                "wrong": _wrong_shapes(plan, now),
            }
        )
    return asked


def _changed(
    shape: tuple[int, ...], spec: PoolSpec, names: Sequence[str]
) -> Iterator[tuple[str, WindowPlan]]:
    """Yield a change in words and its plan, for each change that leaves a window."""
    larger = tuple(size + 1 for size in shape)
    wider = tuple(size + 1 for size in spec.window_shape)
    stride = 1 if max(spec.strides) > 1 else 2
    padding = "valid" if any(map(any, plan_windows(spec, shape).pads)) else "same"
    named = isinstance(spec.padding, str) and spec.padding != "valid"
    dilation = 2 if set(spec.dilations) == {1} else 1
    blurred = replace(spec, taps=4 if spec.taps == 3 else 3) if isinstance(spec, Blur) else spec
    changes: dict[str, tuple[str, PoolSpec, tuple[int, ...]]] = {
        "stride": (str(stride), replace(spec, strides=(stride,) * spec.rank), shape),
        "size": ("", spec, larger),
        "padding": (PADDING_WORDS[padding], replace(spec, padding=padding), shape),
        "window": ("", replace(spec, window_shape=wider), shape),
        "dilation": (str(dilation), replace(spec, dilations=(dilation,) * spec.rank), shape),
        "taps": (FILTERS[str(blurred.taps)] if isinstance(blurred, Blur) else "", blurred, shape),
        "ceil": ("off" if spec.ceil_mode else "on", replace(spec, ceil_mode=not spec.ceil_mode), shape),
    }
    for name in names:
        new, changed, size = changes[name]
        if name == "ceil" and named:  # it changes nothing there
            continue
        try:
            yield words.changes(wider, size)[name].format(new=new), plan_windows(changed, size)
        except PoolingError:
            continue


def _wrong_shapes(plan: WindowPlan, now: Sequence[int]) -> list[Payload]:
    """Return the shapes that common mistakes lead to, the likeliest first, each with its sentence."""
    return [
        {"say": words.WRONG_SHAPES[name], "answer": list(shape)}
        for name, shape in wrong_shapes(plan, now).items()
    ]


def move_questions(x: NDArray[Any], spec: PoolSpec) -> list[Payload]:
    """Ask which output cells change when every number moves by one cell, for a matrix or a row.

    Where there would be too many cells to look at, nothing is asked.
    """
    if spec.rank > 2 or x.ndim > spec.rank or x.size > MOST_INPUTS:
        return []
    before = np.atleast_2d(pool(x, spec))
    if before.size > MOST_OUTPUTS:
        return []
    ways = [way for way in words.DIRECTIONS if spec.rank == 2 or not way[0]]
    return [_move(x, spec, before, *way) for way in ways]


def _move(x: NDArray[Any], spec: PoolSpec, before: NDArray[Any], down: int, right: int) -> Payload:
    moved = shift(np.atleast_2d(x), down, right, "zero")
    after = np.atleast_2d(pool(moved.reshape(x.shape), spec))
    same = (before == after) | ((before != before) & (after != after))  # NaN is the same as NaN
    results = (
        HIDDEN if kept else format_number(value) for kept, value in zip(same.flat, after.flat, strict=True)
    )
    return {
        "ask": words.ask_move(down, right),
        "input": runs(map(format_number, moved.flat)),
        "results": runs(results),
        "changed": runs(int(not each) for each in same.flat),
    }

"""One number a map, compared with TensorFlow: a pooling window of the whole map, and Keras' global layers."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec, global_pool
from pooling.frameworks.answer import Answer
from pooling.frameworks.comparison import Comparison, compare
from pooling.frameworks.tensorflow import keras_global_pool, tensorflow_pool
from ui.app.html_table import table_html
from ui.asking.asked_once import AskedOnce
from ui.asking.line import TENSORFLOW
from ui.network.verdict import Verdict
from ui.stepper.labels import by

Values = NDArray[Any]
HEADS = ("TensorFlow’s function", "Maps as", "Result")
WAITING = "Starting TensorFlow… Our own numbers are already here."
NOTE = "Global pooling has one layer for each rank; all of them see the same numbers, in another shape."
LAYERS = {"avg": "GlobalAveragePooling", "max": "GlobalMaxPooling"}
RANKS = (1, 2, 3)


class Line(NamedTuple):
    """One function of TensorFlow: what it was given, what it answered, and how ours compares."""

    call: str
    shape: str
    answer: Answer
    comparison: Comparison | None


ASKED: AskedOnce[list[Line]] = AskedOnce(32, TENSORFLOW)


def look_global(maps: Values, kind: str, patience: float = 0) -> Verdict:
    """Return what TensorFlow has answered about the maps by now; wait `patience` seconds at most."""
    x = np.ascontiguousarray(maps, dtype=np.float32)
    key = x.shape, sha256(x.tobytes()).hexdigest(), kind
    future = ASKED.look(key, lambda: ask_all(x, kind), patience)
    if not future.done():
        return Verdict("waiting", WAITING)
    return verdict(ASKED.result(key, future, _is_final) or [])


def _is_final(lines: list[Line]) -> bool:
    return all(line.answer.is_final for line in lines)


def ask_all(x: Values, kind: str) -> list[Line]:
    """Ask `tf.nn.pool` and the three global layers of Keras; the first that does not answer is the last."""
    spec = PoolSpec.of(kind, x.shape[-2:])
    asked: list[tuple[str, Values, Callable[[], Answer]]] = [
        (f"tf.nn.pool, window {x.shape[-2]} × {x.shape[-1]}", x, lambda: tensorflow_pool(x, spec))
    ]
    for rank in RANKS:
        planes = in_rank(x, rank)
        asked.append((f"{LAYERS[kind]}{rank}D", planes, _keras(planes, kind, rank)))
    lines: list[Line] = []
    for call, planes, ask in asked:
        answer = ask()
        lines.append(Line(call, by(planes.shape[1:]), answer, _compared(planes, kind, answer)))
        if answer.values is None:
            break
    return lines


def in_rank(x: Values, rank: int) -> Values:
    """Return maps (N, rows, columns) as rows, as they are, or as one slice each."""
    count, rows, columns = x.shape
    return x.reshape({1: (count, rows * columns), 2: x.shape, 3: (count, 1, rows, columns)}[rank])


def _keras(planes: Values, kind: str, rank: int) -> Callable[[], Answer]:
    return lambda: keras_global_pool(planes, kind, spatial_rank=rank)


def _compared(planes: Values, kind: str, answer: Answer) -> Comparison | None:
    if answer.values is None:
        return None
    rank = planes.ndim - 1
    ours = global_pool(planes, kind, spatial_rank=rank)
    spec = PoolSpec.of(kind, planes.shape[1:])
    return compare(planes, spec, ours, answer.values.reshape(ours.shape))


def verdict(lines: Sequence[Line]) -> Verdict:
    """Say in one sentence how our numbers and TensorFlow's compare, and in a table for each function."""
    if not lines:
        return Verdict("failed", "TensorFlow did not answer; ask again. Our own numbers are still here.")
    compared = [line for line in lines if line.comparison]
    rows = [(line.call, line.shape, line.comparison.sentence) for line in lines if line.comparison]
    table = table_html("Comparison with TensorFlow", HEADS, rows) if rows else ""
    last = lines[-1].answer
    if last.values is None:
        return Verdict("failed", f"{last.sentence} Our own numbers are still here.", table)
    version = f"Compared with TensorFlow {last.version}"
    agree = all(line.comparison.agrees for line in compared if line.comparison)
    said = "all four give our numbers" if agree else "not all give our numbers; the table says why"
    return Verdict("done", f"{version}: {said}.", table)

"""TensorFlow's convolution, ReLU and pooling on the same photo, and how far its maps are from ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.fast import pool
from pooling.frameworks.answer import Answer
from pooling.frameworks.rounding import tolerance
from pooling.frameworks.tensorflow import WORKER, ask_worker, tensorflow_pool
from pooling.network.convolution import conv2d
from pooling.network.extraction import Extraction
from pooling.process.parent import HelperProcess

Array = NDArray[Any]
FLOAT32 = np.dtype(np.float32)


@dataclass(frozen=True, eq=False)
class StageComparison:
    """One stage: our map and TensorFlow's answer.

    Attributes
    ----------
    call : str
        TensorFlow's function.
    answer : Answer
        What it answered.
    cells, differing : int
        How many cells the map has, and how many are not exactly equal once ours is float32.
    largest : float
        The largest difference.
    where : tuple of int or None
        The cell that has it, (row, column); None where all are equal.
    agrees : bool
        Whether rounding alone explains all differences.
    """

    call: str
    answer: Answer
    cells: int = 0
    differing: int = 0
    largest: float = 0.0
    where: tuple[int, ...] | None = None
    agrees: bool = False


def tensorflow_extract(made: Extraction, *, worker: HelperProcess = WORKER) -> list[Answer]:
    """Ask `tf.nn.conv2d`, `tf.nn.relu` and `tf.nn.pool`, each about the map before it, in float32.

    A stage that has no answer is the last one. Without a ReLU in the extraction, none is asked for.
    """
    padding = str(made.filter_plan.spec.padding).upper()
    settings = {"call": "tf.nn.conv2d", "kernel": made.kernel.tolist(), "padding": padding}
    answers = [ask_worker("tf.nn.conv2d", settings, made.photo[None].astype(FLOAT32), worker)]
    if made.rectified and answers[-1].values is not None:
        answers.append(ask_worker("tf.nn.relu", {"call": "tf.nn.relu"}, answers[-1].values, worker))
    if answers[-1].values is not None:
        answers.append(tensorflow_pool(answers[-1].values, made.pool_plan.spec, worker=worker))
    return answers


def compare_stages(made: Extraction, answers: list[Answer]) -> list[StageComparison]:
    """Compare each map that TensorFlow made with ours, cell by cell."""
    ours = [made.filtered, *([made.detected] if made.rectified else []), made.condensed]
    return [
        _compared(mine, answer, stage == len(ours) - 1, made)
        for stage, (mine, answer) in enumerate(zip(ours, answers, strict=False))
    ]


def _compared(ours: Array, answer: Answer, is_pooled: bool, made: Extraction) -> StageComparison:
    if answer.values is None:
        return StageComparison(answer.call, answer)
    theirs = answer.values[0]
    with np.errstate(all="ignore"):  # float32's range is smaller
        mine = ours.astype(FLOAT32)
        apart = np.where(mine == theirs, 0.0, np.abs(mine.astype(np.float64) - theirs))
        allowed = filter_tolerance(made)
        if is_pooled:
            allowed = pool(allowed, made.pool_plan.spec) + tolerance(
                made.detected, made.pool_plan.spec, FLOAT32
            )
    differing = int(np.count_nonzero(apart))
    worst = tuple(int(at) for at in np.unravel_index(int(apart.argmax()), apart.shape))
    return StageComparison(
        answer.call,
        answer,
        ours.size,
        differing,
        float(apart[worst]),
        worst if differing else None,
        bool((apart <= allowed).all()),
    )


def filter_tolerance(made: Extraction) -> Array:
    """Return, per cell of the filtered map, how far two right answers in float32 may differ.

    Each weight, each of the n products and each of the n − 1 additions is rounded once, in any order:
    (n + 2) · ε/2 · Σ |weight × value|, as for an average in `comparison.tolerance`.
    """
    limits, n = np.finfo(FLOAT32), made.kernel.size
    sizes = conv2d(np.abs(made.photo), np.abs(made.kernel), padding=made.filter_plan.spec.padding)
    return np.asarray((n + 2) * float(limits.eps) / 2 * sizes + float(limits.tiny))

"""Settings up to 2³¹ − 1 in a process that may have 1 GiB: numbers or a sentence within 2 seconds, always."""

import json
import math
import os
import subprocess
import sys
from contextlib import suppress
from math import prod
from pathlib import Path
from select import select

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import pooling
from pooling import PoolingError, PoolSpec, plan_windows
from pooling.validation.settings import LARGEST
from pooling.validation.sizes import LARGEST_RESULT
from tests.core.strategies import REDUCTION_NAMES
from tests.profiles import examples

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")

SECONDS = 2
PATIENCE = 20
"""Seconds on the clock until a call counts as stuck; processor time is what is judged."""
A_LOT = 2**19
"""Cells of an output from which the time to fill it is fair, so up to the limit it is not drawn."""
WORKER = Path(__file__).with_name("hostile_worker.py")
FUNCTIONS = [name for name in pooling.__all__ if not name[0].isupper()]


class Worker:
    """A process that answers calls; it is started again if it dies."""

    def __init__(self):
        self.process = None

    def ask(self, question):
        if self.process is None:
            self.process = self.start()
        with suppress(BrokenPipeError):  # it is dead, which is said below
            self.process.stdin.write(json.dumps(question) + "\n")
            self.process.stdin.flush()
        ready, _, _ = select([self.process.stdout], [], [], PATIENCE)
        line = self.process.stdout.readline() if ready else ""
        if not line:
            self.stop()
            return {"kind": "died" if ready else "stuck", "text": "", "seconds": 0}
        return json.loads(line)

    def start(self):
        alone = {"OPENBLAS_NUM_THREADS": "1"}  # each of its threads takes memory
        root = str(Path(pooling.__file__).parents[1])
        return subprocess.Popen(
            [sys.executable, WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | alone | {"PYTHONPATH": root},
            text=True,
        )

    def stop(self):
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None


@pytest.fixture(scope="module")
def worker():
    worker = Worker()
    yield worker
    worker.stop()


LARGE = st.integers(0, 31).flatmap(lambda bits: st.integers(2**bits // 2, min(2**bits, LARGEST)))
SIZES = st.integers(1, 6) | LARGE.map(lambda size: max(1, size)) | st.just(LARGEST)


@st.composite
def axis_settings(draw):
    """Draw a window, a stride, a dilation and pads; mostly such that every window may reach the input."""
    window, stride, dilation = draw(SIZES), draw(SIZES), draw(st.just(1) | SIZES)
    reach = min((window - 1) * dilation, LARGEST)
    least = draw(st.integers(0, 6)) if draw(st.booleans()) else 0
    pads = [
        min(draw(st.integers(max(0, reach - least), reach) | st.just(reach // 2) | LARGE), LARGEST)
        for _ in range(2)
    ]
    return window, stride, dilation, pads


@st.composite
def questions(draw):
    """Draw a public function, a small input, and settings of any size."""
    rank = draw(st.integers(1, 3))
    axes = [draw(axis_settings()) for _ in range(rank)]
    window, strides, dilations, pads = zip(*axes, strict=True)
    settings = {
        "reduction": draw(st.sampled_from(REDUCTION_NAMES)),
        "window_shape": window,
        "strides": strides,
        "dilations": dilations,
        "padding": draw(st.sampled_from([pads, pads, pads, "same", "same_lower", "valid"])),
        "ceil_mode": draw(st.booleans()),
        "count_include_pad": draw(st.booleans()),
        "p": draw(st.sampled_from([1, 2, 3.5, math.inf])),
        "divisor_override": draw(st.none() | st.integers(1, 2**63 - 1)),
        "output_shape": [draw(SIZES) for _ in range(rank)],
    }
    shape = [draw(st.integers(1, 40 if rank == 1 else 6)) for _ in range(rank)]
    dtype = draw(st.sampled_from(["float64", "float32", "uint8", "int64"]))
    return {
        "function": draw(st.sampled_from(FUNCTIONS)),
        "shape": shape,
        "dtype": dtype,
        "settings": settings,
    }


def output_cells(question):
    """How many cells the answer has, 0 if the settings are rejected."""
    settings = dict(question["settings"])
    wanted = settings.pop("output_shape")
    if question["function"].startswith(("adaptive", "plan_adaptive", "unpool")):
        return prod(wanted)
    if question["function"].startswith("roi"):
        return 4 * prod((*wanted[:2], *settings["window_shape"][:2]))
    if question["function"].startswith("blur"):
        settings |= {"strides": 1, "dilations": 1, "ceil_mode": False}
    try:
        return plan_windows(PoolSpec.of(**settings), question["shape"]).window_count
    except PoolingError:
        return 0


def adaptive(function, shape, output_shape, reduction="avg"):
    settings = {"reduction": reduction, "output_shape": output_shape}
    return {"function": function, "shape": shape, "dtype": "float64", "settings": settings}


def plain(function, shape, window, padding, **settings):
    settings = {"window_shape": window, "strides": 1, "padding": padding, "reduction": "max"} | settings
    return {"function": function, "shape": shape, "dtype": "float64", "settings": settings}


EXAMPLES = [
    plain("pool", [10], [LARGEST], 2**30, reduction="avg"),
    plain("pool", [4, 4], 20001, 10000),
    plain("pool", [1], [65536], 65535),
    plain("pool_with_indices", [4, 4], 20001, 10000),
    *(plain("pool_backward", [4, 4], 20001, 10000, reduction=name) for name in REDUCTION_NAMES),
    *(plain("steps", [4, 4], LARGEST, 2**30, reduction=name) for name in REDUCTION_NAMES),
    plain("pool", [10], [3], 2**30, dilations=2**30, reduction="sum"),
    adaptive("adaptive_pool", [3, 3], 10**5),
    adaptive("adaptive_pool", [3, 3], LARGEST),
    adaptive("adaptive_pool", [3], [10**6]),
    adaptive("adaptive_pool_backward", [3], [10**6], "softmax"),
    adaptive("adaptive_steps", [3, 3], LARGEST),
    adaptive("plan_adaptive", [3, 3], LARGEST),
    adaptive("unpool", [3, 3], LARGEST),
]


def check(worker, question):
    answered = worker.ask(question)
    assert answered["kind"] in ("numbers", "sentence"), answered
    assert answered["seconds"] <= SECONDS, answered
    return answered


@pytest.mark.parametrize("question", EXAMPLES, ids=lambda question: question["function"])
def test_known_hostile_settings_are_answered(worker, question):
    check(worker, question)


@examples(800)
@given(questions())
def test_hostile_settings_are_answered_with_numbers_or_a_sentence(worker, question):
    assume(not A_LOT < output_cells(question) <= LARGEST_RESULT)
    check(worker, question)


def test_what_does_not_fit_into_memory_is_a_sentence(worker):
    """Below the limit on the result, and above what this process may have."""
    answered = worker.ask(adaptive("adaptive_pool", [3], [LARGEST_RESULT // 16], "max"))
    assert answered["kind"] == "sentence"
    assert answered["text"] == (
        "adaptive_pool ran out of memory; make fewer windows, or pool a part of the input at a time."
    )


def test_a_worker_that_fails_or_dies_is_noticed(worker):
    assert (
        worker.ask({"function": "none of ours", "shape": [1], "dtype": "int64", "settings": {}})["kind"]
        == "error"
    )
    worker.process.kill()
    with pytest.raises(AssertionError):
        check(worker, EXAMPLES[0])
    check(worker, EXAMPLES[0])

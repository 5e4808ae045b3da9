"""Our core against answers that TensorFlow and PyTorch gave: `tests/record/answers.py` wrote them down."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pooling import PoolSpec, pool, pool_backward, reference, steps
from pooling.frameworks.comparison import compare
from tests.each import each

FOLDER = Path(__file__).parent / "recorded"
RECORDS = {name: json.loads((FOLDER / f"{name}.json").read_text("utf-8")) for name in ("tensorflow", "torch")}
SETTINGS = ("strides", "padding", "dilations", "ceil_mode", "count_include_pad")
SPECIAL = {"max passes over NaN", "max of NaN alone", "max of -inf alone", "max of -inf alone, float64"}
SPECIAL_AVERAGES = {"avg overflows", "avg flushes"}


def spec_of(case: dict[str, Any]) -> PoolSpec:
    return PoolSpec.of(case["reduction"], case["window_shape"], **{key: case[key] for key in SETTINGS})


def array_of(case: dict[str, Any], key: str) -> np.ndarray:
    return np.asarray(case[key], case["dtype"])


def comparable(framework: str) -> list[dict[str, Any]]:
    """The cases on which the frameworks' rule is ours: all but TensorFlow's own ways with NaN and limits."""
    own_ways = SPECIAL | SPECIAL_AVERAGES if framework == "tensorflow" else set()
    return [case for case in RECORDS[framework]["cases"] if case["name"] not in own_ways]


def named(framework: str, name: str) -> dict[str, Any]:
    return next(case for case in RECORDS[framework]["cases"] if case["name"] == name)


def windows_with_winners(case: dict[str, Any]) -> list[tuple[int, tuple[int, ...], list[tuple[int, ...]]]]:
    planes, spec = array_of(case, "x"), spec_of(case)
    return [(c, step.index, step.winners) for c, plane in enumerate(planes) for step in steps(plane, spec)]


def has_volume_tie(case: dict[str, Any]) -> bool:
    volume = len(case["window_shape"]) == 3
    return volume and any(len(winners) > 1 for _, _, winners in windows_with_winners(case))


def margin(case: dict[str, Any]) -> float:
    """Maxima are exact; averages are of quarters up to 10, their gradients of quarters up to 2.

    A sum of n quarters is exact, so that only the division and the adding of quotients (at most 64) round.
    """
    return 0.0 if case["reduction"] == "max" else 64 * 10 * float(np.finfo(case["dtype"]).eps)


def assert_close(got: np.ndarray, wanted: np.ndarray, case: dict[str, Any]) -> None:
    assert got.shape == wanted.shape, case
    np.testing.assert_allclose(
        got, wanted, rtol=0, atol=margin(case), equal_nan=True, err_msg=str(spec_of(case))
    )


@pytest.mark.parametrize("framework", RECORDS)
def test_records_hold_some_hundred_cases_of_every_rank(framework: str) -> None:
    cases = comparable(framework)
    ranks = [len(case["window_shape"]) for case in cases]
    assert all(ranks.count(rank) >= 60 for rank in (1, 2, 3))
    assert RECORDS[framework]["version"]


@pytest.mark.parametrize("framework", RECORDS)
def test_pool_equals_every_recorded_answer(framework: str) -> None:
    for case in comparable(framework):
        assert_close(pool(array_of(case, "x"), spec_of(case)), array_of(case, "y"), case)


@pytest.mark.parametrize("framework", RECORDS)
def test_reference_equals_every_recorded_answer(framework: str) -> None:
    for case in comparable(framework):
        assert_close(reference.pool(array_of(case, "x"), spec_of(case)), array_of(case, "y"), case)


@pytest.mark.parametrize("framework", RECORDS)
def test_pool_backward_equals_every_recorded_gradient(framework: str) -> None:
    for case in comparable(framework):
        if framework == "torch" or not has_volume_tie(case):
            got = pool_backward(array_of(case, "x"), spec_of(case), array_of(case, "grad_output"))
            assert_close(got, array_of(case, "grad_x"), case)


def test_tensorflow_gives_every_tied_cell_of_a_volume_the_whole_gradient() -> None:
    """Its 3-D kernel differs there from its own 2-D one, from PyTorch and from us: the first cell gets it."""
    tied = [case for case in comparable("tensorflow") if has_volume_tie(case)]
    assert len(tied) >= 10
    for case in tied:
        wanted = np.zeros_like(array_of(case, "x"))
        for channel, index, winners in windows_with_winners(case):
            for cell in winners:
                wanted[(channel, *cell)] += array_of(case, "grad_output")[(channel, *index)]
        np.testing.assert_array_equal(array_of(case, "grad_x"), wanted)


@each(
    ("framework", "name", "wanted"),
    [
        ("tensorflow", "max k3 s2 same", [[11, 12], [15, 16]]),
        ("tensorflow", "avg k3 s2 same", [[6, 7.5], [12, 13.5]]),
        ("tensorflow", "max k3 s2 pads 1", [[6, 8], [14, 16]]),
        ("tensorflow", "negatives under same", [[-1, -1], [-1, -1]]),
        ("tensorflow", "last row and column never read", [[6, 8], [16, 18]]),
        ("torch", "max k3 s2 p1", [[6, 8], [14, 16]]),
        ("torch", "avg k3 s2 p1, padding counted", [[14 / 9, 30 / 9], [57 / 9, 11]]),
        ("torch", "avg k3 s2 p1", [[3.5, 5], [9.5, 11]]),
        (
            "torch",
            "avg k3 s2 p1 ceil, padding counted",
            [[14 / 9, 30 / 9, 2], [57 / 9, 11, 6], [4.5, 7.5, 4]],
        ),
        ("torch", "ceil reads the last row and column", [[6, 8, 9], [16, 18, 19], [21, 23, 24]]),
        ("torch", "k1 s2 length 10 ceil", [0, 2, 4, 6, 8]),
        ("torch", "dilation and stride", [[11]]),
        ("torch", "stride over window", [[1, 4], [13, 16]]),
    ],
)
def test_truth_table_row_holds_for_the_framework_and_for_us(
    framework: str, name: str, wanted: list[Any]
) -> None:
    case = named(framework, name)
    np.testing.assert_allclose(array_of(case, "y"), [wanted], rtol=1e-15)
    np.testing.assert_allclose(pool(array_of(case, "x"), spec_of(case)), [wanted], rtol=1e-15)


def test_ceil_mode_drops_the_window_that_would_start_in_padding() -> None:
    assert array_of(named("torch", "9 by 9 avg k4 s4 p2 ceil"), "y").shape == (1, 3, 3)


@each(
    ("framework", "name", "per_window"),
    [
        ("tensorflow", "tie goes to the first", [[1, 0], [0, 0]]),
        ("torch", "tie goes to the first", [[1, 0], [0, 0]]),
        ("tensorflow", "overlapping ties", [[1, 1, 0], [1, 1, 0], [0, 0, 0]]),
        ("torch", "overlapping ties", [[1, 1, 0], [1, 1, 0], [0, 0, 0]]),
        ("tensorflow", "average gradient at the edge", [[0.25, 0.25, 0.5], [0.25, 0.25, 0.5], [0.5, 0.5, 1]]),
    ],
)
def test_gradient_of_each_cell_is_its_share_of_its_window(
    framework: str, name: str, per_window: list[Any]
) -> None:
    case = named(framework, name)
    grad_output = array_of(case, "grad_output")
    share = np.zeros((3, 3))
    share[: len(per_window), : len(per_window)] = per_window
    stride = case["strides"][0]
    wanted = [
        [
            share[r, c]
            * grad_output[
                0, min(r // stride, grad_output.shape[1] - 1), min(c // stride, grad_output.shape[2] - 1)
            ]
            for c in range(len(per_window))
        ]
        for r in range(len(per_window))
    ]
    np.testing.assert_array_equal(array_of(case, "grad_x"), [wanted])


@pytest.mark.parametrize(
    ("name", "clause"),
    [
        ("max passes over NaN", "ignores NaN"),
        ("max of NaN alone", "only −∞ or NaN"),
        ("max of -inf alone", "only −∞ or NaN"),
        ("max of -inf alone, float64", "only −∞ or NaN"),
        ("avg overflows", "summed in float64"),
    ],
)
def test_tensorflows_own_way_is_named_as_the_reason(name: str, clause: str) -> None:
    case = named("tensorflow", name)
    x, spec = array_of(case, "x"), spec_of(case)
    comparison = compare(x, spec, pool(x, spec), array_of(case, "y"))
    assert not comparison.agrees
    assert clause in comparison.sentence


def test_flushed_averages_count_as_rounding() -> None:
    case = named("tensorflow", "avg flushes")
    x, spec = array_of(case, "x"), spec_of(case)
    assert array_of(case, "y").tolist() == [[[0]]]
    assert pool(x, spec).min() > 0
    assert compare(x, spec, pool(x, spec), array_of(case, "y")).agrees

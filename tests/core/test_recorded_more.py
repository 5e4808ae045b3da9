"""Our core against what seven libraries answered to the suites of tests/peers: `tests/record/peers.py`."""

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from tests.each import each
from tests.peers.ours import KEYS, compare

FOLDER = Path(__file__).parent / "recorded"
FILES = {path.stem.removeprefix("peers_"): path for path in sorted(FOLDER.glob("peers_*.json"))}
RECORDS = {library: json.loads(path.read_text("utf-8")) for library, path in FILES.items()}
SUITES = [
    (library, suite)
    for library, record in RECORDS.items()
    for suite in dict.fromkeys(case["suite"] for case in record["cases"])
]
WITH_GRADIENT = ("torch", "tensorflow")


def cases(library, suite):
    return [case for case in RECORDS[library]["cases"] if case["suite"] == suite]


def answer(case):
    """The arrays; a float32 is written in as few digits as name it, so that it must be one again."""
    kept = case["dtype"] if case["dtype"].startswith("float") else None
    dtypes = {"y": kept, "grad_x": kept, "grad_output": None, "indices": None}
    return {key: np.asarray(case[key], dtype) for key, dtype in dtypes.items() if key in case}


@pytest.mark.parametrize(("library", "suite"), SUITES)
def test_answers_gradients_and_indices_are_the_recorded_ones(library, suite):
    for number, case in enumerate(cases(library, suite)):
        compare(case, answer(case), slowly=number % 3 == 0)  # the nested loops answer every third


def test_records_are_complete():
    assert set(RECORDS) == {"torch", "tensorflow", "onnx", "onnxruntime", "scipy", "skimage", "opencv"}
    assert len(SUITES) == 14
    for record in RECORDS.values():
        assert record["version"]
        ranks = Counter(np.ndim(case["x"]) - 1 for case in record["cases"])
        assert all(ranks[rank] >= 20 for rank in ((1, 2, 3) if len(ranks) == 3 else (2,)))
    assert (
        sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_950_000
    )  # with layers_*.json, network_*.json and libraries_*.json


@pytest.mark.parametrize("library", WITH_GRADIENT)
def test_gradients_are_recorded_of_every_reduction_the_library_has(library):
    reductions = Counter(case["reduction"] for case in RECORDS[library]["cases"] if "grad_x" in case)
    wanted = {"max", "avg", "sum", "lp"} if library == "torch" else {"max", "avg"}
    assert {name for name, count in reductions.items() if count >= 5} == wanted


@each("key", KEYS)
def test_a_wrong_answer_is_noticed(key):
    case = next(case for case in cases("torch", "max") if "grad_x" in case)
    wrong = answer(case)
    wrong[key] = wrong[key] + 1
    with pytest.raises(AssertionError, match=key):
        compare(case, wrong)


@each("suite", ["avg", "lp", "adaptive"])
def test_an_answer_that_is_a_little_off_is_noticed(suite):
    case = next(
        case for case in cases("torch", suite) if case["dtype"] == "float64" and case["reduction"] != "max"
    )
    wrong = answer(case)
    wrong["y"] = np.asarray(wrong["y"], float) * (1 + 1e-10)
    with pytest.raises(AssertionError, match="differs by"):
        compare(case, wrong)

"""Every library's rules against answers that it gave: `tests/record/libraries.py` wrote them down."""

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from pooling.frameworks.libraries.rule import ruled_shape
from pooling.frameworks.libraries.table import LIBRARIES
from tests.peers.drawing_calls import call_of
from tests.peers.ours_calls import compare

FOLDER = Path(__file__).parents[2] / "recorded"
ASKED = [key for key, library in LIBRARIES.items() if library.held_by == "answers"]
RECORDS = {key: json.loads((FOLDER / f"libraries_{key}.json").read_text("utf-8")) for key in ASKED}
CORE_ML = json.loads((FOLDER / "libraries_coreml.json").read_text("utf-8"))


def answer(case):
    """The recorded answer, with one channel before the spatial axes."""
    if "error" in case:
        return {"error": case["error"]}
    y = np.asarray(case["y"], case["gives"])
    return {"y": y.reshape(1, *case.get("shape", y.shape))}


@pytest.mark.parametrize("library", ASKED)
def test_rules_give_every_recorded_answer(library):
    for case in RECORDS[library]["cases"]:
        x = np.asarray(case["x"], case["dtype"])[None]
        compare({"call": call_of(case), "x": x, "dtype": case["dtype"]}, answer(case))


@pytest.mark.parametrize("library", ASKED)
def test_records_hold_every_rank_and_reduction_and_what_is_refused(library):
    cases = RECORDS[library]["cases"]
    counted = Counter(case["reduction"] for case in cases if "y" in case)
    assert all(counted[name] >= 15 for name in LIBRARIES[library].reductions)
    ranks = Counter(len(case["window_shape"]) for case in cases)
    assert all(ranks[rank] >= 30 for rank in LIBRARIES[library].ranks)
    assert any("error" in case for case in cases) or library in ("jax", "flax")
    assert "Infinity" in json.dumps(cases)
    assert "NaN" in json.dumps(cases)


def test_versions_are_those_that_the_table_names():
    for key in ASKED:
        numbers = list(RECORDS[key]["versions"].values())
        assert numbers[0].split("+")[0] in LIBRARIES[key].version


def test_core_mls_shapes_are_those_of_its_shape_inference():
    for case in CORE_ML["cases"]:
        found = ruled_shape(call_of(case), tuple(case["input_shape"]))
        assert bool(found.refusal) == ("error" in case), (found, case)
        assert found.output_shape == (tuple(case["shape"]) if "shape" in case else None), (found, case)


def wrong_answers(case):
    """What the library did not answer: a number a little off, another type, another shape, an error."""
    y = answer(case)["y"]
    yield {"y": y + np.asarray(1e-3 if y.dtype.kind == "f" else 1, y.dtype)}
    yield {"y": y.astype("float32" if y.dtype == "float64" else "float64")}
    yield {"y": np.concatenate([y, y[..., -1:]], axis=-1)}
    yield {"error": "ValueError"}


@pytest.mark.parametrize("reduction", ["max", "avg", "lp"])
def test_an_answer_that_is_a_little_off_is_noticed(reduction):
    singles = [case for case in RECORDS["torch"]["cases"] if case["dtype"] == "float32" and "y" in case]
    case = next(case for case in singles if case["reduction"] == reduction and np.isfinite(case["y"]).all())
    asked = {"call": call_of(case), "x": np.asarray(case["x"], case["dtype"])[None], "dtype": case["dtype"]}
    compare(asked, answer(case))
    for wrong in wrong_answers(case):
        with pytest.raises(AssertionError):
            compare(asked, wrong)


def test_an_answer_where_the_rule_refuses_is_noticed():
    case = next(case for case in RECORDS["torch"]["cases"] if "error" in case)
    x = np.asarray(case["x"], case["dtype"])[None]
    with pytest.raises(AssertionError):
        compare({"call": call_of(case), "x": x, "dtype": case["dtype"]}, {"y": x})

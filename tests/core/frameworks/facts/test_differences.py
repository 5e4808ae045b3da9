"""Where others disagree: every row's settings give here what each of them was recorded to answer."""

import json
from pathlib import Path

import numpy as np
import pytest

from pooling.frameworks.facts.differences import DIFFERENCES

RECORD = json.loads((Path(__file__).parents[2] / "recorded" / "differences.json").read_text("utf-8"))
ANSWERS = {(row["name"], row["who"]): row for row in RECORD["rows"]}
SIDES = [pytest.param(row, side, id=f"{row.name}: {side.who}") for row in DIFFERENCES for side in row.sides]


def told(row, side):
    return np.asarray(ANSWERS[row.name, side.who]["answer"], float)


@pytest.mark.parametrize(("row", "side"), SIDES)
def test_settings_named_for_a_library_give_its_recorded_answer(row, side):
    assert ANSWERS[row.name, side.who]["asked"] == side.asked
    np.testing.assert_allclose(row.answer(side), told(row, side), rtol=1e-6)


@pytest.mark.parametrize("row", DIFFERENCES, ids=lambda row: row.name)
def test_every_difference_is_one(row):
    first, *others = (told(row, side) for side in row.sides)
    assert any(not np.array_equal(first, other, equal_nan=True) for other in others)
    assert row.sentence.endswith(".")


def test_no_row_comes_twice_and_no_record_is_left_over():
    names = [(row.name, side.who) for row in DIFFERENCES for side in row.sides]
    assert len(set(names)) == len(names) == len(RECORD["rows"])
    assert set(names) == set(ANSWERS)
    assert {"torch", "tensorflow-cpu", "onnxruntime", "scipy"} <= set(RECORD["versions"])

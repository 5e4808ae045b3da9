"""What the lessons say of networks, against the files that it comes from."""

import json
from statistics import mean

import numpy as np
import pytest

from ui.app.assets import ASSETS
from ui.lessons.measured import (
    MEASURED,
    MEASURED_TABLES,
    digit_pictures,
    digits,
    enlarged,
    models,
    noisy,
    vehicles,
)

RUNS = json.loads((ASSETS / "models" / "runs.json").read_text("utf-8"))["runs"]


def test_models_are_the_means_of_the_recorded_seeds():
    made = models()
    for head, ending in (("flatten", ""), ("global", "_global")):
        for pooling in ("max", "avg", "strided", "blur", "none"):
            rows = [row for row in RUNS if (row["pooling"], row["head"]) == (pooling, head)]
            assert len(rows) == made["seeds"]
            for at, key in ((0, ""), (1, "_shifted")):
                expected = 100 * mean(row["zero"][at] for row in rows)
                assert made[f"{pooling}{ending}{key}"] == pytest.approx(expected, abs=0.06)
            assert made[f"{pooling}{ending}_parameters"] == rows[0]["parameters"]


def test_the_digits_network_is_as_good_as_its_training_says_and_lost_when_turned():
    facts = digits()
    said = json.loads((ASSETS / "network" / "weights" / "digits.json").read_text("utf-8"))
    assert facts["tested"] == said["tested"] == len(digit_pictures()[0])
    assert facts["upright"] == round(100 * said["accuracy"], 1)
    assert facts["turned"] < facts["guessing"] < facts["upside_down"] < facts["moved"] < facts["upright"]


def test_pictures_are_changed_as_said():
    pictures = np.arange(128, dtype=np.float32).reshape(2, 8, 8)
    middle = pictures[0, 3:5, 3:5]
    assert set(middle.ravel()) <= set(enlarged(pictures)[0, 2:6, 2:6].ravel())
    assert enlarged(pictures).shape == pictures.shape
    assert np.std(noisy(pictures) - pictures) == pytest.approx(0.25, abs=0.05)


def test_vehicles_are_counted():
    facts = vehicles()
    assert facts["cells"] == facts["maps"] * facts["side"] ** 2
    assert facts["head_weights"] == 2 * facts["maps"]
    assert facts["head_weights_flat"] == 2 * facts["cells"]


def test_facts_are_plain():
    for experiment in MEASURED.values():
        assert {type(value) for value in experiment().values()} <= {int, float, str}
    for table in MEASURED_TABLES.values():
        assert {len(row) for row in table().rows} == {len(table().head)}

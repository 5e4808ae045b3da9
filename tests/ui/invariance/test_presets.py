"""Experiments to try: the measured answers are those that were published or measured elsewhere."""

import csv
import io

import pytest

from ui.invariance.curves import MEASURES, curves, levels_csv
from ui.invariance.experiment import Experiment, every_shift
from ui.invariance.names import WAYS
from ui.invariance.network_curves import network_alt, network_curves
from ui.invariance.presets import PRESETS, preset_of
from ui.invariance.two_measures import SHOWN, measured, two_measures
from ui.model.results import untrained

ANSWERS = {
    "Kaggle’s ring": ("1", "All 49 shifts give one result"),
    "One cell further": ("9", "The 81 shifts give 9 results; 85"),
    "A smaller ring": ("9", "The 9 shifts give 9 results; 0% of them"),
    "First it gets worse": ("No, it falls first", "93.6%, 88.6%, 87.8%, 91.4%, 100%"),
    "Zhang’s row": ("No", "0 1 0 1 becomes 1 1 1 1. With blur: 0.5 1 0.5 1 becomes 0.75 0.75 0.75 0.75"),
    "An edge, one pixel on": ("Only to one side", "To the right nothing changes, to the left 4 cells do"),
    "The feature 4": ("Yes", "Its window still says 4. Of the 8 moves by one cell, 3 keep"),
    "A lone maximum": ("3 of 8", "3 of 8, wherever in its 2 × 2 window the 1 is. Counted for a 3 × 3"),
    "Dots far apart": ("2", "2, 2, 2, 2, 2"),
    "By average": ("None", "0% of the shifts change nothing, and yet the mean distance is 0.007"),
    "It keeps its promise": ("It only moves along", "not one cell is off"),
    "Two measures disagree": (
        "It depends on the measure",
        "Average changes 94.6% of the cells, max 73.4%. But",
    ),
}


def test_presets_have_the_known_answers():
    found = {
        preset.title: (preset.options[preset.answer(preset)], preset.finding(preset)) for preset in PRESETS
    }
    assert list(found) == list(ANSWERS)
    for title, (answer, finding) in ANSWERS.items():
        assert found[title][0] == answer
        assert finding in found[title][1]


def test_lone_maximum_keeps_its_place_as_often_as_is_counted_and_not_as_is_often_quoted():
    said = next(preset.finding(preset) for preset in PRESETS if preset.title == "A lone maximum")
    assert "3/8 from a corner, 5/8 from a side, 8/8 from the middle; over all places 5/9" in said


def test_two_measures_rank_max_and_average_the_other_way_round_and_polyphase_is_exact_on_a_torus_alone():
    experiment = Experiment("camera", jitter=1, pools=1)
    by_way = {kind: measured(experiment, kind, "circular") for kind in SHOWN}
    assert by_way["max"][0] < by_way["avg"][0] < by_way["blur"][0]
    assert by_way["max"][1] > by_way["avg"][1] > by_way["blur"][1] > by_way["polyphase"][1] == 0
    assert measured(experiment, "polyphase", "replicate")[1] > 0.2
    rows = [line.split(" | ") for line in two_measures(experiment).splitlines() if line[:1] == "|"]
    assert [row[0].lstrip("| ") for row in rows[2:]] == [WAYS[kind] for kind in SHOWN]
    assert {len(row) for row in rows} == {1 + 2 * 2}


def test_presets_are_known_again_by_their_settings():
    for at, preset in enumerate(PRESETS):
        assert preset_of(preset.experiment, preset.beside, preset.moved) == at
        assert preset_of(preset.experiment, "avg", preset.moved) is None
    assert preset_of(PRESETS[3].experiment, "none", None, last=3) == 3


def test_curves_have_a_trace_for_each_way_and_measure():
    experiments = (Experiment(pools=2), Experiment(pools=2, kind="blur"))
    traces = curves(experiments)["data"]
    assert len(traces) == len(experiments) * len(MEASURES)
    assert traces[1]["y"] == [report.mean_same for report in every_shift(experiments[0])]
    assert traces[-1]["y"] == [report.mean_unlike for report in every_shift(experiments[1])]


def test_network_keeps_every_class_by_polyphase_sampling_under_circular_shifts_alone():
    by_way = untrained()["curves"]
    assert list(by_way) == ["max", "subsample", "blur", "polyphase"]
    assert set(by_way["polyphase"]["circular"]) == {1}
    assert min(by_way["polyphase"]["zero"]) < 0.9
    one = {name: curves["circular"][1] for name, curves in by_way.items()}
    assert one["subsample"] < one["blur"] < one["polyphase"]
    assert one["max"] < one["blur"]
    assert "Adaptive polyphase 100.0%" in network_alt()
    assert len(network_curves()["data"]) == 8


def test_table_has_a_line_for_each_way_and_level():
    rows = list(csv.DictReader(io.StringIO(levels_csv([Experiment(), Experiment(kind="lp")]))))
    assert [(row["way"], row["level"]) for row in rows] == [
        (way, level)
        for way in ("Max", "Lp, p = 3")
        for level in ("Input", "Pool 1", "Pool 2", "Pool 3", "Pool 4")
    ]
    assert [row["different results"] for row in rows[:5]] == ["49", "49", "49", "45", "1"]
    assert float(rows[1]["cosine distance"]) == pytest.approx(0.664, abs=0.0005)

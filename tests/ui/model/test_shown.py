"""Charts, table and sentences say what the results say; the recorded ones are complete and right."""

import csv
import io
import json
import re
from base64 import b64decode
from xml.etree import ElementTree as ET

import numpy as np
import plotly.graph_objects as go
import pytest

from pooling.images import read_image
from pooling.models.runs import HEADS, POOLINGS, Run, cost_of
from tests.each import each
from tests.ui.model.made import outcome, some
from ui.controls.settings import SETTINGS
from ui.model import training_words, words
from ui.model.asked import Asked
from ui.model.chart_svg import shift_svg
from ui.model.figures import IN_SIGHT, lean, shift_chart
from ui.model.learning import corners, learning_chart
from ui.model.queue import Standing
from ui.model.ranking import rank
from ui.model.results import KEPT, keep, known, recorded, to_train, untrained
from ui.model.strip import strip_html
from ui.model.table import (
    GIFT_HEADS,
    PRICE_HEADS,
    csv_of,
    curves_csv_of,
    gift_rows,
    price_rows,
    spread,
    untrained_rows,
)

FOUR = some(max=0.9, avg=0.8, blur=0.7, none=0.95)


@pytest.fixture(autouse=True)
def nothing_kept():
    KEPT.clear()
    yield
    KEPT.clear()


def test_results_of_the_defaults_ship_for_every_network_and_head():
    defaults = Asked(POOLINGS)
    for head in HEADS:
        asked = Asked(POOLINGS, head)
        assert set(known(asked.runs)) == set(asked.runs)
    of_settings = {key: SETTINGS[key].default for key in ("model_head", "epochs", "seeds", "first_seed")}
    assert of_settings == {
        "model_head": defaults.head,
        "epochs": defaults.epochs,
        "seeds": defaults.seeds,
        "first_seed": defaults.first_seed,
    }
    assert int(SETTINGS["learned"].default) == defaults.pictures
    assert SETTINGS["models"].default.split(",") == list(Asked().models)


def test_parameters_are_those_that_keras_counted():
    for run, parameters in recorded().parameters.items():
        assert cost_of(run.pooling, run.head).parameters == parameters, run


def test_recorded_results_are_shares_that_fit_together():
    for run, one in recorded().outcomes.items():
        assert len(one.loss) == len(one.accuracy) == len(one.seconds) == run.epochs
        assert one.zero[0] == one.circular[0] == one.accuracy[-1]
        assert one.same_zero[0] == one.same_circular[0] == 1
        assert one.zero[: IN_SIGHT + 1] == one.circular[: IN_SIGHT + 1]
        assert one.zero != one.circular
        assert all(
            0 <= share <= 1 for share in (*one.zero, *one.circular, *one.same_zero, *one.same_circular)
        )


def test_untrained_filters_rank_the_poolings_as_the_literature_does():
    rows = untrained()["rows"]
    means = {name: sum(found["consistency"]) / len(found["consistency"]) for name, found in rows.items()}
    assert list(means) == sorted(means, key=means.__getitem__)
    assert means["polyphase"] == 1
    right = {name: sum(found["accuracy"]) / len(found["accuracy"]) for name, found in rows.items()}
    known = {"max": 0.946, "avg": 0.971, "blur_3": 0.969, "blur_5": 0.967, "polyphase": 0.879}
    for name, share in known.items():  # handed over: assets/models/README.md
        assert right[name] == pytest.approx(share, abs=0.02), name
    assert [row[0] for row in untrained_rows(rows)][-1] == "Adaptive polyphase"


def test_a_click_trains_what_is_missing_then_what_only_ships_then_all():
    asked = Asked(("max", "avg"), seeds=1)
    assert to_train(asked.runs) == asked.runs  # both only ship
    keep(asked.runs[0], outcome())
    assert to_train(asked.runs) == asked.runs[1:]
    keep(asked.runs[1], outcome())
    assert to_train(asked.runs) == asked.runs
    unknown = Asked(("max", "avg"), seeds=1, epochs=3)
    keep(unknown.runs[0], outcome())
    assert to_train(unknown.runs) == unknown.runs[1:]


def test_what_was_trained_here_goes_before_what_ships_and_a_later_one_before_an_earlier():
    run = Asked().runs[0]
    for accuracy in (0.1, 0.2):
        keep(run, outcome(accuracy))
        assert known([run])[run].zero[0] == accuracy


def test_charts_are_figures_that_plotly_takes_and_show_means_and_seeds():
    chart = go.Figure(shift_chart(FOUR))
    assert [line.name for line in chart.data[::2]] == ["Max", "Average", "Blur pooling", "No pooling"]
    whole, dashed = chart.data[0], chart.data[1]
    assert whole.y[0] == pytest.approx(90)
    assert whole.error_y.array[0] == pytest.approx(1)
    assert (list(dashed.x), dashed.line.dash, dashed.showlegend) == ([4, 5, 6, 7, 8], "dash", False)


def test_curves_of_learning_have_the_mean_and_each_seed_and_styles_in_turn():
    chart = learning_chart(FOUR, (Run("strided"), [(1.5, 0.3, 0.1)]))
    curves = go.Figure(chart)
    assert len(curves.data) == 2 * 4 * 2 + 2
    thin, middle = curves.data[:2]
    assert (list(thin.x), list(thin.y)) == ([1, 2, 1, 1, 2], [44.5, 89, None, 45.5, 91])
    assert (middle.name, list(middle.y)) == ("Max", [45, 90])
    assert [line.yaxis for line in curves.data] == [None] * 8 + ["y2"] * 8 + [None, "y2"]
    assert [(line.name, line.y[0]) for line in curves.data[-2:]] == [
        ("Strided convolution", value) for value in (30, 1.5)
    ]
    (turn,) = chart["layout"]["template"]["data"].values()
    assert [style["mode"] for style in turn[-2:]] == ["markers"] * 2  # one point is no line
    (turn,) = learning_chart(FOUR)["layout"]["template"]["data"].values()
    assert [style["line"]["width"] for style in turn] == [1, 2.5]
    (turn,) = learning_chart({Run("max"): outcome()})["layout"]["template"]["data"].values()
    assert [style["x0"] for style in turn] == [1]


def test_thin_curves_are_nowhere_a_pixel_beside_their_values():
    for run, found in recorded().outcomes.items():
        for values in (found.accuracy, found.loss):
            off = (max(values) - min(values)) / 155
            places = corners(values, off)
            drawn = np.interp(range(len(values)), places, [values[at] for at in places])
            assert np.abs(drawn - values).max() <= off * 1.001, run
    assert corners([3], 1) == [0]


def test_lean_chart_is_the_same_chart():
    for covered in (False, True):
        whole, small = shift_chart(FOUR, covered=covered), lean(shift_chart(FOUR, covered=covered))
        assert len(json.dumps(small)) < len(json.dumps(whole))
        (shared,) = small["layout"]["template"]["data"]["scatter"]
        for line, other in zip(whole["data"], small["data"], strict=True):
            assert {"legendgroup": line["legendgroup"], "meta": shared["meta"]} | other | {
                "line": line["line"]
            } == line
            assert {"width": 2, "dash": "solid"} | other["line"] == line["line"]


def test_few_epochs_have_whole_ticks_and_many_have_plotlys_own():
    few, many = ({Run("max"): outcome(epochs=count)} for count in (2, 12))
    assert learning_chart(few)["layout"]["xaxis"]["dtick"] == 1
    assert "dtick" not in learning_chart(many)["layout"]["xaxis"]
    early = learning_chart(many, (Run("avg"), [(1.0, 0.5, 0.1)]))
    assert "dtick" not in early["layout"]["xaxis"]
    assert learning_chart({}, (Run("avg"), [(1.0, 0.5, 0.1)]))["layout"]["xaxis"]["dtick"] == 1


def test_nothing_of_the_shifts_is_shown_before_the_prediction():
    chart = shift_chart(FOUR, covered=True)
    assert {tuple(line["x"]) for line in chart["data"]} == {(0,)}
    assert "shifted by 1" not in words.chart_alt(FOUR, covered=True)


def test_tables_have_a_column_for_each_head_and_the_costs_of_the_core():
    prices, gifts = price_rows(FOUR, "flatten"), gift_rows(FOUR)
    assert {len(row) for row in prices} == {len(PRICE_HEADS)}
    assert {len(row) for row in gifts} == {len(GIFT_HEADS)}
    assert prices[0] == ("Max", "3,842", "31 kB", "94,720", "0.5")
    assert gifts[0][:3] == ("Max", "90.0% (89.0–91.0)", "80.0% (79.0–81.0)")
    assert spread([0.5]) == "50.0%"


def test_digit_is_shown_with_both_borders_which_differ_beyond_four_cells():
    images = re.findall(r'src="data:image/png;base64,([^"]+)"', strip_html())
    zero, circular = (read_image(b64decode(image))[..., 0] for image in images)
    assert zero.shape == (16, 5 * 17 - 1)
    same = [np.array_equal(zero[:, at : at + 16], circular[:, at : at + 16]) for at in range(0, 84, 17)]
    assert same == [True, True, True, False, False]


def test_csv_has_a_line_for_each_network_seed_and_shift_or_epoch():
    shifts, curves = (list(csv.DictReader(io.StringIO(text(FOUR)))) for text in (csv_of, curves_csv_of))
    assert (len(shifts), len(curves)) == (8 * 9, 8 * 2)
    assert (shifts[1]["pooling"], shifts[1]["shift"], float(shifts[1]["zero"])) == ("max", "1", 0.79)
    assert (curves[1]["epoch"], float(curves[1]["accuracy"])) == ("2", 0.89)


def test_svg_is_well_formed_and_draws_each_line():
    picture = ET.fromstring(shift_svg(FOUR, "A & B"))  # noqa: S314  # our own text
    space = "{http://www.w3.org/2000/svg}"
    assert picture.find(f"{space}title").text == "A & B"
    assert len(picture.findall(f"{space}path")) == 6 + 8


def test_sentences_name_the_best_the_last_and_the_price_and_no_winner_where_seeds_overlap():
    assert words.price(FOUR, "flatten") == (
        "Not shifted, no pooling is best: 95.0%; last is blur pooling: 70.0%. "
        "No pooling takes 11 times the parameters of max."
    )
    assert words.gift(FOUR) == "Shifted by one cell, no pooling is best: 85.0%; last is blur pooling: 60.0%."
    near = some(max=0.9, avg=0.9 - 0.015)
    assert words.gift(near) == (
        "Shifted by one cell, max and average are as good as each other: "
        "80.0% and 78.5%, closer than their seeds."
    )
    assert words.gift(some(max=0.9, avg=0.9, blur=0.5)) == (
        "Shifted by one cell, max and average lead: 80.0% each; last is blur pooling: 40.0%."
    )
    assert words.gift(some(max=0.9, avg=0.89, none=0.89)) == (
        "Shifted by one cell, max, average and no pooling are as good as each other: "
        "80.0%, 79.0% and 79.0%, closer than their seeds."
    )
    assert "Not shifted, max and average lead" in words.price(some(max=0.9, avg=0.885, none=0.5), "global")
    assert "up to 2.0 points" in words.about_seeds(FOUR)
    assert words.about_seeds({Run("max"): outcome()}).startswith("One seed only")


@pytest.mark.parametrize(
    ("bet", "said"),
    [
        ("none", "You said no pooling, and so it is."),
        (
            "max",
            "You said max. Over shifts of 1 to 4 cells, no pooling is right most often: 70.0%; max: 65.0%.",
        ),
        ("skip", "Over shifts of 1 to 4 cells, no pooling is right most often: 70.0%."),
        ("strided", "You said strided convolution, which is not among these networks. Over shifts"),
    ],
)
def test_verdict_on_a_prediction(bet, said):
    assert words.verdict(bet, FOUR).startswith(said)


@pytest.mark.parametrize(
    ("bet", "said"),
    [
        ("max", "You said max, and that counts as right. "),
        ("avg", "You said average, and that counts as right. "),
        ("none", "You said no pooling. "),
        ("skip", ""),
    ],
)
def test_verdict_calls_nobody_the_best_where_seeds_overlap(bet, said):
    near = some(max=0.9, avg=0.885, none=0.5)
    measured = "Over shifts of 1 to 4 cells, max and average are too close to call: 65.0% and 63.5%, closer "
    last = "; no pooling: 25.0%" if bet == "none" else ""
    assert words.verdict(bet, near) == f"{said}{measured}than their seeds{last}."


def test_networks_lead_together_while_their_seeds_meet_or_look_alike():
    assert rank({"max": [0.5, 0.7], "avg": [0.7, 0.9]}).lead == ("avg", "max")  # they meet
    assert rank({"max": [0.5, 0.699], "avg": [0.7, 0.9]}).lead == ("avg",)
    assert rank({"max": [0.5], "avg": [0.5001], "none": [0.4]}).lead == ("avg", "max")  # 50.0% both
    assert not rank({"max": [0.5], "avg": [0.6]}).is_close  # one seed each: nothing to overlap
    assert rank({"max": [0.1, 0.9], "avg": [0.85, 0.9], "none": [0.2, 0.3]}).lead == ("avg", "max")


def test_source_says_what_ships_what_was_trained_here_and_what_is_missing():
    runs = Asked(("max", "avg"), seeds=1).runs
    made = {"keras": "3", "tensorflow": "2", "command": "python -m training compare"}
    outcomes = dict.fromkeys(runs, outcome())
    assert words.source(runs, outcomes, 0, made).startswith("All 2 networks recorded with Keras 3")
    assert words.source(runs, outcomes, 2, made) == "All 2 networks trained on this server."
    half = {runs[0]: outcome()}
    assert words.source(runs, half, 1, made) == (
        "1 of 2 networks trained on this server; 1 of 2 networks not trained yet."
    )


@each(
    ("state", "values", "said"),
    [
        ("waiting", {"before": 1}, "1 training is before this one."),
        ("waiting", {"before": 3}, "3 trainings are before this one."),
        ("waiting", {}, "Starting…"),
        ("training", {"run": Run("max")}, "Starting TensorFlow…"),
        (
            "training",
            {"run": Run("max", seed=2), "curve": ((1.0, 0.5, 0.1),) * 4, "finished": 1},
            "Training: Max, seed 2, epoch 5 of 12. 1 of 4 networks finished.",
        ),
        ("stopping", {}, "Stopping after this epoch…"),
        ("stopped", {}, "Stopped. 0 of 4 networks finished and kept."),
        (
            "late",
            {"finished": 3},
            "The time is up. 3 of 4 networks finished and kept; train the rest to go on.",
        ),
        (
            "failed",
            {"why": "It died."},
            "It died. 0 of 4 networks finished and kept; train to begin again.",
        ),
        ("done", {}, "Training finished."),
    ],
)
def test_standing_in_words(state, values, said):
    fields = {"before": 0, "finished": 0, "total": 4, "run": None, "curve": (), "mine": True, "why": ""}
    assert training_words.standing_words(Standing(state, **(fields | values))) == said


def test_estimate_knows_the_limit():
    assert training_words.estimate([Run("max", epochs=40)] * 20, 30).startswith(
        "20 networks, longer than it may take"
    )

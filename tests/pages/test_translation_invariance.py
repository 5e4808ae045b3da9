"""Translation invariance: links, draws, presets and mistakes, as the server sees them."""

import json

import pytest

from pooling import PoolSpec
from pooling.invariance import (
    circle,
    cosine_distance,
    dot_pair,
    jitter,
    levels,
    same_share,
    shift,
    survey,
    two_dots,
    whole_jitter,
)
from tests.pages.opening import open_page, said, send, stepper_data

PAGE = "translation_invariance"
MAX_POOL = PoolSpec.of("max", 2, padding="same")


def board(app):
    """What Python sent to the figure."""
    return stepper_data(app, "invariance")


def shift_shown(app):
    """The draw that the figure begins with."""
    data = board(app)
    return tuple(data["draws"][data["seed"] - data["first_seed"]])


def compared(app, way=0):
    """The numbers below the strips for the first shift: (percent equal, distance) of each level."""
    data = board(app)
    down, right = data["by_hand"] or shift_shown(app)
    place = (down + data["reach"]) * (2 * data["reach"] + 1) + right + data["reach"]
    return [
        tuple(level[name]["texts"][level[name]["which"][place]] for name in ("same", "distance"))
        for level in data["ways"][way]["levels"]
    ]


def expected(picture, spec, down, right, count, border="replicate"):
    pairs = zip(
        levels(picture, spec, count), levels(shift(picture, down, right, border), spec, count), strict=True
    )
    return [(same_share(a, b), cosine_distance(a, b)) for a, b in pairs]


def assert_numbers(app, numbers, way=0):
    said = compared(app, way)
    assert len(said) == len(numbers)
    for (percent, distance), (share, cosine) in zip(said, numbers, strict=True):
        assert 0 <= share * 100 - float(percent.rstrip("%")) < 0.1 + 1e-9
        assert float(distance) == pytest.approx(cosine, abs=0.0006)


def test_page_starts_as_kaggles_exercise():
    app = open_page(PAGE)
    assert board(app)["seed"] == 7
    assert shift_shown(app) == jitter(7, 3)
    assert_numbers(app, expected(circle(64, 4), MAX_POOL, *jitter(7, 3), 4))
    assert not app.toast


def test_link_restores_every_setting():
    link = {"figure": "Two dots, far", "jitter": "6", "seed": "14", "pools": "5", "border": "Circular"}
    app = open_page(PAGE, **link, kind="Average", beside="Max")
    assert shift_shown(app) == jitter(14, 6)
    dots = two_dots(64, *dot_pair("far"))
    for way, name in enumerate(("avg", "max")):
        spec = PoolSpec.of(name, 2, padding="same")
        numbers = expected(dots, spec, *jitter(14, 6), 5, "circular")
        assert numbers != expected(dots, spec, *jitter(14, 6), 5, "replicate")
        assert_numbers(app, numbers, way)
    assert not app.toast


def test_link_restores_a_shift_by_hand_and_even_draws():
    app = open_page(PAGE, moved="2,-1", even="true", jitter="5", seed="3")
    assert board(app)["by_hand"] == [2, -1]
    assert shift_shown(app) == whole_jitter(3, 5)
    assert_numbers(app, expected(circle(64, 4), MAX_POOL, 2, -1, 4))
    assert open_page(PAGE, moved="17,0").toast


def test_figures_of_their_own_settings():
    digit = open_page(PAGE, figure="Digit", digit="8")
    assert board(digit)["rows"] == board(digit)["cols"] == 16
    assert digit.number_input(key="digit").value == 8
    matrix = open_page(PAGE, figure="Your matrix", matrix="0,0,1,1,0,0,1,1", pools="1", jitter="1")
    assert (board(matrix)["rows"], board(matrix)["cols"]) == (1, 8)
    assert board(matrix)["ways"][0]["levels"][1]["numbers"][0]


def test_own_numbers_are_typed_here_and_are_those_of_step_through():
    app = open_page(PAGE, figure="Your matrix", matrix="1,2;3,4", pools="1", jitter="1")
    box = app.text_input(key="moved_matrix")
    assert box.value == "1,2;3,4"
    box.set_value("1,x").run()
    assert (app.text_input(key="moved_matrix").value, len(app.toast)) == ("1,2;3,4", 1)
    app.text_input(key="moved_matrix").set_value("5,6,7").run()
    assert (board(app)["rows"], board(app)["cols"]) == (1, 3)
    assert app.session_state["matrix"] == "5,6,7"
    app.switch_page("pages/step_through.py").run()
    assert not app.exception
    app.switch_page("pages/translation_invariance.py").run()
    app.selectbox(key="figure").set_value("matrix").run()
    assert (board(app)["rows"], board(app)["cols"]) == (1, 3)


def test_link_restores_the_radius_and_the_map():
    app = open_page(PAGE, shrink="8", jitter="1", seed="3", shift_map="true")
    assert board(app)["ways"][0]["note"].startswith("A ring of radius 24")
    chart, curves, network = app.get("plotly_chart")
    assert len(json.loads(curves.proto.spec)["data"]) == 4
    assert len(json.loads(network.proto.spec)["data"]) == 8
    report = survey(circle(64, 8), MAX_POOL, 4, 1)[-1]
    assert json.loads(chart.proto.spec)["data"][0]["z"] == report.cosine.tolist()


def test_bad_values_in_a_link_fall_back_and_are_named():
    app = open_page(PAGE, jitter="17", shrink="-1", pools="many", figure="hexagon", seed="1e9")
    assert [app.number_input(key=key).value for key in ("jitter", "shrink", "pools")] == [3, 4, 4]
    assert said(app.toast) == [
        "This link has 5 invalid values; using the defaults for Jitter, Shrink, Pools, Figure, Seed."
    ]
    assert len(compared(app)) == 5


def test_seed_beyond_those_that_were_sent_is_asked_for():
    app = open_page(PAGE, seed="99")
    send(app, "invariance", ("seed", 100), state={})
    assert board(app)["first_seed"] == 100
    assert tuple(board(app)["draws"][0]) == jitter(100, 3)
    send(app, "invariance", ("seed", 0), state={})  # after the last one comes the first
    assert (board(app)["seed"], board(app)["first_seed"]) == (0, 0)
    for junk in (-1, 100_000, "7", None, [1], 1.5):
        assert not send(app, "invariance", ("seed", junk), state={}).exception
        assert 0 <= board(app)["first_seed"] <= 99_900


def test_preset_sets_the_experiment_asks_first_and_then_says_what_is_measured():
    app = open_page(PAGE, figure="Two dots, far", pools="2", kind="Average", border="Zero", jitter="0")
    presets = app.button_group(key="preset")
    assert presets.value in (None, [])
    presets.set_value(1).run()
    assert (app.number_input(key="jitter").value, app.selectbox(key="figure").value) == (4, "circle")
    assert app.button_group(key="preset").value == 1
    told = [*(node.value for node in app.markdown), *(node.proto.body for node in app.get("html"))]
    assert not [text for text in told if "9 results" in text or "9 different results" in text]
    assert any("Answer first." in text for text in told)
    app.button_group(key="guess_1").set_value("81").run()
    (said_now,) = (node.value for node in app.markdown if "results" in node.value)
    assert said_now.startswith("**Not so: 9.** The 81 shifts give 9 results")
    assert any("9 different results" in node.proto.body for node in app.get("html"))
    app.button_group(key="guess_1").set_value("9").run()
    assert any(node.value.startswith("**Right.**") for node in app.markdown)


def test_preset_of_a_row_shows_its_shift():
    app = open_page(PAGE)
    app.button_group(key="preset").set_value(4).run()
    data = board(app)
    assert (data["rows"], data["by_hand"], len(data["ways"])) == (1, [0, 1], 2)


def test_preset_stays_marked_until_a_setting_differs_from_it():
    app = open_page(PAGE)
    assert app.button_group(key="preset").value == 0
    app.button_group(key="preset").set_value(None).run()  # a click on the marked one
    assert app.button_group(key="preset").value == 0
    app.number_input(key="jitter").set_value(5).run()
    assert app.button_group(key="preset").value in (None, [])


def test_plotly_is_not_on_the_page_until_it_is_asked_for():
    app = open_page(PAGE)
    assert not app.get("plotly_chart")
    app.toggle(key="shift_map").set_value(True).run()
    assert len(app.get("plotly_chart")) == 3


@pytest.mark.parametrize(
    ("figure", "border", "most"),
    [
        ("Circle", "Replicate", "16"),
        ("Two dots, near", "Reflect", "4"),
        ("Two dots, far", "Zero", "4"),
        ("Circle", "Circular", "4"),
    ],
)
def test_page_stands_at_the_ends_of_its_settings(figure, border, most):
    """The largest jitter once: 1,089 shifts of the picture take as long as ten other pages."""
    moved = {"moved": "-16,16"} if most == "16" else {}
    for pools, jitter_, shrink in (("1", "0", "0"), ("6", most, "24")):
        app = open_page(
            PAGE, figure=figure, border=border, pools=pools, jitter=jitter_, shrink=shrink, **moved
        )
        assert len(compared(app)) == int(pools) + 1
        assert not app.toast
        moved = {}

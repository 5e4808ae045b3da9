"""Translation invariance: links, draws, presets and mistakes, as the server sees them."""

import json
import re

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
)
from tests.pages.opening import open_page, said

PAGE = "translation_invariance"
MAX_POOL = PoolSpec.of("max", 2, padding="same")


def shown(app):
    """All HTML of the page."""
    return "\n".join(node.proto.body for node in app.get("html"))


def shift_shown(app):
    down, right = re.search(r"\(dy, dx\) = \((−?\d+), (−?\d+)\)", shown(app)).groups()
    return int(down.replace("−", "-")), int(right.replace("−", "-"))


def compared(app):
    """The numbers under the strips: (percent equal, distance) of each level."""
    return re.findall(r"cells? equal\">([\d.]+)% equal</span><span>distance ([^<]+)<", shown(app))


def expected(picture, spec, down, right, count, border="replicate"):
    pairs = zip(
        levels(picture, spec, count), levels(shift(picture, down, right, border), spec, count), strict=True
    )
    return [(same_share(a, b), cosine_distance(a, b)) for a, b in pairs]


def assert_numbers(app, numbers):
    said = compared(app)
    assert len(said) == len(numbers)
    for (percent, distance), (share, cosine) in zip(said, numbers, strict=True):
        assert 0 <= share * 100 - float(percent) < 0.1 + 1e-9
        assert float(distance) == pytest.approx(cosine, abs=0.0006)


def test_page_starts_as_kaggles_exercise():
    app = open_page(PAGE)
    seed = app.number_input(key="seed").value
    assert shift_shown(app) == jitter(seed, 3)
    assert_numbers(app, expected(circle(64, 4), MAX_POOL, *jitter(seed, 3), 4))
    assert "After 4 pools, the result is the same as without the shift." in shown(app)
    assert not app.toast


def test_link_restores_every_setting():
    link = {"figure": "Two dots, near", "jitter": "16", "seed": "14", "pools": "5", "border": "Circular"}
    app = open_page(PAGE, **link, kind="Average")
    assert shift_shown(app) == jitter(14, 16)
    dots, average = two_dots(64, *dot_pair("near")), PoolSpec.of("avg", 2, padding="same")
    numbers = expected(dots, average, *jitter(14, 16), 5, "circular")
    assert numbers != expected(dots, average, *jitter(14, 16), 5, "replicate")
    assert_numbers(app, numbers)
    assert app.number_input(key="shrink").disabled
    assert not app.toast


def test_link_restores_the_radius_and_the_map():
    app = open_page(PAGE, shrink="8", jitter="1", seed="3", shift_map="true")
    assert "A ring of radius 24" in shown(app)
    (chart,) = app.get("plotly_chart")
    report = survey(circle(64, 8), MAX_POOL, 4, 1)[-1]
    assert json.loads(chart.proto.spec)["data"][0]["z"] == report.cosine.tolist()


def test_bad_values_in_a_link_fall_back_and_are_named():
    app = open_page(PAGE, jitter="17", shrink="-1", pools="many", figure="square", seed="1e9")
    assert [app.number_input(key=key).value for key in ("jitter", "shrink", "pools")] == [3, 4, 4]
    assert said(app.toast) == [
        "This link has 5 invalid values; using the defaults for Jitter, Shrink, Pools, Figure, Seed."
    ]
    assert len(compared(app)) == 5


def test_new_draw_is_the_next_seed_and_previous_takes_it_back():
    app = open_page(PAGE, seed="7")
    app.button(key="new_draw").click().run()
    assert app.number_input(key="seed").value == 8
    assert shift_shown(app) == jitter(8, 3)
    app.button(key="previous_draw").click().run()
    assert shift_shown(app) == jitter(7, 3)


def test_draws_go_round_at_both_ends():
    app = open_page(PAGE, seed="0")
    app.button(key="previous_draw").click().run()
    assert app.number_input(key="seed").value == 99_999
    app.button(key="new_draw").click().run()
    assert app.number_input(key="seed").value == 0


@pytest.mark.parametrize(
    ("preset", "distinct", "verdict"), [((4, 4), 9, "false"), ((8, 1), 9, "false"), ((4, 3), 1, "true")]
)
def test_preset_sets_the_experiment_and_its_label_has_the_result(preset, distinct, verdict):
    app = open_page(PAGE, figure="Two dots, far", pools="2", kind="Average", border="Zero", jitter="0")
    shrink, jitter_ = preset
    presets = app.button_group(key="preset")
    assert presets.value in (None, [])
    (place,) = (
        place
        for place, option in enumerate(presets.proto.options)
        if f"adius {32 - shrink}, jitter {jitter_} → {distinct} result{'s' * (distinct > 1)}"
        in option.content
    )
    presets.set_value(place).run()
    assert survey(circle(64, shrink), MAX_POOL, 4, jitter_)[-1].distinct == distinct
    assert f"is <strong>{verdict}</strong> here" in shown(app)
    assert app.button_group(key="preset").value == place


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
    assert len(app.get("plotly_chart")) == 1


@pytest.mark.parametrize(
    ("figure", "border"),
    [
        ("Circle", "Replicate"),
        ("Two dots, near", "Reflect"),
        ("Two dots, far", "Zero"),
        ("Circle", "Circular"),
    ],
)
def test_page_stands_at_the_ends_of_its_settings(figure, border):
    for pools, jitter_, shrink in (("1", "0", "0"), ("6", "16", "24")):
        app = open_page(PAGE, figure=figure, border=border, pools=pools, jitter=jitter_, shrink=shrink)
        assert len(compared(app)) == int(pools) + 1
        assert not app.toast

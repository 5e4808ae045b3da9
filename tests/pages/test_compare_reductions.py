"""Compare, the view Reductions: what is chosen, its links, and that it asks for nothing twice."""

import re

import pytest

from tests.pages.opening import open_page, open_settings
from tests.pages.rerun import assert_light

pytestmark = pytest.mark.usefixtures("no_tensorflow")
PAGE = "compare"


def view(**link):
    return open_page(PAGE, view="Reductions", **link)


def shown(app):
    """The cards, by their names in the setting, without the input."""
    html = "\n".join(node.proto.body for node in app.get("html"))
    return re.findall(r'data-name="(\w+)"', html)[1:]


def card(app, name):
    html = "\n".join(node.proto.body for node in app.get("html"))
    found = re.search(rf'data-name="{name}">(.*?)</section>', html, re.DOTALL)[1]
    return re.findall(r"<td[^>]*>(.*?)</td>", found)


def test_what_stands_side_by_side_is_chosen_and_the_last_one_stays():
    app = view()
    assert shown(app) == ["max", "avg", "min", "lp", "softmax", "median"]
    app.pills(key="side_by_side_pick").set_value(["blur", "max"]).run()
    assert shown(app) == ["max", "blur"]
    assert app.query_params["side_by_side"] == "max,blur"
    app.pills(key="side_by_side_pick").set_value([]).run()
    assert shown(app) == ["max", "blur"]


def test_p_reaches_infinity_and_the_controls_of_the_layer_follow():
    app = view(side_by_side="lp,gem")
    assert card(app, "gem") == ["4.213", "2.5", "4.848", "6.205"]
    app.select_slider(key="p_slider").set_value(float("inf")).run()
    assert card(app, "gem") == card(app, "lp") == ["6", "4", "7", "9"]
    assert app.query_params["p_infinite"] == "true"
    app.select_slider(key="p_slider").set_value(1).run()
    assert card(app, "lp") == ["15", "9", "18", "20"]
    assert (app.query_params["p"], app.query_params.get("p_infinite")) == ("1", None)


def test_what_the_layer_asks_for_too_is_drawn_once():
    for reduction in ("Lp", "Softmax"):
        app = open_settings(view(reduction=reduction))
        assert not app.exception
    app.select_slider(key="beta_slider").set_value("5").run()
    assert app.query_params["beta"] == "5"
    assert card(app, "softmax")[3] == "8.993"


def test_a_link_restores_the_view_and_another_view_keeps_it():
    chosen = {
        "side_by_side": "avg,adaptive",
        "map_shown": "Upsampled",
        "sorted_by": "Active",
        "active_above": "4.5",
        "out_rows": "1",
        "out_cols": "2",
        "histograms": "true",
    }
    app = view(reduction="Average", **chosen)
    assert shown(app) == ["avg", "adaptive"]
    assert card(app, "adaptive") == ["4.125", "4.125", "3.625", "3.625"] * 4
    assert len(app.get("plotly_chart")) == 1
    app.button_group(key="view").set_value("tensorflow").run()
    assert not app.exception
    assert {key: app.query_params[key] for key in chosen} == chosen


def test_the_threshold_is_asked_for_and_is_automatic_when_empty():
    app = open_settings(view(side_by_side="max"))
    box = app.number_input(key="active_above_box")
    assert box.value is None
    box.set_value(6.5).run()
    assert app.query_params["active_above"] == "6.5"
    app.number_input(key="active_above_box").set_value(None).run()
    assert "active_above" not in app.query_params


def test_a_refusal_is_a_sentence_in_its_place():
    app = view(side_by_side="max,blur", dilation_rows="3", dilation_cols="3")
    assert shown(app) == ["max", "blur"]
    assert card(app, "max") == ["4"]
    assert card(app, "blur") == []


def test_changed_control_sends_little(monkeypatch):
    assert_light(PAGE, monkeypatch, most_bytes=24 * 1024, most_messages=33, view="Reductions")

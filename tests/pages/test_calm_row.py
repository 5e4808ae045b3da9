"""The row of controls: few at first sight, one number for all axes, and everything else in All settings."""

import pytest
from streamlit.runtime.context import ContextProxy

from tests.pages.opening import open_page, open_settings, said, stepper_data
from ui.controls.settings import LINKED, SETTINGS

FIVE = "1,2,3,4,5;6,7,8,9,10;11,12,13,14,15;16,17,18,19,20;21,22,23,24,25"
AXES = {2: ("rows", "cols"), 3: ("depth", "rows", "cols")}


def sizes(app, rank=2):
    """What the session holds: the window's sides, and the strides."""
    return [tuple(app.session_state[f"{what}_{axis}"] for axis in AXES[rank]) for what in LINKED]


def drawn(app):
    asked = {*SETTINGS, "link_axes", "window_slider"}
    return [widget.key for widget in app.main if getattr(widget, "key", None) in asked]


def settings_button(app):
    return app.button(key="all_settings_button")


def set_window(app, side, key="window_rows"):
    app.number_input(key=key).set_value(side).run()
    assert not app.exception
    return app


@pytest.mark.usefixtures("no_tensorflow")
@pytest.mark.parametrize(
    ("page", "first", "last"),
    [
        ("step_through", ["reduction", "window_rows"], []),
        ("compare", ["view", "reduction", "window_rows"], ["dtype", "function", "compared"]),
        ("pool_an_image", ["window_slider"], ["photo", "colour"]),
    ],
)
def test_few_settings_are_drawn_at_first_sight(page, first, last):
    assert drawn(open_page(page)) == [*first, "stride_rows", "link_axes", "padding", *last]


def test_stride_follows_the_window_until_it_is_changed():
    app = set_window(open_page("step_through", matrix=FIVE), 3)
    assert sizes(app) == [(3, 3), (3, 3)]
    assert stepper_data(app)["output"]["text"] == "13"
    app.number_input(key="stride_rows").set_value(1).run()
    assert sizes(set_window(app, 2)) == [(2, 2), (1, 1)]
    app.number_input(key="stride_rows").set_value(2).run()
    assert sizes(set_window(app, 4)) == [(4, 4), (4, 4)]


def test_address_shows_what_the_screen_shows_behind_a_fast_hand():
    """The server answers with the whole address, also with what the browser has changed since it asked."""
    app = open_page("step_through", matrix=FIVE)
    set_window(app, 3)
    app.query_params["window_rows"] = "5"  # a late message
    set_window(app, 4)
    assert {app.query_params[f"{what}_{axis}"] for what in LINKED for axis in AXES[2]} == {"4"}


def test_links_mean_what_they_meant_and_open_the_axes_that_differ():
    app = open_page("step_through", matrix=FIVE, window_rows="3")
    assert sizes(app) == [(3, 2), (2, 2)]
    assert {"window_rows", "window_cols", "stride_cols"} <= set(drawn(app))
    app = open_page("step_through", matrix=FIVE, window_rows="3", window_cols="3")
    assert sizes(app) == [(3, 3), (2, 2)]
    assert "window_cols" not in drawn(app)
    assert sizes(set_window(app, 4)) == [(4, 4), (2, 2)]  # the stride was another


def test_sign_opens_the_axes_and_closed_again_all_have_the_first_ones_number():
    app = open_page("step_through", source="3-D")
    app.button(key="link_axes").click().run()
    set_window(app, 3, "window_cols")
    assert sizes(app, 3) == [(2, 2, 3), (2, 2, 3)]
    app.button(key="link_axes").click().run()
    assert sizes(app, 3) == [(2, 2, 2), (2, 2, 2)]
    assert "window_cols" not in drawn(app)
    assert [app.number_input(key=f"{what}_depth").label for what in LINKED] == ["Window", "Stride"]


def test_another_reduction_is_a_fourth_choice_that_stays():
    app = open_page("step_through", reduction="Softmax")
    offered = [option.content for option in app.button_group(key="reduction").proto.options]
    assert offered == ["Max", "Average", "Min", "Softmax"]
    open_settings(app).button(key="reduction_sum").click().run()
    assert stepper_data(app)["reduction"] == "sum"
    app.button_group(key="reduction").set_value("avg").run()
    assert [option.content for option in app.button_group(key="reduction").proto.options][3] == "Sum"


HIDDEN = {"dilation_rows": "2", "ceil_mode": "true", "reduction": "Softmax", "beta": "5"}


def test_settings_that_are_not_drawn_keep_their_value_and_their_place_in_the_address():
    app = open_page("step_through", matrix=FIVE, **HIDDEN)
    assert settings_button(app).label == "All settings · 3 changed"
    before = stepper_data(app)["output"]["text"]
    open_settings(app)
    assert app.number_input(key="dilation_rows").value == 2
    settings_button(app).click().run()  # closed again: no longer drawn
    set_window(app, 2)
    assert "dilation_rows" not in drawn(app)
    assert stepper_data(app)["output"]["text"] == before
    assert dict(app.query_params) == {"matrix": FIVE} | HIDDEN


@pytest.mark.usefixtures("no_tensorflow")
def test_settings_that_are_not_drawn_travel_and_the_panel_stays_open():
    app = open_page("step_through", matrix=FIVE, **HIDDEN)
    app.switch_page("pages/compare.py").run()
    assert app.session_state["dilation_rows"] == 2
    open_settings(app)
    app.switch_page("pages/step_through.py").run()
    assert not app.exception
    assert app.number_input(key="dilation_rows").value == 2
    assert stepper_data(app)["reduction"] == "softmax"


def test_all_settings_are_open_again_after_a_reload(monkeypatch):
    """The browser says so by a cookie when it goes: assets/history/opened.js."""
    monkeypatch.setattr(ContextProxy, "cookies", {"all_settings": "open"})
    app = open_page("step_through", **HIDDEN)
    assert "dilation_rows" in drawn(app)
    assert settings_button(app).label == "All settings · 3 changed"
    (printed,) = (html.proto.body for html in app.get("html") if "<p class" in html.proto.body)
    assert "Dilation rows: 2 · Ceil mode: on" in printed
    settings_button(app).click().run()
    assert "dilation_rows" not in drawn(app)


def test_bad_value_of_a_setting_that_is_not_drawn_falls_back_and_leaves_the_address():
    app = open_page("step_through", dilation_rows="99", ceil_mode="maybe", matrix=FIVE)
    assert said(app.toast) == [
        "This link has 2 invalid values; using the defaults for Dilation rows (“99”), Ceil mode (“maybe”)."
    ]
    assert settings_button(app).label == "All settings"
    assert dict(app.query_params) == {"matrix": FIVE}


def test_every_control_says_its_meaning():
    app = open_settings(
        open_page("step_through", source="3-D", padding="Custom", reduction="Lp", window_rows="1")
    )
    widgets = [widget for widget in app.main if getattr(widget, "key", None) in SETTINGS]
    assert len(widgets) > 20
    for widget in widgets:
        assert widget.proto.help == SETTINGS[widget.key].meaning, widget.key


def test_undo_and_redo_are_there_while_they_do_something():
    def shown(app):
        return [key for key in ("undo", "redo") if any(button.key == key for button in app.button)]

    app = open_page("step_through")
    assert shown(app) == []
    app.menu_button(key="example").click("d2l").run()
    assert shown(app) == ["undo"]
    app.button(key="undo").click().run()
    assert shown(app) == ["redo"]

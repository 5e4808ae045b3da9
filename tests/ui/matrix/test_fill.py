"""The menu of patterns: what it fills, which shape it keeps, what it says, and that undo brings all back."""

import numpy as np
import pytest

from pooling.matrices.patterns import PATTERNS, make_pattern
from pooling.matrices.volumes import format_volume, parse_volume
from tests.pages import opening
from tests.pages.opening import said, stepper_data, write_text
from ui.matrix.fill import pattern_of
from ui.matrix.words import FILL, PATTERN_POINTS, PATTERN_TITLES

TEXTBOOK = "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"
SIX = "0,1,2,3,4,5;6,7,8,9,10,11"


def open_page(name, **link):
    """Open the page, and its menu of patterns."""
    return opening.open_settings(opening.open_page(name, **link), "fill")


def choose(app, name):
    app.button_group(key="fill_pattern").set_value(name).run()
    assert not app.exception
    return app


def matrix(app):
    return app.session_state["matrix"]


def lesson(app):
    """The caption of the figure."""
    sent = stepper_data(app)["lesson"]
    return sent and sent["text"]


def captions(app):
    return said(app.caption)


def test_every_pattern_has_a_title_and_a_sentence():
    assert list(PATTERN_TITLES) == list(PATTERN_POINTS) == list(PATTERNS)
    for name, point in PATTERN_POINTS.items():
        assert point.startswith(f"{PATTERN_TITLES[name]}: ")
        assert point.endswith(".")


@pytest.mark.parametrize("name", PATTERNS)
def test_pattern_fills_the_present_shape_and_says_its_point_twice_then_undo_brings_the_numbers_back(name):
    app = choose(open_page("step_through", matrix=SIX.replace("11", "0")), name)
    assert matrix(app) == format_volume(make_pattern(name, (2, 6), 1))
    assert stepper_data(app)["input"]["rows"] == 2
    assert captions(app).count(PATTERN_POINTS[name]) == 1  # in the menu
    assert lesson(app) == PATTERN_POINTS[name]
    app.button(key="undo").click().run()
    assert matrix(app) == SIX.replace("11", "0")
    assert FILL["none"] in captions(app)
    app.button(key="redo").click().run()
    assert matrix(app) == format_volume(make_pattern(name, (2, 6), 1))
    assert not [button for button in app.button if button.key == "redo"]


def test_menu_shows_the_shape_on_the_screen_and_no_pattern_for_other_numbers():
    app = open_page("step_through", matrix="1,2,9;4,5,6")
    assert (app.number_input(key="fill_rows").value, app.number_input(key="fill_cols").value) == (2, 3)
    assert app.button_group(key="fill_pattern").value in (None, [])
    write_text(app, "1,2;3,4;5,9")
    assert (app.number_input(key="fill_rows").value, app.number_input(key="fill_cols").value) == (3, 2)


def test_pattern_is_recognised_in_a_link_and_forgotten_when_a_cell_changes():
    app = open_page("step_through", matrix=SIX)
    assert lesson(app) == PATTERN_POINTS["ramp"]
    write_text(app, SIX.replace("7", "70"))
    assert lesson(app) is None


def test_another_shape_makes_the_pattern_anew():
    app = choose(open_page("step_through"), "checkerboard")
    app.number_input(key="fill_rows").set_value(3).run()
    app.number_input(key="fill_cols").set_value(5).run()
    assert matrix(app) == format_volume(make_pattern("checkerboard", (3, 5)))


def test_another_shape_cuts_other_numbers_or_fills_up_with_zeros():
    app = open_page("step_through")
    app.number_input(key="fill_cols").set_value(3).run()
    assert matrix(app) == "1,3,2;5,6,1;7,2,8;4,5,9"
    app.number_input(key="fill_rows").set_value(5).run()
    assert matrix(app) == "1,3,2;5,6,1;7,2,8;4,5,9;0,0,0"
    app.button(key="undo").click().run()
    app.button(key="undo").click().run()
    assert matrix(app) == TEXTBOOK


def test_seed_is_for_random_alone_and_names_the_numbers():
    app = open_page("step_through")
    assert app.number_input(key="fill_seed").disabled
    choose(app, "random")
    assert not app.number_input(key="fill_seed").disabled
    first = matrix(app)
    app.number_input(key="fill_seed").set_value(7).run()
    assert matrix(app) == format_volume(make_pattern("random", (4, 4), 7)) != first
    assert PATTERN_POINTS["random"] in captions(app)
    choose(app, "ties")
    choose(app, "random")
    assert matrix(app) == format_volume(make_pattern("random", (4, 4), 7))
    app.number_input(key="fill_seed").set_value(1).run()
    assert matrix(app) == first


def test_seed_outlives_a_look_at_a_photo():
    app = choose(open_page("step_through"), "random")
    app.number_input(key="fill_seed").set_value(7).run()
    app.button_group(key="source").set_value("photo").run()
    app.button_group(key="source").set_value("matrix").run()
    app.session_state["fill"] = True
    assert app.run().number_input(key="fill_seed").value == 7
    assert PATTERN_POINTS["random"] in captions(app)


def test_choice_taken_back_changes_nothing():
    app = choose(open_page("step_through"), "edge")
    app.button_group(key="fill_pattern").set_value(None).run()
    assert matrix(app) == format_volume(make_pattern("edge", (4, 4)))
    assert PATTERN_POINTS["edge"] in captions(app)


def test_every_slice_is_filled_and_random_numbers_go_on():
    app = choose(open_page("step_through", source="3-D"), "edge")
    slices = parse_volume(matrix(app))
    assert slices.shape == (4, 4, 4)
    assert all(each.tolist() == make_pattern("edge", (4, 4)).tolist() for each in slices)
    drawn = parse_volume(matrix(choose(app, "random")))
    assert drawn[0].tolist() == make_pattern("random", (4, 4), 1).tolist()
    assert len({each.tobytes() for each in drawn}) == 4


def test_one_dimension_has_no_rows_to_choose():
    app = open_page("step_through", source="1-D")
    assert app.number_input(key="fill_rows").disabled
    app.number_input(key="fill_cols").set_value(20).run()
    assert len(matrix(app).split(",")) == 20
    assert not app.warning
    assert not app.toast


def test_a_single_cell_shows_no_pattern():
    assert pattern_of(np.ones((1, 1, 1)), seed=1) == ""
    assert pattern_of(np.ones((1, 1, 2)), seed=1) != ""

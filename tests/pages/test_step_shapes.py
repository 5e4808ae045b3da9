"""Step through: one row, slices and channels, in links and by the control; Compare takes one matrix."""

import pytest

from tests.pages.opening import open_page, open_settings, said, stepper_data, write_text
from ui.matrix.shapes import SHAPES

CHANNELS = "1,2;3,4|8,6;7,5"


def shape(app):
    data = stepper_data(app)
    return tuple(data["input"][axis] for axis in ("slices", "rows", "cols")), data["rank"], data["together"]


def keys(app):
    return {widget.key for widget in app.number_input}


def test_link_to_one_row_has_no_controls_of_rows():
    app = open_settings(
        open_page("step_through", source="1-D", matrix="4,1,7,2,9", window_cols="3", stride_cols="1")
    )
    assert shape(app) == ((1, 1, 5), 1, False)
    assert stepper_data(app)["output"]["text"] == "7 7 9"
    assert {"window_cols", "stride_cols", "dilation_cols"} <= keys(app)
    assert not keys(app) & {"window_rows", "stride_rows", "dilation_rows", "window_depth"}
    assert [app.number_input(key=f"{what}_cols").label for what in ("window", "stride")] == [
        "Window",
        "Stride",
    ]


def test_link_to_slices_has_controls_of_all_three_axes():
    app = open_settings(
        open_page(
            "step_through", source="3-D", matrix=CHANNELS, padding="Custom", pad_front="0", window_depth="3"
        )
    )
    assert shape(app) == ((2, 2, 2), 3, False)
    pads = stepper_data(app)["pads"]
    assert (pads["front"], pads["back"], pads["top"]) == (0, 1, 1)
    assert {
        f"{what}_{axis}" for what in ("window", "stride", "dilation") for axis in ("depth", "rows", "cols")
    } <= keys(app)
    assert {"pad_front", "pad_back"} <= keys(app)


def test_link_to_several_matrices_has_channels_that_step_together():
    app = open_page("step_through", matrix=CHANNELS)
    assert shape(app) == ((2, 2, 2), 2, True)
    assert stepper_data(app)["output"]["text"] == "4 8"
    assert "pad_front" not in keys(app)


@pytest.mark.parametrize(("label", "rank"), [("1-D", 1), ("3-D", 3)])
def test_link_without_numbers_begins_with_some_that_fit(label, rank):
    app = open_page("step_through", source=label)
    assert shape(app)[1] == rank
    assert said(app.warning) == []


def choose(app, source):
    open_settings(app)
    app.button_group(key="source").set_value(source).run()
    assert not app.exception
    return app


def test_another_kind_of_input_brings_numbers_that_suit_it_and_the_old_ones_come_back():
    app = open_page("step_through", matrix="9,8;7,6")
    choose(app, "row")
    assert app.session_state["matrix"] == SHAPES["row"].default
    choose(app, "volume")
    assert shape(app) == ((4, 4, 4), 3, False)
    choose(app, "matrix")
    assert app.session_state["matrix"] == "9,8;7,6"


def test_numbers_that_suit_the_other_kind_too_are_kept():
    app = open_page("step_through", matrix=CHANNELS)
    choose(app, "volume")
    assert app.session_state["matrix"] == CHANNELS
    assert shape(app) == ((2, 2, 2), 3, False)


def test_reduction_is_kept_whatever_the_kind_of_input():
    app = open_page("step_through", reduction="Average")
    for source in ("volume", "matrix"):
        choose(app, source)
        assert stepper_data(app)["reduction"] == "avg"


def test_numbers_that_are_no_row_are_announced_and_some_that_are_take_their_place():
    app = open_page("step_through", source="1-D", matrix="1,2;3,4")
    assert said(app.toast) == ["This link has an invalid matrix, “1,2;3,4”; showing the first example."]
    assert "matrix" not in app.query_params
    assert shape(app)[1] == 1
    write_text(app, "1,2;3,4")
    (warning,) = said(app.warning)
    assert warning.startswith("The text has 2 rows, but 1-D input is one row of up to 32 numbers")


@pytest.mark.usefixtures("no_tensorflow")
def test_compare_takes_channels_and_slices_too():
    app = open_page("compare", matrix=CHANNELS)
    assert not said(app.warning)
    open_settings(app)
    kinds = [option.content for option in app.button_group(key="source").proto.options]
    assert kinds == ["Matrix", "1-D", "3-D", "Photo"]
    app = open_page("compare", source="3-D")
    assert not app.exception
    assert app.session_state["source"] == "volume"


def test_undo_and_redo_go_back_to_the_kind_of_input_with_its_numbers():
    long_row = ",".join(map(str, range(20)))
    app = open_page("step_through", source="1-D", matrix=long_row)
    choose(choose(app, "matrix"), "volume")
    matrix, slices = SHAPES["matrix"].default, SHAPES["volume"].default
    for key, kind, text in [
        ("undo", "matrix", matrix),
        ("undo", "row", long_row),
        ("redo", "matrix", matrix),
        ("redo", "volume", slices),
    ]:
        app.button(key=key).click().run()
        assert not app.exception
        assert not said(app.warning)
        assert (app.session_state["source"], app.session_state["matrix"]) == (kind, text)


def test_link_without_numbers_gives_way_to_those_of_the_next_kind():
    app = choose(open_page("step_through", source="3-D"), "matrix")
    assert app.session_state["matrix"] == SHAPES["matrix"].default

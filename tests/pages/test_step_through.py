"""Step through: links, examples, typing and mistakes, as the server sees them."""

import pytest

from tests.pages.opening import open_page, open_settings, said, stepper_data, write_text

TEXTBOOK = "1,3,2,4;5,6,1,2;7,2,8,3;4,5,9,0"


def test_page_starts_with_the_textbook_matrix():
    data = stepper_data(open_page("step_through"))
    assert data["output"]["text"] == "6 4 7 9"
    assert data["start"] == 0


def test_link_restores_matrix_settings_and_step():
    link = {
        "matrix": "-1,-2;-3,-4.5",
        "reduction": "Average",
        "stride_rows": "1",
        "stride_cols": "1",
        "step": "2",
    }
    app = open_page("step_through", **link, padding="Same")
    data = stepper_data(app)
    assert data["input"]["text"] == "−1 −2 −3 −4.5"
    assert data["output"]["text"] == "−2.625 −3.25 −3.75 −4.5"
    assert data["start"] == 1
    assert not app.toast


def test_bad_values_in_a_link_fall_back_and_are_named():
    app = open_page("step_through", window_rows="99", reduction="<b>", matrix="1,x", step="banana")
    assert stepper_data(app)["output"]["text"] == "6 4 7 9"
    assert stepper_data(app)["start"] == 0
    assert said(app.toast) == [
        "This link has 4 invalid values; using the defaults for Window rows (“99”), Reduction (“<b>”), "
        "Matrix (“1,x”), Step (“banana”)."
    ]


def test_example_sets_matrix_and_settings_and_undo_takes_it_back():
    app = open_page("step_through")
    app.menu_button(key="example").click("d2l").run()
    assert stepper_data(app)["output"]["text"] == "4 5 7 8"
    app.button(key="undo").click().run()
    assert stepper_data(app)["input"]["rows"] == 4


@pytest.mark.parametrize("text", ["1,2;3", "a,b", "", "1,2,,3"])
def test_wrong_matrix_gets_a_sentence_and_the_last_good_one_stays(text):
    app = open_page("step_through")
    write_text(app, "9,8;7,6")
    write_text(app, text)
    assert len(app.warning) == 1
    assert said(app.warning)[0].endswith("Still using the last valid matrix.")
    assert not app.toast
    assert stepper_data(app)["input"]["text"] == "9 8 7 6"
    assert app.query_params["matrix"] == "9,8;7,6"
    assert app.text_area(key="matrix_text").value == text
    app.session_state["edit"] = False
    app.run()
    assert len(app.warning) == 1  # now above the figure
    assert not app.exception


def test_wrong_text_stays_to_be_mended_while_other_settings_change():
    app = open_page("step_through")
    write_text(app, "1,2;3")
    app.button_group(key="reduction").set_value("avg").run()
    assert app.text_area(key="matrix_text").value == "1,2;3"
    write_text(app, "1,2;3,4")
    assert not app.warning
    assert app.query_params["matrix"] == "1,2;3,4"


def test_matrix_of_a_link_that_its_kind_cannot_read_is_announced_once():
    app = open_page("step_through", source="1-D", matrix="1,2;3,4")
    assert said(app.toast) == ["This link has an invalid matrix, “1,2;3,4”; showing the first example."]
    assert not app.warning
    app.run()
    assert not app.toast


def test_window_larger_than_the_input_gets_a_sentence_and_nothing_is_lost():
    app = open_page("step_through")
    app.number_input(key="window_rows").set_value(5).run()
    data = stepper_data(app)
    assert data["equation"]["line"] == (
        "The window spans 5 rows and the padded input has 4; make the window smaller or the padding larger."
    )
    assert data["input"]["text"] == "1 3 2 4 5 6 1 2 7 2 8 3 4 5 9 0"
    assert data["editable"]
    assert data["panel"] is None
    app.number_input(key="window_rows").set_value(2).run()
    assert stepper_data(app)["output"]["text"] == "6 4 7 9"


def test_photo_is_reduced_to_a_matrix():
    data = stepper_data(open_page("step_through", source="Photo", photo="Chelsea the cat", cells="8 × 8"))
    assert (data["input"]["rows"], data["output"]["rows"]) == (8, 4)


def test_link_to_somebodys_own_photo_says_how_to_get_one():
    app = open_page("step_through", source="Photo", photo="Your own")
    assert "for this tab alone" in said(app.info)[0]


@pytest.mark.parametrize("text", ["nan,1;inf,-inf", "1e308,1e308;-1e308,1e308", "-0,0;0.1,123456789012"])
@pytest.mark.parametrize("reduction", ["Max", "Min", "Average", "Sum"])
def test_strange_numbers_are_stepped_without_an_error(text, reduction):
    app = open_page("step_through", matrix=text, reduction=reduction)
    assert not app.toast
    assert stepper_data(app)["output"]["rows"] == 1


def test_every_setting_moves_the_steps():
    app = open_page(
        "step_through", matrix="1,2,3,4,5;6,7,8,9,10;11,12,13,14,15;16,17,18,19,20;21,22,23,24,25"
    )
    for key, value, output in [
        ("ceil_mode", True, "7 9 10 17 19 20 22 24 25"),
        ("count_include_pad", True, "7 9 10 17 19 20 22 24 25"),
        ("dilation_rows", 2, "12 14 15 22 24 25"),
        ("padding", "same", "7 9 10 17 19 20 17 19 20"),
    ]:
        open_settings(app)
        widget = app.toggle(key=key) if isinstance(value, bool) else app.get_by_key(key)
        widget.set_value(value).run()
        assert not app.exception
        assert stepper_data(app)["output"]["text"] == output, key

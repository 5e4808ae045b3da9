"""Layers beside plain pooling on Step through: found in All settings, kept by links, left without a trace."""

import pytest

from tests.pages.opening import open_page, open_settings, stepper_data
from ui.layers.labels import LAYERS

OTHERS = [name for name in LAYERS if name != "pool"]
SIX = "0,1,2,3,4,5;1,2,3,4,5,6;2,3,9,9,6,7;3,4,9,9,7,8;4,5,6,7,8,9;5,6,7,8,9,9"


def opened(kind, **link):
    return open_page("step_through", layer=LAYERS[kind], matrix=SIX, **link)


def test_the_kind_of_layer_is_in_all_settings_and_in_the_row_once_it_is_another():
    app = open_settings(open_page("step_through"))
    app.selectbox(key="layer").set_value("fractional").run()
    assert not app.exception
    assert {"out_rows", "out_cols", "draw"} <= {each.key for each in app.number_input}
    app.selectbox(key="layer").set_value("pool").run()
    assert not app.exception
    assert stepper_data(app)["output"]["text"] == "6 4 7 9"
    assert "layer" not in app.query_params


@pytest.mark.parametrize("kind", OTHERS)
def test_a_link_opens_every_layer_and_its_panels(kind):
    app = opened(kind, panel="gradient")
    data = stepper_data(app)
    assert data["output"]["rows"]
    assert list(data["panel"]["tabs"]) == ["shape", "coverage", "gradient", "code", "predict"]
    assert app.query_params["layer"] == LAYERS[kind]


@pytest.mark.parametrize("source", ["Photo", "1-D", "3-D"])
@pytest.mark.parametrize("kind", OTHERS)
def test_every_kind_of_input_is_pooled_or_answered_with_a_sentence(kind, source):
    data = stepper_data(open_page("step_through", layer=LAYERS[kind], source=source))
    fits = source == "Photo" or not kind.startswith("roi")
    assert bool(data["output"]["rows"]) == fits
    assert fits or "choose Matrix or Photo" in data["equation"]["line"]


@pytest.mark.parametrize("kind", ["fractional", "stochastic"])
def test_another_draw_is_another_seed_which_a_link_restores(kind):
    app = opened(kind, out_rows="4", out_cols="5")
    first = stepper_data(app)
    for _ in range(3):
        app.button(key="draw_again").click().run()
    assert app.query_params["draw"] == "4"
    fourth = stepper_data(app)
    assert fourth["sig"] != first["sig"]
    assert stepper_data(opened(kind, out_rows="4", out_cols="5", draw="4"))["output"] == fourth["output"]


def test_the_box_is_four_numbers_in_all_settings_and_one_in_the_link():
    app = open_settings(opened("roi_align", box="1.25,1.5,4.5,4.75"))
    assert [app.number_input(key=f"box_{side}").value for side in ("top", "left", "bottom", "right")] == [
        *(1.25, 1.5, 4.5, 4.75)
    ]
    app.number_input(key="box_top").set_value(2.0).run()
    assert app.query_params["box"] == "2,1.5,4.5,4.75"
    assert stepper_data(app)["marks"]["box"] == [2, 1.5, 4.5, 4.75]
    app.number_input(key="box_top").set_value(5.0).run()  # it would end before it begins
    assert "The box must end after it begins" in app.toast[0].value
    assert not app.exception
    assert app.query_params["box"] == "2,1.5,4.5,4.75"


def test_a_bad_value_of_a_layer_is_rejected_like_any_other():
    app = opened("roi_align", box="3,1,2,4", samples="9")
    assert stepper_data(app)["marks"]["box"] == [0.25, 0.5, 3, 3.25]
    assert "box" not in app.query_params


@pytest.mark.usefixtures("no_tensorflow")
def test_compare_says_that_it_compares_plain_pooling():
    app = open_page("compare", layer=LAYERS["stochastic"])
    assert any("No framework has stochastic pooling" in info.value for info in app.info)
    assert not open_page("compare").info

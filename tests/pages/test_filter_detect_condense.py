"""Filter, detect, condense: four pictures that follow the controls, and a kernel that can be edited."""

import json
from base64 import b64decode

import numpy as np
import pytest

from pooling import PoolSpec
from pooling.frameworks.answer import Answer
from pooling.images import read_image
from pooling.network import KERNELS, extract
from tests.pages.opening import open_page, open_settings, said
from ui.network import comparison
from ui.network.paint import Scale, paint

PAGE = "filter_detect_condense"


def chain(app):
    """What Python sent to the four pictures."""
    (node,) = (node for node in app.get("bidi_component") if "-chain" in node.proto.id)
    (data,) = json.loads(node.proto.json)
    return data


def pictures(app):
    return [read_image(b64decode(picture["png"])) for picture in chain(app)["pictures"]]


def expect_made(app, kernel, spec, **options):
    """The pictures are those that the core makes of the photo that is shown."""
    shown = pictures(app)
    made = extract(shown[0][..., 0].astype(float), kernel, spec, **options)
    for picture, expected in zip(shown[1:], paint(made, Scale.of(made))[1:], strict=True):
        np.testing.assert_array_equal(picture, expected)


def test_page_begins_with_the_lessons_settings():
    app = open_page(PAGE)
    assert [picture["rows"] for picture in chain(app)["pictures"]] == [224, 224, 224, 112]
    expect_made(app, KERNELS["edge"].weights, PoolSpec.of("max", 2, padding="same"))
    assert chain(app)["kernel"]["cells"][1] == ["-1", "8", "-1"]


def test_kernel_padding_relu_and_pooling_are_obeyed():
    app = open_page(
        PAGE,
        size="32 px",
        kernel="Blur",
        reduction="Average",
        window_rows="3",
        window_cols="3",
        pool_padding="Valid",
    )
    expect_made(app, KERNELS["blur"].weights, PoolSpec.of("avg", 3, strides=2))
    app.selectbox(key="kernel").set_value("bottom_sobel").run()
    open_settings(app)
    app.segmented_control(key="filter_padding").set_value("valid").run()
    app.toggle(key="relu").set_value(False).run()
    expect_made(
        app, KERNELS["bottom_sobel"].weights, PoolSpec.of("avg", 3, strides=2), padding="valid", rectify=False
    )
    assert [picture["rows"] for picture in chain(app)["pictures"]] == [32, 30, 30, 14]


def test_link_brings_the_learners_own_kernel():
    app = open_page(PAGE, size="32 px", kernel="Your own", weights="0,0.5;-2,0")
    assert not app.toast
    expect_made(app, [[0, 0.5], [-2, 0]], PoolSpec.of("max", 2))
    assert app.query_params["weights"] == "0,0.5;-2,0"
    app.selectbox(key="kernel").set_value("edge").run()
    assert "weights" not in app.query_params


def test_weights_that_are_none_are_named_and_the_page_is_there():
    app = open_page(PAGE, size="32 px", kernel="Your own", weights="nan,1")
    assert "Weights = “nan,1”" in said(app.toast)[0]
    expect_made(app, [[0, 0, 0], [0, 1, 0], [0, 0, 0]], PoolSpec.of("max", 2))


def test_window_that_does_not_fit_gets_a_sentence_and_the_controls_stay():
    app = open_page(PAGE, size="32 px", fit="Keep shape", window_rows="32", pool_padding="Valid")
    assert "The window spans 32 rows" in app.warning[0].value
    app.number_input(key="window_rows").set_value(2).run()
    assert not app.warning
    assert len(pictures(app)) == 4


@pytest.mark.parametrize("photo", ["Your own", "Camera"])
def test_link_to_a_photo_that_no_link_can_carry_says_how_to_get_one(photo):
    app = open_page(PAGE, photo=photo)
    assert "or pick a sample photo" in said(app.info)[0]
    assert not app.get("bidi_component") or "-chain" not in str(app.get("bidi_component"))


def views(app):
    """What is below the pictures."""
    return "".join(element.proto.body for element in app.get("html"))


def test_views_below_the_pictures_are_in_the_link():
    app = open_page(PAGE, size="32 px", pool_padding="Valid")
    assert "Multiplications of the next" in views(app)
    app.segmented_control(key="below").set_value("alternatives").run()
    assert app.query_params["below"] == "Alternatives"
    assert views(app).count("<img") == 4
    app.segmented_control(key="below").set_value("stack").run()
    app.number_input(key="stages").set_value(6).run()
    assert "Pooling 6 gets a map of 1 × 1" in app.main.markdown[-1].value
    assert views(app).count("<img") == 5


def test_export_has_programs_pictures_and_numbers():
    app = open_page(PAGE, size="32 px", photo="Greek coins")
    assert not app.get("download_button")
    app.session_state["export"] = True
    labels = [button.label for button in app.run().get("download_button")]
    assert labels[:3] == ["Photo as photo.png", "Filter as PNG", "Filter as CSV"]
    assert len(labels) == 7


def test_verdict_comes_when_tensorflow_has_answered(monkeypatch):
    def answers(made):
        maps = {"tf.nn.conv2d": made.filtered, "tf.nn.relu": made.detected, "tf.nn.pool": made.condensed}
        return [Answer("ok", "", call, values.astype("f4")[None], "9.9") for call, values in maps.items()]

    monkeypatch.setattr(comparison, "tensorflow_extract", answers)
    app = open_page(PAGE, size="32 px", below="TensorFlow")
    app.run()
    assert "all three maps are equal, in all 2,304 cells" in views(app)


def test_what_is_drawn_is_filtered_and_stays_with_its_photo():
    app = open_page(PAGE, size="32 px")
    before = pictures(app)[0]
    name = app.session_state["drawing_shown"]
    drawing = app.session_state["drawings"][name].apply({"blank": True})
    app.session_state["drawings"][name] = drawing.apply({"stroke": {"cells": [0, 33], "value": 255}})
    app.run()
    assert pictures(app)[0][..., 0].sum() == 2 * 255
    assert chain(app)["drawn"]
    expect_made(app, KERNELS["edge"].weights, PoolSpec.of("max", 2))
    app.selectbox(key="photo").set_value("coins").run()
    assert not chain(app)["drawn"]
    app.selectbox(key="photo").set_value("cat").run()
    assert pictures(app)[0][..., 0].sum() == 2 * 255
    assert (before.sum(axis=-1) > 0).mean() > 0.9

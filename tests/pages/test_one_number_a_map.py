"""One number a map: the maps follow the controls, and a class is explained."""

import json
from threading import Event

import numpy as np
import pytest

from pooling.frameworks import tensorflow
from pooling.models.classifier import run_network
from tests.pages.opening import open_page, open_settings
from ui.head import vgg16
from ui.head.networks import trained

PAGE = "one_number_a_map"


def figure(app):
    """What Python sent to the figure."""
    (node,) = (node for node in app.get("bidi_component") if "-head" in node.proto.id)
    (data,) = json.loads(node.proto.json)
    return data


def texts(app):
    return " ".join(entry.value for entry in [*app.markdown, *app.caption])


def test_page_begins_with_a_truck_that_is_told_from_cars():
    app = open_page(PAGE)
    data = figure(app)
    assert (data["count"], data["size"], data["chosen"]["label"]) == (28, "12 × 12", "truck")
    assert "It is right." in texts(app)
    assert "93.7%" in texts(app)


def test_link_opens_a_digit_and_the_second_likeliest_class_can_be_explained():
    app = open_page(PAGE, maps="Digits", test_picture="13")
    known = trained("digits")
    shares = run_network(known.network, known.pictures[12]).probabilities
    order = shares.argsort()[::-1]
    assert figure(app)["chosen"]["label"] == str(order[0])
    open_settings(app)
    app.segmented_control(key="ranked").set_value("second").run()
    assert figure(app)["chosen"]["label"] == str(order[1])


def test_random_maps_show_why_the_averages_are_grey():
    app = open_page(PAGE, maps="Random maps", map_count="20", map_side="4")
    assert (figure(app)["count"], figure(app)["size"]) == (20, "4 × 4")
    open_settings(app)
    assert not [each for each in app.segmented_control if each.key == "ranked"]
    assert app.number_input(key="map_seed").value == 0
    app.selectbox(key="contrast").set_value("default").run()
    assert "close to 0.5" in texts(app)
    assert max(float(text) for text in figure(app)["results"]) < 0.6


def test_photo_goes_through_a_network_and_through_the_kernels():
    app = open_page(PAGE, shown="Photo", photo="Cup of coffee")
    assert "sure." in texts(app)
    assert "It is" not in texts(app).split("sure.")[1][:8]
    app.selectbox(key="maps").set_value("kernels").run()
    assert (figure(app)["count"], figure(app)["size"]) == (6, "48 × 48")


def test_maximum_has_no_classes_and_the_shuffle_keeps_the_averages():
    app = open_page(PAGE)
    before = figure(app)["results"]
    app.toggle(key="shuffle").set_value(True).run()
    assert figure(app)["results"] == before
    app.segmented_control(key="pooled_by").set_value("max").run()
    assert figure(app)["chosen"] is None
    assert "trained on averages" in texts(app)


@pytest.mark.parametrize(("button", "words"), [("head_The lesson", "25 times"), ("head_these", "144 times")])
def test_sizes_of_the_head_come_from_a_button(button, words):
    app = open_page(PAGE)
    assert "49 times fewer" in texts(app)
    app.button(key=button).click().run()
    assert words in texts(app)
    assert not app.exception


def test_vgg16_is_loaded_on_request_and_says_how_far_it_is_and_what_is_wrong(monkeypatch):
    asked, may_answer = [], Event()
    answers = [
        tensorflow.Answer("failed", "There is no connection; load again.", "VGG16"),
        tensorflow.Answer("ok", "", "VGG16", np.eye(49, dtype=np.float32).reshape(49, 7, 7)),
    ]

    def answer(photo):
        asked.append(photo.shape)
        may_answer.wait(5)
        return answers[len(asked) - 1]

    monkeypatch.setattr(vgg16, "vgg16_maps", answer)
    monkeypatch.setattr(vgg16, "downloaded_bytes", lambda: 12_300_000)
    vgg16.ASKED.clear()
    app = open_page(PAGE, maps="VGG16", photo="Cup of coffee")
    assert ("59 MB" in app.info[0].value, asked) == (True, [])
    app.button(key="vgg16_load").click().run()
    assert progress(app) == "Downloading VGG16: 12 of 59 MB."
    may_answer.set()
    [future] = vgg16.ASKED
    future.exception(5)
    app.run()
    assert "There is no connection" in app.warning[0].value
    app.button(key="vgg16_load").click().run()
    assert (figure(app)["count"], figure(app)["size"], asked[-1]) == (49, "7 × 7", (3, 224, 224))
    assert "the network has pooled five times." in texts(app)
    assert not app.exception


def progress(app):
    (bar,) = app.get("progress")
    return bar.proto.text


def test_export_has_programs_the_maps_and_the_class_activation_map():
    app = open_page(PAGE)
    assert not app.get("download_button")
    app.session_state["export"] = True
    labels = [button.label for button in app.run().get("download_button")]
    assert labels == ["Maps as maps.npy", "Maps as PNG", "Class activation map as PNG"]

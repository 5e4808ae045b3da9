"""What pooling does to a model: recorded results at once, a prediction first, and training with a stub."""

import json
from time import monotonic, sleep

import pytest

from tests.pages import opening
from tests.pages.opening import open_settings, said
from tests.pages.rerun import assert_light
from tests.ui.model.made import Stub
from ui.model import training
from ui.model.queue import Queue
from ui.model.results import KEPT, keep
from ui.model.widgets import model, views

PAGE = "what_pooling_does_to_a_model"
QUICK = {"epochs": "2", "seeds": "1", "models": "max,avg", "bet": "Max"}


@pytest.fixture(autouse=True)
def stub(monkeypatch):
    """What trains; what it keeps goes after the test."""
    KEPT.clear()
    made = Stub()
    queue = Queue(lambda: made, keep, idle=0.01)
    monkeypatch.setattr(model, "TRAININGS", queue)
    yield made
    made.go.set()
    KEPT.clear()


def open_page(name, **query):
    """Open the page, and let the browser say that the first chart is drawn, where there is one."""
    return first_seen(opening.open_page(name, **query))


def first_seen(app):
    return opening.send(app, "first_chart", ("seen", True)) if first_charts(app) else app


def texts(app):
    return " ".join(entry.value for entry in [*app.markdown, *app.caption])


def headline(app):
    return " ".join(entry.proto.body for entry in app.get("html") if "headline" in entry.proto.body)


def lines(app, key="shift_chart"):
    (chart,) = (each for each in app.get("plotly_chart") if each.key == key)
    return json.loads(chart.proto.spec)["data"]


def first_charts(app):
    found = (each.proto for each in app.get("bidi_component"))
    return [json.loads(each.json)["chart"] for each in found if each.component_name == "first_chart"]


def until(app, words):
    end = monotonic() + 10
    while words not in headline(app):
        assert monotonic() < end, headline(app)
        sleep(0.01)
        app.run()


def test_page_shows_recorded_results_and_asks_before_it_shows_the_shifts():
    app = open_page(PAGE)
    assert {len(line["x"]) for line in lines(app)} == {1}
    assert "recorded with Keras" in texts(app)
    assert "Shifted by one cell" not in texts(app)
    app.button_group(key="bet_pick").set_value("max").run()
    assert "You said max" in texts(app)
    assert "Shifted by one cell" in texts(app)
    assert app.query_params["bet"] == "Max"
    assert max(len(line["x"]) for line in lines(app)) == 9


def test_first_chart_is_there_without_plotly_which_then_takes_its_place(monkeypatch):
    app = opening.open_page(PAGE, bet="Max")
    assert first_charts(app)[0].count("<polyline") == 8
    assert not app.get("plotly_chart")
    opening.send(app, "first_chart", ("seen", True))
    assert len(app.get("plotly_chart")) == 2
    app.button_group(key="model_pick").set_value(["max", "blur"]).run()
    assert first_charts(app)[0].count("<polyline") == 4  # Plotly may still be on its way
    monkeypatch.setattr(views, "PATIENCE", 0)
    app.button_group(key="model_pick").set_value(["max", "avg"]).run()
    assert first_charts(app) == []


@pytest.mark.parametrize(("bet", "most"), [("ask", 12), ("Max", 16)])
def test_changed_control_sends_little(bet, most, monkeypatch):
    monkeypatch.setattr(views, "PATIENCE", 0)
    link = {} if bet == "ask" else {"bet": bet}
    assert_light(PAGE, monkeypatch, most * 1024, most_messages=29, then=first_seen, **link)


def test_two_to_four_networks_are_picked_and_the_link_has_them():
    app = open_page(PAGE, bet="no prediction", models="strided,max", model_head="Global average")
    assert [line["name"] for line in lines(app)[::2]] == ["Max", "Strided convolution"]
    app.button_group(key="model_pick").set_value(["max"]).run()
    assert said(app.toast) == ["Choose two to four networks."]
    assert app.button_group(key="model_pick").value == ["max", "strided"]
    app.button_group(key="model_pick").set_value(["max", "strided", "blur"]).run()
    assert app.query_params["models"] == "max,strided,blur"
    assert len(lines(app)) == 6


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ({"models": "max,maximum", "bet": "Max"}, ["Networks"]),
        ({"models": "max,max"}, ["Networks"]),
        ({"bet": "Nobody"}, ["Your prediction"]),
        ({"epochs": "41", "seeds": "0", "first_seed": "-1"}, ["Epochs", "Seeds", "First seed"]),
        ({"epochs": "1e9"}, ["Epochs"]),
        ({"learned": "7", "train_limit": "never"}, ["Learn from", "Stop after"]),
    ],
)
def test_bad_values_of_a_link_are_named_in_one_toast_and_left_out(link, named):
    app = opening.open_page(PAGE, **link)
    (sentence,) = said(app.toast)
    assert all(name in sentence for name in named)
    assert set(app.query_params) <= {"bet"}
    opening.send(app, "first_chart", ("seen", True))
    assert len(lines(app)) == (8 if link.get("bet") == "Max" else 4)


def test_settings_that_were_never_trained_offer_to_train_and_show_what_comes(stub):
    stub.go.clear()
    app = open_page(PAGE, **QUICK)
    assert "have not been trained yet" in headline(app)
    assert not app.get("plotly_chart")
    app.button(key="train").click().run()
    until(app, "Starting TensorFlow")
    stub.go.set()
    until(app, "Training finished")
    assert len(lines(first_seen(app))) == 4
    assert "All 2 networks trained on this server." in texts(app)
    assert app.button(key="train").label == "Train again"
    other = open_page(PAGE, **QUICK)
    assert "All 2 networks trained on this server." in texts(other)  # for anyone
    assert "Training" not in headline(other)  # who trained nothing here


def test_training_is_stopped_by_those_who_asked_and_another_sees_it(stub):
    stub.go.clear()
    app = open_page(PAGE, **QUICK)
    app.button(key="train").click().run()
    until(app, "Starting")
    other = open_page(PAGE, **QUICK)
    assert "Starting" in headline(other)
    assert not [button for button in other.button if button.key in ("train", "stop_training")]
    third = open_page(PAGE, **(QUICK | {"epochs": "3"}))
    third.button(key="train").click().run()
    assert "1 training is before this one." in headline(third)
    app.button(key="stop_training").click().run()
    assert "Stopping" in headline(app)
    stub.go.set()
    until(app, "Stopped. 0 of 2 networks finished and kept.")
    until(third, "Training finished")


def test_helper_that_dies_is_a_sentence_and_the_rest_can_be_trained(stub):
    stub.fails_at = 3
    app = open_page(PAGE, **QUICK)
    app.button(key="train").click().run()
    until(app, "1 of 2 networks finished and kept")
    assert "its process died" in headline(app)
    assert app.button(key="train").label == "Train the rest"
    app.button(key="train").click().run()
    until(app, "Training finished")


def test_export_has_the_chart_and_the_numbers():
    app = open_page(PAGE, bet="Max")
    app.session_state["export"] = True
    app.run()
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Chart as SVG", "Shifted pictures as CSV", "Learning curves as CSV"]


def test_all_settings_have_what_training_takes():
    app = open_settings(open_page(PAGE, bet="Max"))
    app.number_input(key="seeds").set_value(2).run()
    assert "2 seeds" in texts(app)
    assert not app.exception


def test_trainer_of_the_app_reads_the_digits_that_ship():
    assert len(training.new_trainer()._classes) == 1797

"""Step through leaves a function that answers edits before the page has run for them."""

import json
import threading

import pytest

from tests.pages.opening import open_page, send, stepper_data
from ui.app.early import Answers
from ui.app.widgets import early
from ui.stepper.messages import MOST_EDITS


@pytest.fixture(autouse=True)
def served(monkeypatch):
    """A server with the layer or without, and no answers of other tests."""
    monkeypatch.setattr(early, "_SERVED", threading.Event())
    monkeypatch.setattr(early, "ANSWERS", Answers())


OF_THE_PAGE = {"lesson": None, "presented": None, "early": ""}
"""What is not in an early answer."""


def asked_early(name, message):
    """Ask for the numbers after edits."""
    return json.loads(early.ANSWERS.ask(json.dumps({"name": name, "message": message}).encode()))


def test_answer_knows_edits_whatever_is_sent_and_changes_nothing():
    early._SERVED.set()
    page = open_page("step_through")
    name = stepper_data(page)["early"]
    typed = {"do": "type", "n": 1, "slice": 0, "row": 0, "col": 0, "text": "70"}
    for _ in range(2):
        data = asked_early(name, [typed])
        assert (data["output"]["text"], data["edited"]) == ("70 4 7 9", 1)
    wrong = typed | {"n": 2, "text": "seventy"}
    assert asked_early(name, [typed, wrong])["wrong"][0]["text"] == "seventy"
    for hostile in (None, 7, "x", [7], [{}], [{"do": "fill", "n": 1}], [wrong] * 1000, [typed | {"row": 99}]):
        assert asked_early(name, hostile)["edited"] <= MOST_EDITS
    assert stepper_data(page.run())["edited"] == 0


def test_answer_is_that_of_the_page_after_its_edits():
    early._SERVED.set()
    page = open_page("step_through", reduction="Average", stride_rows="1", panel="coverage")
    edits = [
        {"do": "paste", "n": 1, "slice": 0, "row": 1, "col": 1, "text": "1.5 2;-3 4"},
        {"do": "drop", "n": 2, "axis": "row", "at": 0},
        {"do": "undo", "n": 3},
        {"do": "type", "n": 4, "slice": 0, "row": 3, "col": 3, "text": "no number"},
    ]
    soon = asked_early(stepper_data(page)["early"], edits)
    later = stepper_data(send(page, "stepper", ("edit", edits)))
    assert soon | OF_THE_PAGE == later | OF_THE_PAGE


def test_without_the_layer_nobody_is_told_a_name():
    assert stepper_data(open_page("step_through"))["early"] == ""
    assert not early.ANSWERS._kept

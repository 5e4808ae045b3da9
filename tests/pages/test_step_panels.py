"""Step through: which panel a link opens, and what is said of one that it cannot open."""

import pytest

from tests.pages.opening import open_page, said, stepper_data


def test_link_opens_the_panel_and_restores_the_gradient_typed_into_it():
    app = open_page("step_through", panel="gradient", upstream="1,0;0,2")
    panel = stepper_data(app)["panel"]
    assert (panel["name"], panel["upstream"], panel["error"]) == ("gradient", "1,0;0,2", "")
    assert panel["sum"].startswith("Gradient in: 3, out: 3")
    assert not app.toast


def test_unknown_panel_of_a_link_is_named_and_none_is_shown():
    app = open_page("step_through", panel="<b>")
    assert stepper_data(app)["panel"]["name"] == ""
    assert said(app.toast) == [
        "This link has Panel = “<b>”, but it must be one of shape, coverage, gradient, code, predict; "
        "using no panel."
    ]
    assert "panel" not in app.query_params
    app.run()
    assert not app.toast


@pytest.mark.parametrize(
    ("upstream", "why"),
    [
        ("1,x", "but it must be a matrix such as 1,3;5,6; using ones."),
        ("1,2,3", "The gradient has 1 × 3 numbers, but the output has 2 × 2"),
        ("1,2;3", "but it must be a matrix"),
    ],
)
def test_gradient_of_a_link_that_does_not_fit_is_named_and_ones_are_taken(upstream, why):
    app = open_page("step_through", panel="gradient", upstream=upstream)
    panel = stepper_data(app)["panel"]
    assert (panel["upstream"], panel["error"]) == ("", "")
    assert panel["sum"].startswith("Gradient in: 4, out: 4")
    (sentence,) = said(app.toast)
    assert sentence.startswith(f"This link has Incoming gradient = “{upstream}”")
    assert why in sentence
    assert "upstream" not in app.query_params


@pytest.mark.parametrize("colour", ["Grey", "RGB"])
def test_panel_of_a_photo_is_a_picture(colour):
    link = {"source": "Photo", "cells": "64 × 64", "colour": colour}
    app = open_page("step_through", panel="gradient", **link)
    panel = stepper_data(app)["panel"]
    assert len(panel["totals"]) == (3 if colour == "RGB" else 1)
    assert panel["totals"][0]["rows"] == 64

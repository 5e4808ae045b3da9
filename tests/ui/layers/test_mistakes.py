"""Predict for layers beside plain pooling: each mistake's number is right, and its words fit."""

from dataclasses import replace

import numpy as np
import pytest

from pooling import PoolSpec
from pooling.kinds.dispatch import plan_windows, pool, steps
from pooling.misconceptions.results import wrong_results
from pooling.number_text import format_number
from tests.each import each
from tests.ui.layers.cases import CHANNELS, EVERY_LAYER, X
from ui.layers.mistake_words import CELL, SAY, layer_mistakes
from ui.stepper.data import Screen, stepper_data
from ui.stepper.panels.words import mistakes

EVERY = pytest.mark.parametrize("layer", EVERY_LAYER.values(), ids=EVERY_LAYER)


def by_name(spec):
    return {mistake.name: mistake.results for mistake in wrong_results(X, spec)}


def wrong(name):
    return by_name(EVERY_LAYER[name])


def of_steps(name, number):
    layer = EVERY_LAYER[name]
    made = [number(step) for step in steps(X, layer)]
    return np.array(made, float).reshape(plan_windows(layer, X.shape).output_shape)


@EVERY
def test_each_mistake_has_a_sentence_and_the_shape_of_the_output(layer):
    found = by_name(layer)
    said = mistakes(layer)
    for name, results in found.items():
        assert "{typed}" in said[name]
        assert said[name].format(typed="5", divisor="4")
        assert results.shape == plan_windows(layer, X.shape).output_shape
    assert len(found) >= 2


def test_mistakes_of_a_blur():
    found = wrong("blur")
    np.testing.assert_allclose(
        found["plain"], of_steps("blur", lambda s: np.mean([p.value for p in s.parts]))
    )
    np.testing.assert_allclose(found["unblurred"], of_steps("blur", lambda s: s.parts[4].value))
    np.testing.assert_allclose(found["undivided"], of_steps("blur", lambda s: s.result * 16))
    np.testing.assert_allclose(found["all"], of_steps("blur", lambda s: max(s.values)))
    zero = by_name(replace(EVERY_LAYER["blur"], border="zero"))
    assert zero["plain"][0, 0] == pytest.approx((6 + 6 + 7 + 8) / 9)


def test_mistakes_of_the_other_layers():
    drawn = wrong("stochastic")
    np.testing.assert_allclose(drawn["max"], of_steps("stochastic", lambda s: max(s.values)))
    np.testing.assert_allclose(drawn["weighted"], pool(X, EVERY_LAYER["stochastic, test"]))
    np.testing.assert_allclose(
        wrong("roi_pool")["bin_avg"], of_steps("roi_pool", lambda s: np.mean(s.values))
    )
    assert wrong("roi_pool")["floored"].tolist() == [[6, 6, 4], [7, 9, 9]]
    align = wrong("roi_align")
    np.testing.assert_allclose(
        align["sample_max"], of_steps("roi_align", lambda s: max(part.value for part in s.parts))
    )
    nearest = of_steps(
        "roi_align",
        lambda s: np.mean(
            [X[tuple(max(0, int(np.floor(at + 0.5))) for at in part.place)] for part in s.parts]
        ),
    )
    np.testing.assert_allclose(align["nearest"], nearest)
    assert wrong("adaptive")["fixed"].tolist() == [[3, 4], [6, 2], [7, 8]]
    assert wrong("fractional")["shared"][0, 0] == max(X[:2, :1].flat)


@EVERY
def test_panel_leaves_out_mistakes_that_lead_to_the_right_number(layer):
    panel = stepper_data(X, layer, Screen(panel="predict"))["panel"]
    right = [format_number(value) for value in pool(X, layer).flat]
    assert panel["mistakes"]
    for mistake in panel["mistakes"]:
        texts = mistake["texts"].replace("·", " ").split(" ")
        assert texts != right
    asked = [each["name"] for each in panel["asks"]]
    assert asked[0] == "value"
    assert "move" in asked
    assert ("shape" in asked) == (layer.kind in ("blur", "stochastic"))


def test_every_sentence_is_used_and_names_what_it_is_about():
    used = {name for layer in EVERY_LAYER.values() for name in by_name(layer)}
    overlapping = replace(EVERY_LAYER["fractional"], overlapping=False)
    used |= by_name(overlapping).keys()
    assert SAY.keys() <= used
    assert "{" not in layer_mistakes(EVERY_LAYER["roi_align"], "average")["other_half"].replace("{typed}", "")
    assert (
        stepper_data(X, EVERY_LAYER["blur"], Screen(panel="predict"))["panel"]["words"]["cell"]
        == CELL["blur"]
    )


def test_chances_are_asked_for_where_a_cell_is_drawn():
    asked = stepper_data(X, EVERY_LAYER["stochastic"], Screen(panel="predict"))["panel"]["chances"]
    assert len(asked) == 4
    assert asked[1]["ask"] == (
        "How likely is the 4 at row 0, column 3 to be drawn from 2, 4, 1, 2, in per cent?"
    )
    assert (asked[1]["answer"], asked[1]["why"]) == ("44.44", "4 / (2 + 4 + 1 + 2) = 44.4%.")
    assert {wrong["answer"] for wrong in asked[1]["wrong"]} == {"25", "100", "0.4444", "55.56", "4"}
    for x in (np.zeros((4, 4)), np.full((4, 4), np.nan), CHANNELS):
        data = stepper_data(x, EVERY_LAYER["stochastic, test"], Screen(panel="predict"))
        assert bool(data["panel"]["chances"]) == (x is CHANNELS)
    assert not stepper_data(X, EVERY_LAYER["blur"], Screen(panel="predict"))["panel"]["chances"]


def test_shape_of_a_blur_is_asked_for():
    shapes = stepper_data(X, EVERY_LAYER["blur"], Screen(panel="predict"))["panel"]["shapes"]
    asked = {each["ask"]: each for each in shapes}
    stride = asked["With stride 1: how many rows and columns will the output have?"]
    assert stride["answer"] == [4, 4]
    taps = asked["With the filter 1 3 3 1: how many rows and columns will the output have?"]
    assert taps["answer"] == [2, 2]
    assert [4, 4] in [wrong["answer"] for wrong in taps["wrong"]]
    padded = asked["With padding Same: how many rows and columns will the output have?"]
    assert padded["answer"] == [3, 3]
    assert "padded by 0 + 1" in padded["why"]


@each(
    ("reduction", "own", "name", "number"),
    [
        ("mixed", {"alpha": 0.25}, "swapped", lambda v: 0.75 * max(v) + 0.25 * np.mean(v)),
        ("lp", {"p": 3.0}, "root", lambda v: sum(each**3 for each in v)),
        ("gem", {"p": 2.0}, "root", lambda v: np.mean([max(each, 1e-6) ** 2 for each in v])),
        ("lse", {"beta": 0.5}, "logarithm", lambda v: np.mean([np.exp(each / 2) for each in v])),
        ("median", {}, "lower", lambda v: sorted(v)[1]),
        ("median", {}, "upper", lambda v: sorted(v)[2]),
    ],
)
def test_mistakes_of_one_reduction(reduction, own, name, number):
    spec = PoolSpec.of(reduction, 2, strides=1, **own)
    wanted = np.array([number(step.values) for step in steps(X, spec)]).reshape(4, 4)
    np.testing.assert_allclose(by_name(spec)[name], wanted)
    assert "{typed}" in mistakes(spec)[name]

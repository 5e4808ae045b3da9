"""What the panels of a photograph are sent: bytes that stand for the core's numbers, pixel by pixel."""

import json
from base64 import b64decode
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import PoolSpec, plan_windows, reference, steps
from pooling.number_text import format_number
from pooling.reductions import REDUCTIONS
from tests.core.strategies import any_specs, fits
from tests.profiles import examples
from ui.stepper.panels import words as panel_words
from ui.stepper.panels.payload import panel_payload
from ui.stepper.panels.pictures import MOST_TEXTS, picture
from ui.stepper.panels.tabs import TABS

SHAPES = st.tuples(st.integers(1, 7), st.integers(1, 7))
photos = hnp.arrays(np.uint8, SHAPES)
in_colour = hnp.arrays(np.uint8, st.tuples(st.just(3), st.integers(1, 5), st.integers(1, 5)))


def spec_for(data, shape):
    return data.draw(any_specs(2).filter(lambda spec: fits(spec, shape[-2:])))


def places(sent, count):
    """Which of `count` texts every cell has."""
    return np.frombuffer(b64decode(sent), "u1" if count <= 256 else "<u2").tolist()


def shown(sent):
    """The text of every pixel, as the browser looks it up."""
    return [sent["texts"][place] for place in places(sent["which"], len(sent["texts"]))]


def colours(sent):
    """The red, green, blue and opacity of every pixel."""
    table = np.frombuffer(b64decode(sent["colours"]), np.uint8).reshape(-1, 4)
    return table[places(sent["which"], len(sent["texts"]))]


def photo_panel(x, spec, name):
    payload = panel_payload(x, spec, name, pictures=True)
    json.dumps(payload, allow_nan=False)
    assert payload["name"] == name
    return payload


@examples(60)
@given(photos, st.data(), st.sampled_from(list(TABS)))
def test_every_panel_of_a_photo_is_plain_json(x, data, name):
    photo_panel(x, spec_for(data, x.shape), name)


@given(photos, st.data())
def test_coverage_picture_counts_the_steps_that_read_each_pixel(x, data):
    spec = spec_for(data, x.shape)
    counted = np.zeros(x.shape, int)
    for step in steps(x, spec):
        for cell in step.cells:
            counted[cell] += 1
    sent = photo_panel(x, spec, "coverage")
    assert shown(sent["picture"]) == [panel_words.times(n) for n in counted.flat]
    clear = colours(sent["picture"])[:, 3] == 0
    assert clear.tolist() == (counted == 0).ravel().tolist()
    assert sent["sentence"] == panel_payload(x, spec, "coverage")["sentence"]


@examples(60)
@given(photos | in_colour, st.data())
def test_gradient_pictures_add_up_what_every_step_hands_back(x, data):
    spec = spec_for(data, x.shape)
    sent = photo_panel(x, spec, "gradient")
    channels = x.reshape(-1, *x.shape[-2:])
    for channel, total in zip(channels, sent["totals"], strict=True):
        summed = np.zeros(channel.shape)
        for step in steps(channel, spec):
            for cell, weight in zip(step.cells, step.weights, strict=True):
                summed[cell] += weight
        numbers = [float(text.replace("−", "-")) for text in shown(total)]
        np.testing.assert_allclose(numbers, summed.ravel(), rtol=6e-4, atol=1e-9)


@given(photos | in_colour, st.data())
def test_gradient_of_each_step_is_what_the_core_weighs(x, data):
    spec = spec_for(data, x.shape)
    flow = photo_panel(x, spec, "gradient")["flow"]
    for n, channel in enumerate(x.reshape(-1, *x.shape[-2:])):
        for step in steps(channel, spec):
            in_window = [(row, col) for row in step.rows for col in step.cols]
            if "winners" in flow:
                wide = "<u2" if len(in_window) > 256 else "u1"
                winner = in_window[np.frombuffer(b64decode(flow["winners"][n]), wide)[step.number]]
                assert step.weights == [float(cell == winner) for cell in step.cells]
            elif flow:
                share = flow.get("share") or flow["shares"][str(step.divisor)]
                assert {format_number(weight) for weight in step.weights} == {share}
            else:
                assert REDUCTIONS[spec.reduction].composed


def test_winner_s_place_has_two_bytes_wherever_a_window_has_that_many_places():
    """Even if every winner is among the first: the browser tells from the window."""
    x = np.zeros((40, 40), np.uint8)
    for size, width in ((16, 1), (17, 2)):
        spec = PoolSpec.of("max", size, strides=23)
        flow = photo_panel(x, spec, "gradient")["flow"]
        count = plan_windows(spec, x.shape).window_count
        assert len(b64decode(flow["winners"][0])) == width * count


def test_gradient_of_a_norm_says_why_there_is_no_step():
    sent = photo_panel(np.ones((30, 30), np.uint8), PoolSpec.of("softmax", 2), "gradient")
    assert sent["no_steps"].startswith(
        "This photo is too large to show each step's gradient for a softmax mean"
    )
    assert photo_panel(np.ones((30, 30), np.uint8), PoolSpec.of(), "gradient")["no_steps"] == ""


def test_picture_is_dark_at_nothing_and_bright_at_the_most():
    sent = picture(np.array([[0.0, 1.0], [2.0, 2.0]]), "Numbers")
    assert shown(sent) == ["0", "1", "2", "2"]
    brightness = colours(sent)[:, :3].astype(int).sum(axis=1)
    assert brightness[0] < 20 < brightness[1] < brightness[2] == brightness[3]
    assert sent["alt"] == "Numbers, as a picture: from 0 to 2"


def test_picture_of_both_signs_is_blue_and_orange_about_white():
    red, _, blue, _ = colours(picture(np.array([[-2.0, 0.0, 2.0]]), "Numbers")).T.astype(int)
    assert blue[0] > red[0]
    assert min(red[1], blue[1]) > 230
    assert red[2] > blue[2]


def test_picture_of_very_many_numbers_keeps_three_digits():
    values = np.random.default_rng(3).normal(size=(200, 200))
    sent = picture(values, "Numbers")
    assert len(sent["texts"]) < values.size / 8
    numbers = [float(text.replace("−", "-")) for text in shown(sent)]
    np.testing.assert_allclose(numbers, values.ravel(), rtol=5.1e-3, atol=5.1e-5)
    few = values[:5]
    assert few.size <= MOST_TEXTS
    assert shown(picture(few, "Numbers")) == [format_number(value) for value in few.flat]


def mistake_texts(sent):
    if "bytes" in sent:
        return [str(byte) for byte in b64decode(sent["bytes"])]
    texts = sent["texts"].split(" ")
    return [texts[i] for i in np.frombuffer(b64decode(sent["which"]), "<u2")]


@pytest.mark.parametrize("reduction", ["max", "min", "avg", "sum"])
def test_predict_gives_the_number_of_every_mistake_in_a_photo(reduction):
    x = np.random.default_rng(5).integers(0, 256, (3, 23, 21), np.uint8)
    spec = PoolSpec.of(reduction, 3, strides=2, padding="same")
    sent = photo_panel(x, spec, "predict")
    names = {say: name for name, say in panel_words.mistakes(spec).items()}
    assert len(sent["mistakes"]) > 1
    pads = plan_windows(spec, x.shape[1:]).pads
    moved = reference.pool(x[0], replace(spec, strides=(1, 1), padding=pads))
    for mistake in sent["mistakes"]:
        name, texts = names[mistake["say"]], mistake_texts(mistake["results"])
        for step, text in zip(steps(x[0], spec), texts, strict=True):
            zeros = [0.0] * (9 - len(step.values)) if name == "zero" else []
            wrong = oracle(reduction if name == "zero" else name, [*step.values, *zeros])
            wrong = sum(step.values) / 9 if name == "window" else wrong
            wrong = moved[step.index] if name == "one" else wrong
            assert text == format_number(wrong)
    assert "red output" in sent["words"]["ask"]


def oracle(name, values):
    return {"max": max(values), "min": min(values), "sum": sum(values)}.get(name, sum(values) / len(values))


@pytest.mark.parametrize("name", TABS)
@pytest.mark.parametrize("reduction", ["max", "avg", "softmax"])
def test_largest_photo_s_panels_stay_small(name, reduction):
    x = np.random.default_rng(1).integers(0, 256, (256, 256), np.uint8)
    spec = PoolSpec.of(reduction, 2, strides=1, padding="same")
    assert plan_windows(spec, x.shape).window_count == 65_536
    assert len(json.dumps(photo_panel(x, spec, name))) < 320 * 1024

"""Layers beside plain pooling in the stepper: its data is the core's, and the sentence says it."""

import json
from dataclasses import replace

import numpy as np
import pytest

from pooling import PoolingError
from pooling.kinds.base import Fractional
from pooling.kinds.dispatch import plan_windows, pool, pool_backward, steps, steps_in
from pooling.kinds.weighted import RoiPool
from pooling.number_text import format_number
from tests.each import each
from tests.ui.layers.cases import BOX, CHANNELS, EVERY_LAYER, GIVEN, SPEC, X
from ui.layers.labels import LAYERS
from ui.stepper.data import Screen, stepper_data
from ui.stepper.panels.tabs import TABS
from ui.stepper.sentences import channels_sentence, sentence

EVERY = pytest.mark.parametrize("layer", EVERY_LAYER.values(), ids=EVERY_LAYER)


def test_every_kind_of_layer_has_a_word():
    assert {"pool", *(layer.kind for layer in EVERY_LAYER.values())} == LAYERS.keys()


@EVERY
def test_steps_of_all_channels_make_the_output_and_the_gradient(layer):
    made = [[step.result for step in each] for each in steps_in(list(CHANNELS), layer)]
    output = pool(CHANNELS, layer)
    np.testing.assert_allclose(output.reshape(3, -1), made, rtol=1e-12)
    assert output.shape[1:] == plan_windows(layer, X.shape).output_shape
    assert pool_backward(CHANNELS, layer, np.ones(output.shape)).shape == CHANNELS.shape


@EVERY
@pytest.mark.parametrize("x", [X, CHANNELS], ids=["matrix", "channels"])
def test_data_is_plain_and_its_output_is_the_cores(layer, x):
    data = stepper_data(x, layer, Screen(panel="gradient"))
    json.dumps(data, allow_nan=False)
    texts = [text.replace("−.", "−0.") if text != "." else text for text in data["output"]["text"].split(" ")]
    shown = [f"0{text}" if text.startswith(".") else text for text in texts]
    assert shown == [format_number(value) for value in pool(x, layer).ravel().tolist()]
    assert data["panel"]["name"] == "gradient"
    assert list(data["panel"]["tabs"]) == ["shape", "coverage", "gradient", "code", "predict"]


@EVERY
def test_panels_are_plain_data(layer):
    for panel in TABS:
        shown = stepper_data(X, layer, Screen(panel=panel))["panel"]
        json.dumps(shown, allow_nan=False)
        assert shown["name"] == panel


@EVERY
@pytest.mark.parametrize("channels", [1, 3])
def test_photos_are_plain_data(layer, channels):
    photo = np.random.default_rng(1).integers(0, 256, (channels, 32, 32)).astype(np.uint8)
    for panel in ("coverage", "code", "predict"):
        data = stepper_data(photo[0] if channels == 1 else photo, layer, Screen(photo=True, panel=panel))
        json.dumps(data, allow_nan=False)
        assert data["panel"]["name"] == panel
    assert len(data["counts"]) > 0


@each(
    ("name", "said"),
    [
        ("adaptive", "Step 1 of 6: rows 0–1, columns 0–2: max(1, 3, 2, 5, 6, 1) = 6, at row 1, column 1."),
        (
            "stochastic",
            "Step 1 of 4: rows 0–1, columns 0–1: chances 1 (6.7%), 3 (20%), 5 (33%), 6 (40%); "
            "the draw 0.086 takes 3, at row 0, column 1.",
        ),
        (
            "stochastic, test",
            "Step 1 of 4: rows 0–1, columns 0–1: 0.067 × 1 + 0.2 × 3 + 0.33 × 5 + 0.4 × 6 = 4.733.",
        ),
        (
            "blur",
            "Step 1 of 4: rows 0–2, columns 0–2: "
            "(1 × 8 + 2 × 7 + 1 × 8 + 2 × 6 + 4 × 6 + 2 × 6 + 1 × 8 + 2 × 7 + 1 × 8) / 16 = 6.75.",
        ),
        ("roi_pool", "Step 1 of 6: rows 0–1, columns 1–1: max(3, 6) = 6, at row 1, column 1."),
        ("roi_align", "Step 1 of 6: rows 0–1, columns 0–1: (1.812 + 2.686 + 4.404 + 4.963) / 4 = 3.466."),
    ],
)
def test_the_sentence_of_a_step_has_its_calculation(name, said):
    layer = EVERY_LAYER[name]
    first = next(steps(X, layer))
    assert sentence(first, plan_windows(layer, X.shape)) == said.replace("columns 1–1", "column 1")


def test_the_parameter_of_a_reduction_counts():
    for name in ("fractional, p-norm", "blur, p-norm"):
        layer = EVERY_LAYER[name]
        assert (pool(X, layer) != pool(X, replace(layer, p=2.0))).any()


def test_windows_that_differ_are_listed_and_a_seed_shows_its_draw():
    layer = EVERY_LAYER["fractional"]
    data = stepper_data(X, layer)
    assert data["rows"]["spans"] == "0+3 2+2 3+2"
    assert data["shape"][0]["words"] == "{i:5} rows become {o:3}: drawn are 3, 2 and 2, some in two windows."
    assert data["shape"][0]["formula"] == "α = {i:5} / {o:3} = 1.67"
    assert "spans" not in stepper_data(X, SPEC)["rows"]


def test_the_box_lies_where_it_is_read():
    aligned, shifted, rounded = (
        stepper_data(X, layer)["marks"]
        for layer in (
            EVERY_LAYER["roi_align"],
            EVERY_LAYER["roi_align, one sample"],
            EVERY_LAYER["roi_pool"],
        )
    )
    assert aligned["box"] == shifted["box"] == rounded["box"] == list(BOX)
    assert aligned["rows"] == [0.25, 1.625, 3.0]
    assert shifted["rows"] == [0.75, 2.125, 3.5]
    assert rounded["rows"] == [0, 2, 4]
    assert aligned["samples"].split("|")[0].split(" ")[0] == "0.5938,0.7292"
    assert rounded["samples"] == ""


def test_an_input_that_a_layer_does_not_take_shows_a_sentence():
    negative = stepper_data(X - 5, EVERY_LAYER["stochastic"])
    assert "apply a ReLU first" in negative["equation"]["line"]
    larger = Fractional(**GIVEN, output_shape=(9, 9), seed=1, sequence="random", overlapping=False)
    assert "only shrinks" in stepper_data(X, larger)["equation"]["line"]
    row = RoiPool(**GIVEN | {"window_shape": (2,)}, box=BOX, output_shape=(2, 2))
    with pytest.raises(PoolingError, match="choose Matrix or Photo"):
        plan_windows(row, (5,))


def test_a_bin_past_the_map_has_no_cell_and_gives_0():
    layer = RoiPool(**GIVEN, box=(3.0, 3.0, 6.0, 6.0), output_shape=(2, 2))
    data = stepper_data(X, layer)
    assert data["output"]["text"] == "8 0 0 0"
    assert data["rows"]["spans"] == "3+2 5+0"
    said = [sentence(step, plan_windows(layer, X.shape)) for step in steps(X, layer)]
    assert said[1] == "Step 2 of 4: this bin lies past the input, so the result is 0."
    together = [list(each)[1] for each in steps_in(list(CHANNELS), layer)]
    assert channels_sentence(together, plan_windows(layer, X.shape)) == said[1]

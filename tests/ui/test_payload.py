"""What the stepper is sent: the numbers of the core, as text that JSON and a browser can take."""

import json
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import PoolSpec, reference, steps
from pooling.number_text import format_number
from tests.core.strategies import SPECIAL_VALUES, VALUES, any_specs, fits
from ui.equations import HEADS
from ui.payload import stepper_payload

matrices = hnp.arrays(
    np.float64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=VALUES | SPECIAL_VALUES
)
MOST_BYTES = 12 * 1024  # of one update at 32 × 32, as JSON is sent


def unpacked(text):
    return [re.sub(r"^(−?)\.", r"\g<1>0.", number) for number in text.split(" ")]


def windows(axis):
    return [
        [axis["start"] + i * axis["stride"] + k * axis["dilation"] for k in range(axis["window"])]
        for i in range(axis["count"])
    ]


def expanded(runs):
    pairs = (f"{run}*1".split("*")[:2] for run in runs.split(" "))
    return [int(number) for number, length in pairs for _ in range(int(length))]


@settings(max_examples=200)
@given(matrices, st.data())
def test_payload_carries_every_number_of_the_steps(x, data):
    specs = any_specs(2, reductions=tuple(HEADS))
    spec = data.draw(specs.filter(lambda spec: fits(spec, x.shape)))
    payload = stepper_payload(x, spec)
    json.dumps(payload, allow_nan=False)
    output = reference.pool(x, spec)
    assert unpacked(payload["input"]["text"]) == [format_number(value) for value in x.flat]
    assert unpacked(payload["output"]["text"]) == [format_number(value) for value in output.flat]
    assert (payload["output"]["rows"], payload["output"]["cols"]) == output.shape


@settings(max_examples=200)
@given(matrices, st.data())
def test_payload_places_every_window_and_winner(x, data):
    specs = any_specs(2, reductions=tuple(HEADS))
    spec = data.draw(specs.filter(lambda spec: fits(spec, x.shape)))
    payload, walked = stepper_payload(x, spec), list(steps(x, spec))
    rows, cols = windows(payload["rows"]), windows(payload["cols"])
    winners = payload["winners"].split(",") if payload["winners"] else [""] * len(walked)
    for step, won in zip(walked, winners, strict=True):
        places = [(row, col) for row in rows[step.index[0]] for col in cols[step.index[1]]]
        assert [places[int(place)] for place in won.split()] == step.winners
        assert [cell for cell in places if cell in step.cells] == step.cells
    assert expanded(payload["counts"]) == [len(step.cells) for step in walked]
    if spec.reduction == "avg":
        assert expanded(payload["divisors"]) == [step.divisor for step in walked]


def test_payload_says_exactly_what_the_screen_rounds():
    grid = stepper_payload(np.array([[0.123456789, 2.0, -3.5]]), PoolSpec.of("max", 1))["input"]
    assert (grid["text"], grid["exact"]) == (".1235 2 −3.5", {"0": "0.123456789"})


def test_payload_says_how_many_cells_are_ever_read():
    grid = stepper_payload(np.zeros((3, 3)), PoolSpec.of("max", 2))["input"]
    assert grid["read_note"] == "4 of 9 cells are ever read"


def test_payload_signature_follows_the_numbers():
    spec = PoolSpec.of("max", 2)
    first = stepper_payload(np.zeros((2, 2)), spec)["sig"]
    assert first == stepper_payload(np.zeros((2, 2)), spec)["sig"]
    assert first != stepper_payload(np.ones((2, 2)), spec)["sig"]


@pytest.mark.parametrize("reduction", HEADS)
@pytest.mark.parametrize(("window", "padding"), [(2, "valid"), (2, "same"), (3, "same"), (5, "valid")])
def test_payload_of_32_by_32_stays_small(reduction, window, padding):
    x = np.random.default_rng(0).random((32, 32)).round(2)
    spec = PoolSpec.of(reduction, window, strides=1, padding=padding)
    assert len(json.dumps(stepper_payload(x, spec))) <= MOST_BYTES


def test_payload_drops_exact_output_numbers_only_where_it_would_grow_too_large():
    x, spec = np.random.default_rng(0).random((8, 8)), PoolSpec.of("avg", 3, strides=1)
    assert len(stepper_payload(x[:6, :6], spec)["output"]["exact"]) == 16
    large = stepper_payload(np.tile(x, (4, 4)).round(2), spec)
    assert large["output"]["exact"] == {}
    assert len(large["output"]["text"].split()) == 900

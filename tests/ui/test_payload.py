"""What the stepper is sent: the numbers of the core, as text that JSON and a browser can take."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import PoolSpec, reference, steps
from pooling.number_text import format_number
from tests.core.strategies import SPECIAL_VALUES, VALUES, any_specs, fits
from ui.payload import stepper_payload

matrices = hnp.arrays(
    np.float64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=VALUES | SPECIAL_VALUES
)


@settings(max_examples=200)
@given(matrices, st.data())
def test_payload_carries_every_number_of_the_steps(x, data):
    spec = data.draw(any_specs(2).filter(lambda spec: fits(spec, x.shape)))
    payload = stepper_payload(x, spec)
    json.dumps(payload, allow_nan=False)
    output = reference.pool(x, spec)
    assert payload["input"]["text"].split(" ") == [format_number(value) for value in x.flat]
    assert payload["output"]["text"].split(" ") == [format_number(value) for value in output.flat]
    assert (payload["output"]["rows"], payload["output"]["cols"]) == output.shape
    for step, winners in zip(steps(x, spec), payload["winners"].split(","), strict=True):
        i, j = step.index
        places = [(row, col) for row in payload["rows"][i] for col in payload["cols"][j]]
        assert [places[int(place)] for place in winners.split()] == step.winners
        assert [cell for cell in places if cell in step.cells] == step.cells


def test_payload_shades_from_least_to_greatest():
    shade = stepper_payload(np.array([[-4.0, 0.5], [5.0, np.nan]]), PoolSpec.of("max", 2))["input"]["shade"]
    assert shade == "049x"


def test_payload_shades_the_whole_range_of_floats():
    shade = stepper_payload(np.array([[-1e308, 0, 1e308]]), PoolSpec.of("max", 1))["input"]["shade"]
    assert shade == "049"


def test_payload_says_exactly_what_the_screen_rounds():
    grid = stepper_payload(np.array([[0.123456789, 2.0, -3.5]]), PoolSpec.of("max", 1))["input"]
    assert (grid["text"], grid["exact"]) == ("0.1235 2 −3.5", {"0": "0.123456789"})


def test_payload_names_cells_that_are_never_read():
    grid = stepper_payload(np.zeros((3, 3)), PoolSpec.of("max", 2))["input"]
    assert (grid["unread"], grid["read_note"]) == ([2, 5, 6, 7, 8], "4 of 9 cells are ever read")


def test_payload_signature_follows_the_numbers():
    spec = PoolSpec.of("max", 2)
    first = stepper_payload(np.zeros((2, 2)), spec)["sig"]
    assert first == stepper_payload(np.zeros((2, 2)), spec)["sig"]
    assert first != stepper_payload(np.ones((2, 2)), spec)["sig"]


@pytest.mark.parametrize("size", [16, 32])
def test_payload_stays_small(size):
    x = np.random.default_rng(0).random((size, size)).round(2)
    text = json.dumps(stepper_payload(x, PoolSpec.of("max", 2, strides=1)), ensure_ascii=False)
    assert len(text.encode()) < 1500 + 14 * size * size

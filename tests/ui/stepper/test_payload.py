"""What the stepper is sent: the numbers of the core, as text that JSON and a browser can take."""

import json
import re
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import PoolSpec, reference, steps
from pooling.number_text import format_number
from pooling.reductions import REDUCTIONS
from tests.core.strategies import SPECIAL_VALUES, VALUES, any_specs, fits
from tests.profiles import examples
from ui.stepper.payloads.matrix import stepper_payload

MOST_BYTES = 12_400  # of one update at 32 × 32, as JSON is sent


def unpacked(text):
    return [re.sub(r"^(−?)\.", r"\g<1>0.", number) for number in text.split(" ")]


def windows(axis):
    return [
        [axis["start"] + i * axis["stride"] + k * axis["dilation"] for k in range(axis["window"])]
        for i in range(axis["count"])
    ]


def expanded(lines):
    parts = (f"{line}^1".split("^")[:2] for line in lines.split("|"))
    return [number for line, times in parts for number in int(times) * expanded_line(line)]


def expanded_line(runs):
    pairs = (f"{run}*1".split("*")[:2] for run in runs.split(" "))
    return [int(number) for number, length in pairs for _ in range(int(length))]


def inputs(rank, channels):
    leading = [st.just(channels)] if channels > 1 else []
    shape = st.tuples(*leading, *[st.integers(1, 7 - rank)] * rank)
    return hnp.arrays(np.float64, shape, elements=VALUES | SPECIAL_VALUES)


KINDS = pytest.mark.parametrize(("rank", "channels"), [(1, 1), (2, 1), (3, 1), (2, 3)])


def drawn(data, rank, channels):
    """Numbers, a spec that fits them, their payload, and the steps of every channel."""
    x = data.draw(inputs(rank, channels))
    specs = any_specs(rank, reductions=tuple(REDUCTIONS))
    spec = data.draw(specs.filter(lambda spec: fits(spec, x.shape[-rank:])))
    planes = x if channels > 1 else x[None]
    return x, spec, stepper_payload(x, spec), [list(steps(plane, spec)) for plane in planes]


@KINDS
@examples(80)
@given(data=st.data())
def test_payload_carries_every_number_of_the_steps(rank, channels, data):
    x, spec, payload, _ = drawn(data, rank, channels)
    json.dumps(payload, allow_nan=False)
    output = reference.pool(x, spec)
    assert unpacked(payload["input"]["text"]) == [format_number(value) for value in x.flat]
    assert unpacked(payload["output"]["text"]) == [format_number(value) for value in output.flat]
    for name, array in (("input", x), ("output", output)):
        shape = tuple(payload[name][axis] for axis in ("slices", "rows", "cols"))
        assert shape == (1,) * (3 - array.ndim) + array.shape


@KINDS
@examples(80)
@given(data=st.data())
def test_payload_places_every_window_and_winner(rank, channels, data):
    _, spec, payload, walked = drawn(data, rank, channels)
    slices, rows, cols = (windows(payload[axis]) for axis in ("slices", "rows", "cols"))
    every = [(channel, step) for channel, steps_of in enumerate(walked) for step in steps_of]
    winners = payload["winners"].split(",") if payload["winners"] else [""] * len(every)
    assert payload["together"] == (channels > 1)
    for (channel, step), won in zip(every, winners, strict=True):
        h, i, j = (0,) * (3 - rank) + step.index
        at = channel if channels > 1 else h
        places = list(product(slices[at], rows[i], cols[j]))
        cells = [(channel, *cell)[-3:] if channels > 1 else (0,) * (3 - rank) + cell for cell in step.cells]
        wins = [cell for cell, own in zip(cells, step.cells, strict=True) if own in step.winners]
        assert [places[int(place)] for place in won.split()] == wins
        assert [cell for cell in places if cell in cells] == cells
    assert expanded(payload["counts"]) == [len(step.cells) for _, step in every]
    if spec.reduction == "avg":
        assert expanded(payload["divisors"]) == [step.divisor for _, step in every]


@KINDS
def test_payload_names_pads_on_every_side_that_there_is(rank, channels):
    spec = PoolSpec.of("max", (2,) * rank, padding=[(0, 1), (1, 0), (1, 1)][-rank:])
    pads = stepper_payload(np.zeros((channels,) * (channels > 1) + (3,) * rank), spec)["pads"]
    given = [pad for axis in spec.padding for pad in axis]
    assert [pads[side] for side in ("front", "back", "top", "bottom", "left", "right")] == [0] * (
        6 - len(given)
    ) + given


def test_payload_says_exactly_what_the_screen_rounds():
    grid = stepper_payload(np.array([[0.123456789, 2.0, -3.5]]), PoolSpec.of("max", 1))["input"]
    assert (grid["text"], grid["exact"]) == (".1235 2 −3.5", {"0": "0.123456789"})


def test_payload_says_how_many_cells_are_ever_read():
    grid = stepper_payload(np.zeros((3, 3)), PoolSpec.of("max", 2))["input"]
    assert grid["read_note"] == "Only 4 of 9 cells are used"


def test_payload_signature_follows_the_numbers():
    spec = PoolSpec.of("max", 2)
    first = stepper_payload(np.zeros((2, 2)), spec)["sig"]
    assert first == stepper_payload(np.zeros((2, 2)), spec)["sig"]
    assert first != stepper_payload(np.ones((2, 2)), spec)["sig"]


def test_rounded_numbers_are_sent_while_they_are_few_enough_to_be_read_from_afar():
    payload = stepper_payload(np.array([[-1.463, 0.425], [7, 0.067]]), PoolSpec.of("max", 2))
    assert payload["input"]["short"] == "−1.5 .42 7 .07"
    assert payload["output"]["short"] == ""  # the same as in full
    many = stepper_payload(np.full((17, 17), 0.425), PoolSpec.of("max", 2))
    assert many["input"]["short"] == ""


@pytest.mark.parametrize(
    ("reduction", "window", "padding"),
    [*product(REDUCTIONS, (2, 3), ["same"]), ("median", 5, "valid")],  # of each reduction the largest
)
def test_payload_of_32_by_32_stays_small(reduction, window, padding):
    x = np.random.default_rng(0).random((32, 32)).round(2)
    spec = PoolSpec.of(reduction, window, strides=1, padding=padding)
    assert len(json.dumps(stepper_payload(x, spec))) <= MOST_BYTES


@pytest.mark.parametrize("reduction", REDUCTIONS)
@pytest.mark.parametrize("padding", ["valid", "same"])
def test_payload_of_as_many_slices_as_are_allowed_stays_small(reduction, padding):
    x = np.random.default_rng(0).random((6, 9, 9)).round(2)
    for spec in (
        PoolSpec.of(reduction, window, strides=1, padding=padding) for window in ((2, 2, 2), (2, 2))
    ):
        assert len(json.dumps(stepper_payload(x, spec))) <= MOST_BYTES


def test_payload_drops_exact_output_numbers_only_where_it_would_grow_too_large():
    x, spec = np.random.default_rng(0).random((8, 8)), PoolSpec.of("avg", 3, strides=1)
    assert len(stepper_payload(x[:6, :6], spec)["output"]["exact"]) == 16
    large = stepper_payload(np.tile(x, (4, 4)).round(2), spec)
    assert large["output"]["exact"] == {}
    assert len(large["output"]["text"].split()) == 900

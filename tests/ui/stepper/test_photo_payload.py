"""What the stepper is sent for a photograph: the same numbers as the core's steps, in few bytes."""

import json
from base64 import b64decode

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pooling import PoolSpec, plan_windows, steps
from pooling.number_text import exact_number, format_number
from pooling.reductions import REDUCTIONS
from tests.core.strategies import any_specs, fits
from tests.profiles import examples
from ui.stepper.payloads.photo import MOST_EXACT, photo_payload
from ui.stepper.payloads.tables import may_look_new

photos = hnp.arrays(np.uint8, st.tuples(st.integers(1, 7), st.integers(1, 7)))


def bytes_of(text):
    return list(b64decode(text))


def looked_up(output):
    """The text and the grey of every result, as the browser looks them up."""
    if "bytes" in output:
        return [(str(byte), byte) for byte in bytes_of(output["bytes"])]
    texts, greys = output["texts"].split(" "), bytes_of(output["greys"])
    dtype = "<u2" if len(texts) <= 65536 else "<u4"
    return [(texts[i], greys[i]) for i in np.frombuffer(b64decode(output["which"]), dtype)]


def result_texts(channel):
    return [text for text, _ in looked_up(channel["output"])]


def result_greys(channel):
    return [grey for _, grey in looked_up(channel["output"])]


def unrolled(runs):
    """4*3 2 is 4, 4, 4, 2."""
    pairs = (run.partition("*") for run in runs.split(" "))
    return [int(value) for value, _, length in pairs for _ in range(int(length or 1))]


def places_of(axis, i):
    first = axis["start"] + i * axis["stride"]
    return [first + k * axis["dilation"] for k in range(axis["window"])]


def some_spec(data, shape):
    known = any_specs(2).filter(lambda spec: spec.reduction in REDUCTIONS and fits(spec, shape))
    return data.draw(known)


@examples(200)
@given(photos, st.data())
def test_photo_payload_carries_every_number_of_the_steps(x, data):
    spec = some_spec(data, x.shape)
    payload = photo_payload(x, spec)
    json.dumps(payload, allow_nan=False)
    (channel,) = payload["channels"]
    walked = list(steps(x, spec))
    assert bytes_of(channel["input"]) == x.ravel().tolist()
    assert result_texts(channel) == [format_number(step.result) for step in walked]
    assert unrolled(payload["counts"]) == [len(step.cells) for step in walked]
    if spec.reduction == "avg":
        assert unrolled(payload["divisors"]) == [step.divisor for step in walked]


@examples(100)
@given(photos, st.data())
def test_equal_bytes_in_a_window_are_the_winners_of_the_steps(x, data):
    spec = some_spec(data, x.shape)
    payload = photo_payload(x, spec)
    texts = result_texts(payload["channels"][0])
    for step in steps(x, spec):
        rows, cols = places_of(payload["rows"], step.index[0]), places_of(payload["cols"], step.index[1])
        read = [(r, c) for r in rows for c in cols if 0 <= r < x.shape[0] and 0 <= c < x.shape[1]]
        equal = [cell for cell in read if str(x[cell]) == texts[step.number]]
        assert (equal if payload["picks"] else []) == (step.winners if spec.reduction != "median" else [])


def test_channels_are_pooled_apart():
    x = np.array([[[1, 2], [3, 4]], [[50, 60], [70, 80]], [[9, 9], [9, 9]]], np.uint8)
    channels = photo_payload(x, PoolSpec.of("max", 2))["channels"]
    assert [(channel["name"], result_texts(channel)) for channel in channels] == [
        ("red", ["4"]),
        ("green", ["80"]),
        ("blue", ["9"]),
    ]


def test_output_picture_is_the_nearest_grey():
    x = np.array([[10, 11, 0, 255], [10, 12, 254, 255]], np.uint8)
    (channel,) = photo_payload(x, PoolSpec.of("avg", 2))["channels"]
    assert result_texts(channel) == ["10.75", "191"]
    assert result_greys(channel) == [11, 191]


def test_sums_are_drawn_from_the_least_to_the_greatest_and_say_so():
    x = np.array([[255, 255, 100], [255, 255, 100]], np.uint8)
    payload = photo_payload(x, PoolSpec.of("sum", (2, 1), strides=1))
    assert result_greys(payload["channels"][0]) == [255, 255, 0]
    assert payload["scale"] == "grey: 200 is black, 510 is white"


def test_rounded_results_come_with_the_exact_number():
    x = np.array([[1, 1, 2], [5, 5, 6]], np.uint8)
    results = photo_payload(x, PoolSpec.of("avg", (1, 3)))["channels"][0]["output"]
    assert results["texts"].split(" ") == ["1.333", "5.333"]
    assert results["exact"].split(" ") == [exact_number(4 / 3), exact_number(16 / 3)]


def test_many_different_results_share_equal_texts_and_leave_the_exact_ones_out():
    x = np.random.default_rng(2).integers(0, 256, (110, 110), np.uint8)
    spec = PoolSpec.of("avg", 7, strides=1)
    (channel,) = photo_payload(x, spec)["channels"]
    texts = channel["output"]["texts"].split(" ")
    assert len({step.result for step in steps(x, spec)}) > MOST_EXACT
    assert len(texts) < 1.5 * len(set(texts))
    assert channel["output"]["exact"] == ""
    assert result_texts(channel) == [format_number(step.result) for step in steps(x, spec)]


@examples(200)
@given(
    st.lists(st.floats(0, 70_000) | st.integers(0, 99_999).map(lambda n: n / 8), min_size=2),
    st.integers(0, 8),
)
def test_numbers_that_surely_look_alike_do(some, shift):
    some = [*some, *(number * 10.0**-shift for number in some)]
    numbers = np.unique([*some, *np.nextafter(some, np.inf)])
    new = may_look_new(numbers)
    texts = [format_number(number) for number in numbers.tolist()]
    assert new[0]
    assert all(
        fresh or text == before for fresh, text, before in zip(new[1:], texts[1:], texts, strict=False)
    )


def test_signature_follows_the_pixels_and_the_settings():
    x = np.zeros((4, 4), np.uint8)
    signatures = {
        photo_payload(y, spec)["sig"]
        for y in (x, x + np.uint8(1))
        for spec in (PoolSpec.of("max", 2), PoolSpec.of("max", 2, strides=1))
    }
    assert len(signatures) == 4
    assert photo_payload(x.copy(), PoolSpec.of("max", 2))["sig"] in signatures


@pytest.mark.parametrize("reduction", list(REDUCTIONS))
def test_largest_photo_stays_below_half_a_megabyte(reduction):
    x = np.random.default_rng(1).integers(0, 256, (256, 256), np.uint8)
    spec = PoolSpec.of(reduction, 2, strides=1, padding="same")
    assert plan_windows(spec, x.shape).window_count == 65_536
    assert len(json.dumps(photo_payload(x, spec))) < 500_000

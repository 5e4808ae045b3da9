"""Where no window fits the stepper still gets the input as it is, and no result of other settings."""

import json

import numpy as np
import pytest

from pooling import PoolingError, PoolSpec, plan_windows
from tests.each import each
from ui.stepper.payloads.matrix import MOST_BYTES, stepper_payload
from ui.stepper.payloads.no_step import no_step_payload
from ui.stepper.payloads.photo import photo_payload

CASES = {
    "row": (np.arange(4.0), PoolSpec.of("max", (5,))),
    "matrix": (np.arange(12.0).reshape(3, 4), PoolSpec.of("avg", 4, padding=[(0, 0), (1, 2)])),
    "padding alone": (np.arange(12.0).reshape(3, 4), PoolSpec.of("max", 1, padding=2)),
    "same": (np.arange(4.0).reshape(2, 2), PoolSpec.of("max", 2, padding="same", dilations=3, strides=2)),
    "volume": (np.arange(24.0).reshape(2, 3, 4), PoolSpec.of("softmax", (3, 1, 1))),
    "channels": (np.arange(24.0).reshape(2, 3, 4), PoolSpec.of("max", 9)),
}


@each("case", CASES)
def test_input_is_sent_as_for_settings_that_fit_and_nothing_else(case):
    x, spec = CASES[case]
    with pytest.raises(PoolingError):
        stepper_payload(x, spec)
    fits = stepper_payload(x, PoolSpec.of(spec.reduction, (1,) * spec.rank))
    alone = no_step_payload(x, spec, "Why.")
    for part in ("text", "exact", "slices", "rows", "cols"):
        assert alone["input"][part] == fits["input"][part]
    assert alone["together"] == fits["together"] == (case == "channels")
    assert alone["output"]["text"] == ""
    assert alone["rows"]["count"] * alone["cols"]["count"] == 0
    assert not any(alone[part] for part in ("winners", "counts", "divisors", "shares", "shape"))
    assert alone["equation"]["line"] == "Why."
    assert len(json.dumps(alone)) < MOST_BYTES


def test_pads_are_those_of_the_settings_that_do_not_fit():
    alone = no_step_payload(*CASES["matrix"], "Why.")
    assert [alone["pads"][side] for side in ("top", "bottom", "left", "right")] == [0, 0, 1, 2]
    assert alone["input"]["label"] == "Input 3 × 4, padded: top 0, bottom 0, left 1, right 2"


@each("shape", [(8, 8), (3, 8, 8), (32, 32)])
def test_photo_is_sent_with_its_pixels_and_no_result(shape):
    x = np.arange(np.prod(shape)).reshape(shape).astype(np.uint8)
    alone = no_step_payload(x, PoolSpec.of("max", 33), "Why.", photo=True)
    fits = photo_payload(x, PoolSpec.of("max", 1))
    assert [each["input"] for each in alone["channels"]] == [each["input"] for each in fits["channels"]]
    assert all(each["output"] == {"bytes": ""} for each in alone["channels"])
    assert alone["pictures"] == fits["pictures"] == (shape != (8, 8))


def test_signature_tells_one_reason_from_another():
    x, spec = CASES["matrix"]
    assert no_step_payload(x, spec, "One.")["sig"] != no_step_payload(x, spec, "Two.")["sig"]
    assert plan_windows(PoolSpec.of("max", 3), x.shape).window_count == 1  # the twin: x itself is poolable

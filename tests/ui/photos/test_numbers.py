"""The numbers under the lens: what the page is sent unpacks to what the core made."""

import re
import zlib
from base64 import b64decode

import numpy as np
import pytest

from pooling import PoolSpec, plan_windows, pool
from ui.photos.numbers import MOST_NUMBERS, lens_axes, packed
from ui.photos.panels import make_panel, panel_html
from ui.photos.words import LENS

PHOTO = np.arange(3 * 8 * 12, dtype=np.uint8).reshape(3, 8, 12)


def unpacked(attributes):
    found = dict(re.findall(r'data-(\w+)="([^"]*)"', attributes))
    data = zlib.decompress(b64decode(found["numbers"]))
    numbers = np.frombuffer(data, np.uint8 if found["kind"] == "bytes" else "<u2")
    numbers = numbers if found["kind"] == "bytes" else numbers / 10
    return numbers.reshape(int(found["channels"]), int(found["rows"]), int(found["cols"]))


@pytest.mark.parametrize("reduction", ["max", "min"])
def test_whole_numbers_are_sent_exactly(reduction):
    y = pool(PHOTO, PoolSpec.of(reduction, 2))
    assert (unpacked(packed(y)) == y).all()
    assert (unpacked(packed(y[0])) == y[:1]).all()


def test_averages_are_sent_to_a_tenth():
    y = pool(PHOTO, PoolSpec.of("avg", (3, 5)))
    assert np.abs(unpacked(packed(y)) - y).max() <= 0.05
    assert unpacked(packed(np.array([[255.0, 143.64]]))).tolist() == [[[255.0, 143.6]]]


def test_figure_has_its_numbers_and_a_very_large_one_has_none():
    html = panel_html(make_panel("Max", PHOTO, ""), 1.5)
    assert (unpacked(html) == PHOTO).all()
    assert packed(np.zeros((1, MOST_NUMBERS + 1), dtype=np.uint8)) == ""
    assert packed(np.zeros((1, 4), dtype=np.uint8)) != ""


def test_axes_say_where_each_window_is():
    plan = plan_windows(
        PoolSpec.of("max", (3, 2), strides=(2, 1), padding=((1, 0), (0, 0)), dilations=(2, 1)), (8, 12)
    )
    axes = lens_axes(plan)
    assert axes["rows"] == {"size": 8, "start": -1, "stride": 2, "count": plan.output_shape[0], "length": 5}
    assert axes["cols"] == {"size": 12, "start": 0, "stride": 1, "count": 11, "length": 2}


def test_sentence_of_the_lens_names_the_pixel_its_window_and_all_results():
    assert set(re.findall(r"{(\w+)}", LENS["told"])) == {
        "row",
        "col",
        "input",
        "rows",
        "cols",
        "max",
        "avg",
        "min",
    }

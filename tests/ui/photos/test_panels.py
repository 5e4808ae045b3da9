"""Panels: the pixels of the picture, untouched, and axes that tell the truth."""

import io
import re
from base64 import b64decode
from html.parser import HTMLParser

import numpy as np
import pytest
from PIL import Image

from tests.each import each
from ui.photos.panels import as_pixels, axis_ticks, displayed_ratio, make_panel, panel_html
from ui.photos.widgets import panels as show
from ui.photos.words import panel_caption

GREY = np.array([[0, 50, 255], [1, 2, 3]], dtype=np.uint8)


class Tags(HTMLParser):
    """Every start tag with its attributes, and the texts between them."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.texts = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data)

    def first(self, wanted):
        return next(attributes for tag, attributes in self.tags if tag == wanted)


def pixels_in(html):
    data = Tags(html).first("img")["src"].removeprefix("data:image/png;base64,")
    return np.asarray(Image.open(io.BytesIO(b64decode(data))))


def test_as_pixels_rounds_to_the_nearest_and_never_cuts():
    assert as_pixels(np.array([[0.49, 0.51, 1.99], [254.6, 255.0, 127.75]])).tolist() == [
        [0, 1, 2],
        [255, 255, 128],
    ]


def test_as_pixels_keeps_within_a_byte_what_is_beyond():
    assert as_pixels(np.array([[-3.0, 256.0, 1e9]])).tolist() == [[0, 255, 255]]


def test_as_pixels_puts_channels_last_and_leaves_its_input_alone():
    channels = np.arange(3 * 2 * 4, dtype=np.float64).reshape(3, 2, 4)
    before = channels.copy()
    pixels = as_pixels(channels)
    assert pixels.shape == (2, 4, 3)
    assert pixels[1, 3].tolist() == [7, 15, 23]
    assert (channels == before).all()


@pytest.mark.parametrize("values", [GREY, np.stack([GREY, GREY + 1, GREY[::-1]])], ids=["grey", "rgb"])
def test_panel_shows_every_pixel_as_it_is(values):
    shown = pixels_in(panel_html(make_panel("Max", values, "Said."), 1.5))
    assert (shown == (values if values.ndim == 2 else values.transpose(1, 2, 0))).all()


def test_panel_says_rows_before_columns():
    panel = make_panel("Max", GREY, "Said.")
    html = Tags(panel_html(panel, 1.5))
    assert panel.shape == (2, 3)
    assert "2 × 3" in html.texts
    assert html.first("img")["alt"] == "Max, 2 rows and 3 columns"


def test_panel_of_three_channels_says_rgb():
    assert "2 × 3 · RGB" in Tags(panel_html(make_panel("Max", np.stack([GREY] * 3), ""), 1.5)).texts


def test_panel_labels_stand_at_the_middle_of_their_cells():
    html = panel_html(make_panel("Max", GREY, ""), 1.5)
    assert re.findall(r'picture-col" style="left: ([\d.]+)%">(\d+)', html) == [
        ("16.67", "0"),
        ("50.00", "1"),
        ("83.33", "2"),
    ]
    assert re.findall(r'picture-row" style="top: ([\d.]+)%">(\d+)', html) == [("25.00", "0"), ("75.00", "1")]


def test_panel_escapes_what_it_is_told():
    html = Tags(panel_html(make_panel('<b>"x"', GREY, "<script>alert(1)</script>"), 1))
    assert "script" not in {tag for tag, _ in html.tags}
    assert "<script>alert(1)</script>" in html.texts
    assert html.first("img")["alt"].startswith('<b>"x",')


@each(
    ("cells", "marked"),
    [
        (200, None),
        (201, "picture-over-200"),
        (400, "picture-over-200"),
        (401, "picture-over-400"),
        (1024, "picture-over-800"),
    ],
)
def test_panel_is_marked_for_smoothing_only_if_it_has_more_cells_than_the_screen_may_have_pixels(
    cells, marked
):
    panel = make_panel("Max", np.zeros((2, cells), dtype=np.uint8), "")
    assert Tags(panel_html(panel, 1)).first("img").get("class") == marked
    assert marked is None or f".{marked} {{" in show.assets.read("show.css")


@each(
    ("size", "labels"),
    [
        (1, [0]),
        (2, [0, 1]),
        (6, [0, 1, 2, 3, 4, 5]),
        (32, [0, 10, 20, 31]),
        (112, [0, 25, 50, 75, 111]),
        (224, [0, 50, 100, 150, 223]),
        (512, [0, 200, 400, 511]),
        (1024, [0, 250, 500, 750, 1023]),
    ],
)
def test_ticks_are_the_first_the_last_and_round_ones(size, labels):
    assert axis_ticks(size) == labels


@pytest.mark.parametrize("most", [2, 3, 4, 6])
def test_ticks_are_few_in_order_and_apart(most):
    for size in range(2, 1100):
        ticks = axis_ticks(size, most)
        gaps = np.diff(ticks)
        assert (ticks[0], ticks[-1]) == (0, size - 1)
        assert len(ticks) <= most
        assert gaps.min() >= max(1, (size - 1) / (most - 1) / 2), (size, ticks)


def test_a_narrow_axis_has_fewer_labels():
    tall = panel_html(make_panel("Max", np.zeros((400, 100), dtype=np.uint8), ""), 0.25)
    assert re.findall(r'picture-col" style="left: [\d.]+%">(\d+)', tall) == ["0", "99"]


def test_displayed_ratio_is_width_by_height_and_has_bounds():
    assert displayed_ratio((100, 150)) == 1.5
    assert displayed_ratio((1000, 1)) == 0.25
    assert displayed_ratio((1, 1000)) == 4


@each(
    ("mean", "said"),
    [
        (65.31, "mean 65.3 (as before)."),
        (65.249, "mean 65.2 (less than 0.1 darker)."),
        (66.0, "mean 66.0 (0.7 brighter)."),
        (0.0, "mean 0.0 (65.3 darker)."),
    ],
)
def test_caption_never_says_as_before_beside_another_number(mean, said):
    assert panel_caption("max", 0, 255, mean, 65.29).endswith(said)

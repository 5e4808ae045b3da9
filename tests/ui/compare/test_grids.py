"""The small grids of every view of Compare: numbers or pictures, several side by side, cells that glow."""

import io
import re
from base64 import b64decode

import numpy as np
from PIL import Image

from tests.each import each
from ui.compare.difference_grids import difference_html, difference_text, farthest, scale_words
from ui.compare.grids import AMBER, coming_html, matrix_html, shape_words
from ui.compare.tables import cell_words


def pictures(html):
    found = re.findall(r'src="data:image/png;base64,([^"]*)"', html)
    return [np.asarray(Image.open(io.BytesIO(b64decode(data))).convert("RGB")) for data in found]


SHAPES = {
    (): (1, 0, "one number"),
    (6,): (1, 0, "6"),
    (16,): (1, 0, "16"),
    (17,): (0, 1, "17"),
    (2, 3): (1, 0, "2 × 3"),
    (3, 4, 4): (3, 0, "3 × 4 × 4"),
    (2, 9, 9): (0, 2, "2 × 9 × 9"),
    (9, 1, 1): (0, 9, "9 × 1 × 1"),
}


@each("shape", SHAPES)
def test_every_rank_is_drawn_as_numbers_or_pictures(shape):
    tables, images, words = SHAPES[shape]
    html = matrix_html("Ours", np.arange(np.prod(shape, dtype=int)).reshape(shape))
    assert (html.count("<table>"), len(pictures(html))) == (tables, images)
    assert shape_words(shape) == words
    assert html.count("<figure") == (1 if tables else images)


def test_matrices_are_numbered_by_what_they_are():
    volume = np.arange(8.0).reshape(2, 2, 2)
    assert re.findall("<small>(.*?)</small>", matrix_html("Ours", volume, part="slice")) == [
        "Slice 0",
        "Slice 1",
    ]
    wide = matrix_html("Ours", np.zeros((2, 1, 4)))
    assert re.findall('aria-label="(.*?)"', wide) == ["Ours, channel 0", "Ours, channel 1"]
    assert "Ours, channel 1" in matrix_html("Ours", np.zeros((2, 9, 9)))


def test_marked_cells_say_that_they_differ_whether_given_as_a_mask_or_as_a_set():
    values = np.arange(8).reshape(2, 2, 2)
    html = matrix_html("PyTorch", values, {(1, 0, 1), (0, 0, 0)})
    assert re.findall('class="marked" title="(.*?)"', html) == ["0, differs", "5, differs"]
    assert matrix_html("PyTorch", values, np.isin(values, (0, 5))) == html


def test_marked_cells_of_a_picture_are_amber_among_greys_and_counted():
    html = matrix_html("PyTorch", np.arange(100.0).reshape(10, 10), {(9, 9), (0, 1)})
    (picture,) = pictures(html)
    assert picture[9, 9].tolist() == picture[0, 1].tolist() == list(AMBER)
    assert np.ptp(picture[0, 0].astype(int)) == 0
    assert "Amber: 2 cells that differ." in html
    assert "Amber" not in matrix_html("PyTorch", np.zeros((10, 10)))


def test_colours_of_a_photo_are_one_picture_and_its_difference_the_farthest():
    photo = np.random.default_rng(1).integers(0, 256, (3, 12, 12))
    (picture,) = pictures(matrix_html("Ours", photo, photo=True))
    assert np.moveaxis(picture, -1, 0).tolist() == photo.tolist()
    assert len(pictures(matrix_html("Ours", photo * 4, photo=True))) == 3  # sums go beyond 255
    (scaled,) = pictures(matrix_html("Ours", photo * 4, rgb=True, scale=(0, 1020)))
    assert np.moveaxis(scaled, -1, 0).tolist() == photo.tolist()
    assert "Red, green and blue, 0 to 1020." in matrix_html("Ours", photo * 4, rgb=True, scale=(0, 1020))
    difference = np.zeros((3, 12, 12))
    difference[:, 0, 0] = 1, -3, 2
    assert len(pictures(difference_html(difference, photo=True))) == 1
    assert farthest(difference)[0, 0] == -3


def test_scale_is_shared_where_pictures_stand_side_by_side():
    low, high = np.zeros((1, 20)), np.ones((1, 20))
    assert np.array_equal(*(pictures(matrix_html("A", x))[0] for x in (low, high)))
    assert not np.array_equal(*(pictures(matrix_html("A", x, scale=(0, 1)))[0] for x in (low, high)))


def test_empty_array_has_a_name_and_no_table():
    html = matrix_html("TensorFlow", np.zeros((1, 0)))
    assert "<b>TensorFlow</b> 1 × 0, empty" in html
    assert "<table>" not in html


def test_place_of_numbers_to_come_has_their_shape():
    assert coming_html("TensorFlow", (2, 2, 3), "slice").count("<td>…</td>") == 12
    assert coming_html("TensorFlow", ()).count("<td>…</td>") == 1


def test_cells_are_named_by_their_axes():
    assert cell_words((3,), 1, "channel") == "cell 3"
    assert cell_words((0, 1, 2), 3, "slice") == "slice 0, row 1, column 2"
    assert cell_words((2,), 2, "channel") == "channel 2"
    assert cell_words((), 2, "channel") == ""


@each(
    ("limit", "infinite", "nan", "zero", "words"),
    [
        (0, False, False, "white 0", "0 everywhere, white"),
        (3e-8, False, False, "white 0", "blue −3e−8, white 0, orange +3e−8"),
        (0, True, True, "white 0", "white 0; strongest where infinite; grey where only one side is a number"),
        (1, False, False, "", "blue −1, orange +1"),
        (0, True, False, "", "strongest where infinite"),
    ],
)
def test_scale_names_its_ends_and_what_has_no_place_on_it(limit, infinite, nan, zero, words):
    assert scale_words(limit, infinite=infinite, nan=nan, zero=zero) == words


@each(
    ("value", "text"),
    [(0.0, "0"), (3e-8, "+3e−8"), (-0.25, "−0.25"), (float("nan"), "NaN"), (float("inf"), "+∞")],
)
def test_difference_has_its_sign(value, text):
    assert difference_text(value) == text

"""The strips: every picture is its level pixel by pixel, every badge is what the numbers say."""

import base64
import html
import io
import re

import numpy as np
import pytest
from PIL import Image

from pooling.invariance import circle, jitter
from ui.invariance.experiment import Comparison, Draw, Experiment, draw, every_shift, lit_cells
from ui.invariance.strip import comparison_html, headline_html, level_uri, strips_html, survey_html

DARK, LIGHT = (0, 0, 4), (252, 253, 191)


def pictures(page):
    """Decode the pictures of a strip: (alt text, pixels)."""
    found = re.findall(r'<img src="data:image/png;base64,([^"]+)" alt="([^"]+)">', page)
    return [
        (html.unescape(alt), np.array(Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")))
        for data, alt in found
    ]


def blocks(picture, side, reduction):
    """Reduce side × side blocks: what log2(side) pools of 2 × 2 give where all divides."""
    rows, columns = picture.shape
    return reduction(picture.reshape(rows // side, side, columns // side, side), axis=(1, 3))


def moved(picture, down, right):
    """Move a picture by wrapping: replicate too, as long as the figure stays inside zeros."""
    return np.roll(picture, (down, right), axis=(0, 1))


def test_strips_show_every_level_unshifted_and_shifted_pixel_by_pixel():
    drawn = draw(Experiment(), 7)
    shown = [pixels for _, pixels in pictures(strips_html(Experiment(), drawn))]
    unshifted = circle(64, 4)
    for start, picture in ((0, unshifted), (5, moved(unshifted, *jitter(7, 3)))):
        for level in range(5):
            lit = blocks(picture, 2**level, np.max) == 1
            np.testing.assert_array_equal(shown[start + level], np.where(lit[..., None], LIGHT, DARK))


def test_level_uri_paints_from_0_to_1_whatever_the_level_holds():
    ((_, quarter),) = pictures(f'<img src="{level_uri(np.full((2, 3), 0.25))}" alt="x">')
    ((_, whole),) = pictures(f'<img src="{level_uri(np.ones((2, 3)))}" alt="x">')
    assert quarter.shape == (2, 3, 3)
    assert (whole == LIGHT).all()
    assert not (quarter == whole).any(axis=-1).any()


def test_average_draw_is_the_mean_of_blocks():
    drawn = draw(Experiment(kind="avg", jitter=2, pools=3), 5)
    np.testing.assert_allclose(drawn.shifted[3], blocks(moved(circle(64, 4), *jitter(5, 2)), 8, np.mean))


def test_draw_counts_the_cells_that_differ():
    drawn = draw(Experiment(jitter=3), 7)
    for comparison, still, shifted in zip(drawn.comparisons, drawn.unshifted, drawn.shifted, strict=True):
        assert comparison.differing_cells == int((still != shifted).sum())
        assert comparison.equal_cells + comparison.differing_cells == still.size
    assert [comparison.differing_cells == 0 for comparison in drawn.comparisons] == [False] * 4 + [True]


@pytest.mark.parametrize(("figure", "lit"), [("near", [2, 2, 2, 1, 1, 1, 1]), ("far", [2, 2, 2, 2, 2, 2, 1])])
def test_near_dots_merge_after_three_pools_and_far_ones_only_in_the_last_cell(figure, lit):
    assert lit_cells(draw(Experiment(figure=figure, pools=6), 7).unshifted) == lit


def test_strips_have_a_column_a_level_and_a_description_a_picture():
    page = strips_html(Experiment(pools=2), draw(Experiment(pools=2), 7))
    assert re.findall(r'<th scope="col">(.*?)</th>', page) == [
        "Input <small>64 × 64</small>",
        "Pool 1 <small>32 × 32</small>",
        "Pool 2 <small>16 × 16</small>",
    ]
    alts = [alt for alt, _ in pictures(page)]
    assert alts[0] == "A ring of radius 28, not moved, 64 × 64: 156 cells not 0."
    assert re.fullmatch(r"A ring of radius 28, .+, after 2 pools 16 × 16: \d+ cells not 0\.", alts[5])
    assert len(set(alts)) == 6


def test_strips_of_dots_say_how_many_cells_are_lit_and_averages_how_high_they_are():
    experiment = Experiment(figure="near", kind="avg", pools=1)
    page = strips_html(experiment, Draw(0, 0, [np.eye(2), np.array([[0.5]])], [np.eye(2), np.array([[0.5]])]))
    assert page.count("<span>2 cells not 0</span><span>highest 1</span>") == 2
    assert page.count("<span>1 cell not 0</span><span>highest 0.5</span>") == 2
    assert "highest" not in strips_html(Experiment(), draw(Experiment(), 7))


@pytest.mark.parametrize(
    ("comparison", "badge", "share", "counts"),
    [
        (Comparison(1.0, 0.0, 16), "= same", "100% equal", "16 of 16 cells equal"),
        (Comparison(0.25, 0.5, 16), "≠ differs", "25% equal", "4 of 16 cells equal"),
        (Comparison(4095 / 4096, 1e-9, 4096), "≠ differs", "99.9% equal", "4,095 of 4,096 cells equal"),
        (Comparison(0.0, 1.0, 1), "≠ differs", "0% equal", "0 of 1 cell equal"),
    ],
)
def test_comparison_says_same_only_if_every_cell_is(comparison, badge, share, counts):
    page = comparison_html(comparison)
    assert f">{badge}<" in page
    assert f'title="{counts}">{share}<' in page


def test_headline_shows_seed_shift_and_sentence_as_text():
    page = headline_html(3, Draw(-2, 0, [], []), "a < b")
    assert "Seed 3: up 2" in page
    assert "(dy, dx) = (−2, 0)" in page
    assert "a &lt; b" in page


def test_survey_has_a_row_a_level_with_the_known_numbers():
    page = survey_html(every_shift(Experiment()))
    rows = [re.findall(r"<td>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", page)]
    assert [row[0] for row in rows] == ["49", "49", "49", "45", "1"]
    # Measured with TensorFlow on Kaggle's own pictures: exact 8.3% after three pools, distances .874 ... 0.
    assert [row[1] for row in rows] == ["0%", "0%", "0%", "8.3%", "100%"]
    assert [row[3] for row in rows] == ["0.874", "0.664", "0.346", "0.124", "0"]

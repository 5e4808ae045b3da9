"""The cards of Compare: numbers or pictures, differences in their colours, and nothing unescaped."""

import io
import re
from base64 import b64decode
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from pooling import PoolSpec
from pooling.frameworks.answer import Answer
from pooling.frameworks.question import GLOBAL, Question
from ui.app.headline import headline_html
from ui.compare.types import as_type
from ui.compare.verdict.cards import card_html, cards_html
from ui.compare.verdict.questions import questions
from ui.compare.verdict.results import our_result

RNG = np.random.default_rng(5)


def compared(x, off=0.0, reduction="max", window=1, photo=False, call="tf.nn.pool"):
    result = our_result(
        Question(np.asarray(x, np.float32), PoolSpec.of(reduction, window), call), photo=photo
    )
    values = np.asarray(result.ours + np.float32(off))
    return replace(result, answer=Answer("ok", "Answered.", "tf.nn.pool", values, "9.9.9"))


def pixels_of(picture):
    """Grey levels or colours, whether the file has a palette or not."""
    return np.asarray(picture.convert("RGB") if picture.mode == "P" else picture)


def images(html):
    return [
        pixels_of(Image.open(io.BytesIO(b64decode(data))))
        for data in re.findall(r'src="data:image/png;base64,([^"]*)"', html)
    ]


def contrast(one, other):
    """Contrast by WCAG 2.2 of two colours, each as three numbers from 0 to 255."""

    def luminance(colour):
        parts = [part / 255 for part in colour]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("shape", "drawn"), [((8, 8), 0), ((9, 8), 3), ((1, 9), 3), ((1, 1), 0)])
def test_results_beyond_eight_cells_a_side_are_pictures(shape, drawn):
    assert len(images(card_html(compared(RNG.normal(size=shape))))) == drawn


def test_photo_keeps_its_grey_levels_and_a_matrix_is_in_magma():
    x = RNG.integers(0, 256, (12, 12))
    ours, theirs, difference = images(card_html(compared(x, photo=True)))
    assert ours.tolist() == theirs.tolist() == x.tolist()
    assert set(difference.ravel().tolist()) == {247}
    ours, _, _ = images(card_html(compared(x)))
    assert ours[np.unravel_index(x.argmin(), x.shape)].tolist() == [0, 0, 4]


def test_sum_of_a_photo_is_not_cut_at_white():
    x = RNG.integers(100, 256, (20, 20))
    result = our_result(Question(x.astype(np.float32), PoolSpec.of("sum", 2)), photo=True)
    (ours,) = images(card_html(replace(result, answer=Answer("unsupported", "No.", "tf.nn.pool"))))
    assert ours.shape == (10, 10, 3)
    assert len(np.unique(ours.reshape(-1, 3), axis=0)) > 20


def test_picture_of_a_difference_is_blue_where_ours_is_less():
    x = np.zeros((9, 9))
    result = compared(x)
    theirs = np.array(result.answer.values)
    theirs[0, 0], theirs[0, 1], theirs[0, 2] = 1, -1, np.nan
    html = card_html(replace(result, answer=replace(result.answer, values=theirs)))
    below, above, nan, zero = images(html)[2][0, :4].tolist()
    assert below[2] > below[0]
    assert above[0] > above[2]
    assert (nan, zero) == ([128] * 3, [247] * 3)
    assert "Blue −1, white 0, orange +1; grey where only one side is a number." in html


def differences(*values):
    """The card of a result that is 0 in every cell where TensorFlow has these values."""
    result = compared(np.zeros((len(values), 8)))
    answer = replace(result.answer, values=np.asarray(values, np.float32))
    return card_html(replace(result, answer=answer))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_numbers_on_differences_can_be_read_on_every_colour(theme):
    html = differences(*np.linspace(-1, 1, 64).reshape(8, 8))
    rgb, text = r"rgb\((\d+) (\d+) (\d+)\)", r"#(\w{6})"
    found = re.findall(rf"background: light-dark\({rgb}, {rgb}\); color: light-dark\({text}, {text}\)", html)
    which = slice(0, 3) if theme == "light" else slice(3, 6)
    assert len({cell[which] for cell in found}) > 40
    for cell in found:
        background, written = cell[which], cell[6 if theme == "light" else 7]
        assert contrast([int(part) for part in background], bytes.fromhex(written)) >= 4.5


def test_cell_without_a_difference_has_no_colour_and_the_scale_does_not_name_one():
    html = differences([0, 0, 0, 0, 0, 0, 0, 2])
    assert html.count("<td>0</td>") == 8 + 7
    assert html.count('<td title="0">0</td>') == 7  # differences
    assert html.count("background") == 1
    assert "Difference: blue −2, orange +2." in html


def test_short_number_has_the_exact_one_on_hover():
    html = card_html(compared([[1 / 3]]))
    assert '<td title="0.3333333432674408">0.3333</td>' in html


def test_waiting_card_keeps_the_place_of_what_is_to_come():
    result = our_result(Question(np.ones((4, 6), np.float32), PoolSpec.of("max", 2)))
    assert card_html(result).count("<td>…</td>") == 2 * 2 * 3
    whole = our_result(Question(np.ones((4, 6), np.float32), PoolSpec.of("avg", (4, 6)), GLOBAL))
    assert card_html(whole).count("<td>…</td>") == 2
    large = our_result(Question(np.ones((20, 20), np.float32), PoolSpec.of("max", 2)))
    assert card_html(large).count('class="coming"') == 2


def test_wide_matrices_scroll_by_keyboard_and_narrow_ones_take_no_focus():
    assert card_html(compared(np.ones((1, 8)))).count('tabindex="0"') == 3
    assert "tabindex" not in card_html(compared(np.ones((8, 1))))


def test_words_of_others_are_escaped():
    result = compared([[1]])
    unsupported = Answer("unsupported", "<script>alert(1)</script>", "tf.nn.pool")
    assert "<script>" not in cards_html([replace(result, answer=unsupported)])
    assert "<b>" not in headline_html("failed", "<b>no</b>", "<b>no</b>")


def test_shapes_that_differ_show_both_results_and_no_difference():
    result = compared(np.ones((2, 2)))
    html = card_html(replace(result, answer=replace(result.answer, values=np.ones((1, 2), np.float32))))
    assert html.count('<figure class="numbers">') == 2
    assert "1 × 2" in html


def test_float32_says_how_many_cells_became_infinite():
    given = as_type(np.array([[1e308, -1e308, np.inf, 3e38, np.nan]]), "float32")
    assert given.overflowed == 2
    assert (given.x.dtype, given.refused, given.own_type) == (np.float32, "", "")
    assert given.x[0, :2].tolist() == [np.inf, -np.inf]


def test_every_reduction_is_asked_once_and_the_chosen_one_comes_first():
    x = np.ones((4, 4), np.float32)
    asked = [[q.spec.reduction for q in questions(x, PoolSpec.of(name, 2))] for name in ("max", "avg", "min")]
    assert asked == [
        ["max", "avg", *["max", "avg"] * 2],
        ["avg", "max", *["max", "avg"] * 2],
        ["min", "max", "avg", *["max", "avg"] * 2],
    ]


def test_window_as_large_as_the_input_is_not_taken_for_global_pooling():
    x = np.ones((4, 4), np.float32)
    results = [our_result(question) for question in questions(x, PoolSpec.of("max", 4))]
    assert [result.whole_map for result in results] == [False, False, *[True] * 4]

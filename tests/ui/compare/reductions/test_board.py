"""Reductions side by side: the cards, the table, its file, the order, the sentences, without Streamlit."""

import csv
import io
import re
from dataclasses import replace
from html import unescape

import numpy as np
import pytest

from pooling import PoolSpec, pool
from pooling.measures import Histogram
from tests.each import each
from ui.compare.reductions.board import BOARDS, board
from ui.compare.reductions.chart import chart_alt, histogram_chart
from ui.compare.reductions.figures import histogram_html
from ui.compare.reductions.layers import Own
from ui.compare.reductions.measured import RESULTS
from ui.stepper.reduction_words import SIDE_BY_SIDE

OWN = Own(("max", "avg", "min"), 2.0, 1.0, 3, "reflect", (3, 3))
TEXTBOOK = np.array([[1.0, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]])
PHOTO = np.random.default_rng(0).integers(0, 256, (20, 20)).astype(np.uint8)
SPEC = PoolSpec.of("max", 2)


def made(x=TEXTBOOK, spec=SPEC, own=OWN, shown="result", sorted_by="listed", *, photo=False, **changed):
    return board(np.asarray(x), spec, replace(own, **changed), shown, sorted_by, photo=photo)


def text(html):
    return unescape(re.sub(r"<[^>]*>", " ", html))


def cells(html, name):
    """The rows of numbers in the card of `name`."""
    card = re.search(rf'data-name="{name}">(.*?)</section>', html, re.DOTALL)[1]
    return [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in card.split("</tr>")[:-1]]


def rows(one):
    return list(csv.DictReader(io.StringIO(one.csv)))


def answer(one):
    return text(re.search(r'<p class="kept-answer">(.*?)</p>', one.notes)[1]).strip()


@each(
    ("shown", "name", "expected"),
    [
        ("result", "max", [["6", "4"], ["7", "9"]]),
        ("result", "avg", [["3.75", "2.25"], ["4.5", "5"]]),
        ("back", "min", [["1", "1", "1", "1"]] * 2 + [["2", "2", "0", "0"]] * 2),
        (
            "difference",
            "max",
            [
                ["+5", "+3", "+2", "0"],
                ["+1", "0", "+3", "+2"],
                ["0", "+5", "+1", "+6"],
                ["+3", "+2", "0", "+9"],
            ],
        ),
        (
            "difference",
            "input",
            [["1", "3", "2", "4"], ["5", "6", "1", "2"], ["7", "2", "8", "3"], ["4", "5", "9", "0"]],
        ),
    ],
)
def test_cards_show_the_result_the_map_brought_back_or_the_difference(shown, name, expected):
    assert cells(made(shown=shown).cards, name) == expected


@each("shown", ["back", "difference"])
def test_cells_that_no_window_reads_have_no_number(shown):
    x = np.arange(9.0).reshape(3, 3)
    assert [row[-1] for row in cells(made(x, shown=shown).cards, "max")] == ["–"] * 3
    assert "5 of 9 input cells are read by no window: differences leave them out." in text(made(x).notes)


def test_results_that_leave_out_cells_are_named_where_others_do_not():
    notes = text(made(np.arange(9.0).reshape(3, 3), names=("max", "global")).notes)
    assert "5 of 9 input cells are read by no window of Max: differences leave them out." in notes


def test_a_result_that_is_not_a_number_is_one_even_where_no_window_reads():
    x = [[1, np.nan, 2], [3, 4, 5], [6, 7, 8]]
    shown = made(x, PoolSpec.of("max", 3, strides=1, padding="same")).cards
    assert "–" not in {cell for row in cells(shown, "max") for cell in row}
    assert cells(shown, "max")[0] == ["NaN"] * 3


def test_the_answer_is_measured():
    assert answer(made()) == (
        "Does pooling intensify a feature?  No value grows, but strong cells take up more of a smaller map. "
        "Max: the largest value stays 9, active cells grow from 93.8% to 100% (one active cell is enough "
        "for its window), the mean grows from 3.88 to 6.5. Average: the largest value falls from 9 to 5, "
        "the mean stays 3.88. Min: the largest value falls from 9 to 2, the mean falls from 3.88 to 1."
    )


def test_the_answer_stays_when_max_is_not_shown_and_names_what_really_grows():
    said = answer(made(names=("sum", "lp")))
    assert "Max: the largest value stays 9" in said
    assert said.endswith(
        "Sum goes up to 20 and Lp, p = 2 up to 12.4, because cells are added: that is another scale, "
        "not a stronger feature."
    )
    negative = answer(made(-np.asarray(TEXTBOOK) - 1, names=("sum", "lp", "gem")))
    assert "because magnitudes count: that is another scale" in negative
    assert "GeM, p = 2 goes up to 1e−6, because negative cells count as almost 0" in negative
    assert "Sum" not in negative


@each(
    ("x", "said"),
    [
        (
            [[2, 2], [2, 2]],
            "No value grows. Max: the largest value stays 2, active cells stay 100%, the mean stays 2.",
        ),
        ([[1, 1, 9], [1, 1, 9], [9, 9, 9]], "falls from 9 to 1 (it is in a cell that no window reads)"),
        ([[np.nan, 1], [1, 1]], "The input has cells that are NaN or infinite, so its mean is no number."),
        ([[-4, -4], [-4, -1]], "active cells stay 0%, the mean grows from −3.25 to −1"),
    ],
)
def test_the_answer_is_true_of_other_inputs(x, said):
    assert said in answer(made(np.array(x, float)))


def test_no_answer_where_nothing_fits():
    one = made([[1.0]], PoolSpec.of("max", 2))
    assert one.notes.count("kept-answer") == one.notes.count("<table") == 0
    assert text(one.cards).count("The window spans 2 rows and the padded input has 1") == 3


def test_a_refusal_stands_in_its_place_and_the_others_stay():
    one = made(spec=PoolSpec.of("max", 2, dilations=2), names=("max", "blur", "global"))
    assert [result.name for result in one.found if result.error] == ["blur"]
    assert "Blur pooling has no dilation" in text(one.cards)
    assert [row["name"] for row in rows(one)] == ["Max", "Blur", "Global max"]
    assert rows(one)[1]["error"].startswith("Blur pooling")


@each(
    ("by", "expected"),
    [
        ("listed", ["max", "avg", "min", "blur"]),
        ("difference", ["avg", "max", "min", "blur"]),
        ("high", ["max", "avg", "min", "blur"]),
        ("deviation", ["max", "avg", "min", "blur"]),
        ("total", ["max", "avg", "min", "blur"]),
        ("active", ["max", "avg", "min", "blur"]),
    ],
)
def test_order_is_by_a_measure_and_refusals_come_last(by, expected):
    one = made(spec=PoolSpec.of("max", 2, ceil_mode=True), sorted_by=by, names=("max", "avg", "min", "blur"))
    assert [result.name for result in one.found] == expected


def test_a_total_of_nothing_comes_last_and_is_no_number():
    one = made([[1.0, -1], [1, -1]], sorted_by="total")
    assert "–" in text(one.notes)
    assert {row["share of the input's total"] for row in rows(one)} == {""}


def test_the_table_and_its_file_have_the_same_measures():
    one = made(sorted_by="mean")
    table = text(one.notes)
    assert "Mean ▾" in table
    assert re.search(r"Max\s+2 × 2\s+2.62\s+3.61\s+4 to 9\s+6.5\s+1.8\s+100%\s+41.9%", table)
    first = rows(one)[0]
    assert (first["name"], float(first["mean absolute difference"]), first["active cells"]) == (
        "Max",
        2.625,
        "4",
    )
    assert float(first["share of the input's total"]) == pytest.approx(26 / 62)


@each(("above", "active"), [(None, "4"), (6.0, "2"), (-1.0, "4"), (9.0, "0")])
def test_the_threshold_can_be_set(above, active):
    assert rows(made(above=above))[0]["active cells"] == active


def test_a_photo_has_pictures_and_its_mean_as_threshold():
    one = made(PHOTO, photo=True, names=("max", "sum", "global"))
    assert one.cards.count("<img") == 3
    assert "Black 0, white 255." in one.cards
    white = pool(PHOTO, replace(SPEC, reduction="sum")).max()  # beyond grey levels
    assert f"Black 0, white {white}." in one.cards
    assert cells(one.cards, "global") == [[str(PHOTO.max())]]
    assert float(rows(one)[0]["active above"]) == pytest.approx(PHOTO.mean())


@each("shown", ["result", "back", "difference"])
def test_photos_with_cells_left_out_and_in_colours_are_drawn(shown):
    for x in (PHOTO[:19, :19], np.stack([PHOTO[:19, :19]] * 3)):
        assert made(x, photo=True, shown=shown, names=("max", "sum")).cards.count("<img") == 3


@each(
    ("x", "spec", "parts"),
    [
        (np.arange(12.0), PoolSpec.of("max", (2,)), 0),
        (np.arange(32.0).reshape(2, 4, 4), SPEC, 2),
        (np.arange(64.0).reshape(4, 4, 4), PoolSpec.of("max", (2, 2, 2)), 4),
    ],
)
def test_rows_channels_and_slices_are_shown(x, spec, parts):
    own = replace(OWN, names=tuple(SIDE_BY_SIDE), output_shape=(2,) * spec.rank)
    for shown in ("result", "back", "difference"):
        one = board(x, spec, own, shown, "listed", photo=False)
        assert not [result.error for result in one.found if result.error]
        first = re.search(r'data-name="input">(.*?)</section>', one.cards, re.DOTALL)[1]
        assert first.count("<small>") == parts


def test_a_histogram_is_two_outlines_in_one_box():
    html = histogram_html("Max", Histogram((0.5, 1.5, 2.5), (0.5, 0.5), (0.0, 1.0), 0))
    outlines = re.findall(r"polygon\((.*?)\)", html)
    assert outlines[0] == "0 100%,0% 50%,50% 50%,50% 50%,100% 50%,100% 100%"
    assert outlines[1] == "0 100%,0% 100%,50% 100%,50% 0%,100% 0%,100% 100%"
    assert re.findall(r"<span>(.*?)</span>", html) == ["1", "2"]


def test_the_chart_has_input_and_result_of_each():
    one = made(spec=PoolSpec.of("max", 2, ceil_mode=True), names=("max", "avg", "min", "median", "blur"))
    chart = histogram_chart(one.found)
    assert [trace["name"] for trace in chart["data"]] == ["Input", "Result"] * 4
    assert chart["layout"]["grid"]["rows"] == 2
    for trace in chart["data"]:
        assert sum(trace["y"]) == pytest.approx(1)
    assert chart_alt(one.found).endswith("Max, Average, Min, Median.")
    assert histogram_chart(())["data"] == []


def test_everything_is_made_once_for_all():
    assert made() is made()
    before = len(RESULTS.all_keys())
    made(sorted_by="rms", shown="back")
    assert len(RESULTS.all_keys()) == before
    assert len(BOARDS.all_keys()) <= 200

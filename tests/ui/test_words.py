"""Sentences: written out for the cases a learner meets."""

import numpy as np
import pytest

from pooling import PoolSpec, plan_windows, steps
from ui import words

TIES = [[1, 3, 2, 7, 2, 7], [5, 6, 1, 2, 7, 1]]


def sentences(x, spec):
    plan = plan_windows(spec, np.shape(x))
    return [words.sentence(step, plan) for step in steps(x, spec)]


def test_sentence_names_place_numbers_result_and_tie():
    assert sentences(TIES, PoolSpec.of("max", 2)) == [
        "Step 1 of 3: rows 0–1, columns 0–1: max(1, 3, 5, 6) = 6, at row 1, column 1.",
        "Step 2 of 3: rows 0–1, columns 2–3: max(2, 7, 1, 2) = 7, at row 0, column 3.",
        "Step 3 of 3: rows 0–1, columns 4–5: max(2, 7, 7, 1) = 7; a tie of 2 cells.",
    ]


def test_sentence_of_an_average_shows_the_divisor_and_the_padding():
    spec = PoolSpec.of("avg", 2, padding=((0, 0), (1, 0)))
    assert sentences([[3, 5], [-1, 1]], spec) == [
        "Step 1 of 1: rows 0–1, column 0: (3 + (−1)) / 2 = 1; 2 cells of the window are padding."
    ]


def test_sentence_of_a_dilated_window_lists_its_rows():
    x = np.arange(9).reshape(3, 3)
    assert sentences(x, PoolSpec.of("sum", (2, 1), dilations=2, strides=3)) == [
        "Step 1 of 1: rows 0, 2, column 0: 0 + 6 = 6."
    ]


def test_sentence_of_a_large_window_stops_listing():
    (sentence,) = sentences(np.arange(36).reshape(6, 6), PoolSpec.of("max", 6))
    assert ", 23, 24, … (11 more)) = 35, at row 5, column 5." in sentence


def test_sentence_of_one_axis_is_on_row_zero():
    assert sentences([4, 7], PoolSpec.of("max", (2,))) == [
        "Step 1 of 1: row 0, columns 0–1: max(4, 7) = 7, at row 0, column 1."
    ]


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        (PoolSpec.of("max", 2), "−∞"),
        (PoolSpec.of("min", 2), "+∞"),
        (PoolSpec.of("avg", 2), "·"),
        (PoolSpec.of("avg", 2, count_include_pad=True), "0"),
        (PoolSpec.of("sum", 2), "0"),
    ],
)
def test_pad_text_is_what_padding_really_is(spec, text):
    assert words.pad_text(plan_windows(spec, (4, 4)))[0] == text


@pytest.mark.parametrize(
    ("settings", "size", "formula"),
    [
        ({}, 4, "columns: ⌊(4 − 2) / 2⌋ + 1 = 2"),
        ({"padding": 1, "window_shape": (3,), "strides": 2}, 4, "columns: ⌊(4 + 1 + 1 − 3) / 2⌋ + 1 = 2"),
        ({"dilations": 2}, 5, "columns: ⌊(5 − ((2 − 1) × 2 + 1)) / 2⌋ + 1 = 2"),
        ({"padding": "same"}, 5, "columns: ⌈5 / 2⌉ = 3, pads 0 and 1"),
        ({"ceil_mode": True}, 5, "columns: ⌈(5 − 2) / 2⌉ + 1 = 3"),
        (
            {"ceil_mode": True, "window_shape": (4,), "padding": 2},
            9,
            "columns: ⌈(9 + 2 + 2 − 4) / 4⌉ + 1 = 4, less 1 that would start in the padding = 3",
        ),
    ],
)
def test_shape_formula_ends_in_the_planned_size(settings, size, formula):
    plan = plan_windows(PoolSpec.of("max", **{"window_shape": (2,)} | settings), (size,))
    assert words.shape_formulas(plan) == [formula]
    assert formula.endswith(f" {plan.output_shape[0]}") or "pads" in formula


def test_read_note_counts_the_cells_that_are_read():
    assert words.read_note(plan_windows(PoolSpec.of("max", 2), (5, 5))) == "16 of 25 cells are ever read"
    assert words.read_note(plan_windows(PoolSpec.of("max", 2), (4, 4))) == ""


def test_input_label_names_uneven_pads():
    plan = plan_windows(PoolSpec.of("max", 3, strides=2, padding="same"), (4, 5))
    assert words.input_label(plan) == "Input 4 × 5, padded: top 0, bottom 1, left 1, right 1"
    assert (
        words.input_label(plan_windows(PoolSpec.of("max", 3, padding=1), (4, 4)))
        == "Input 4 × 4, padded by 1"
    )

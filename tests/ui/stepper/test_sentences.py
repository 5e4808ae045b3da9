"""Sentences: written out for the cases a learner meets."""

import numpy as np

from pooling import PoolSpec, plan_windows, steps
from tests.each import each
from ui.layers.words import pad_text
from ui.stepper.labels import input_label, output_label, read_note
from ui.stepper.sentences import channels_sentence, sentence

TIES = [[1, 3, 2, 7, 2, 7], [5, 6, 1, 2, 7, 1]]


def sentences(x, spec):
    plan = plan_windows(spec, np.shape(x))
    return [sentence(step, plan) for step in steps(x, spec)]


def test_sentence_names_place_numbers_result_and_tie():
    assert sentences(TIES, PoolSpec.of("max", 2)) == [
        "Step 1 of 3: rows 0–1, columns 0–1: max(1, 3, 5, 6) = 6, at row 1, column 1.",
        "Step 2 of 3: rows 0–1, columns 2–3: max(2, 7, 1, 2) = 7, at row 0, column 3.",
        "Step 3 of 3: rows 0–1, columns 4–5: max(2, 7, 7, 1) = 7 (2 cells tie).",
    ]


def test_sentence_of_an_average_shows_the_divisor_and_the_padding():
    spec = PoolSpec.of("avg", 2, padding=((0, 0), (1, 0)))
    assert sentences([[3, 5], [-1, 1]], spec) == [
        "Step 1 of 1: rows 0–1, column 0: (3 + (−1)) / 2 = 1; 2 cells are padding."
    ]


def test_sentence_of_a_dilated_window_lists_its_rows():
    x = np.arange(9).reshape(3, 3)
    assert sentences(x, PoolSpec.of("sum", (2, 1), dilations=2, strides=3)) == [
        "Step 1 of 1: rows 0, 2, column 0: 0 + 6 = 6."
    ]


def test_sentence_of_a_large_window_stops_listing():
    (sentence,) = sentences(np.arange(36).reshape(6, 6), PoolSpec.of("max", 6))
    assert ", 23, 24, … (11 more)) = 35, at row 5, column 5." in sentence


def test_sentence_of_one_row_speaks_of_columns_alone():
    assert sentences([4, 7, 7, 1], PoolSpec.of("max", (2,))) == [
        "Step 1 of 2: columns 0–1: max(4, 7) = 7, at column 1.",
        "Step 2 of 2: columns 2–3: max(7, 1) = 7, at column 2.",
    ]
    assert sentences([4, 7], PoolSpec.of("avg", (2,), padding=1))[0] == (
        "Step 1 of 2: column 0: (4) / 1 = 4; 1 cell is padding."
    )


def test_sentence_of_slices_names_them_first():
    x = [[[1, 3, 2, 7], [5, 6, 1, 2]], [[0, 8, 1, 7], [2, 0, 3, 7]]]
    assert sentences(x, PoolSpec.of("max", 2 * (2,) + (2,))) == [
        "Step 1 of 2: slices 0–1, rows 0–1, columns 0–1: max(1, 3, 5, 6, 0, 8, 2, 0) = 8, at slice 1, row 0, "
        "column 1.",
        "Step 2 of 2: slices 0–1, rows 0–1, columns 2–3: max(2, 7, 1, 2, 1, 7, 3, 7) = 7 (3 cells tie).",
    ]
    spec = PoolSpec.of("sum", (2, 1, 1), dilations=(2, 1, 1), strides=4, padding=((1, 1), (0, 0), (0, 0)))
    assert sentences(x, spec)[0] == ("Step 1 of 1: slice 1, row 0, column 0: 0 = 0; 1 cell is padding.")


def test_sentence_of_channels_names_every_result():
    spec = PoolSpec.of("max", 2, padding=((0, 0), (1, 0)))
    plan = plan_windows(spec, (2, 3))
    together = [list(steps(x, spec)) for x in ([[4, 7, 1], [0, 2, 1]], [[5, -1, 0], [8, -3, 0]])]
    assert [channels_sentence(pair, plan) for pair in zip(*together, strict=True)] == [
        "Step 1 of 2: rows 0–1, column 0: channel 0 max(4, 0) = 4; channel 1 max(5, 8) = 8; 2 cells "
        "are padding.",
        "Step 2 of 2: rows 0–1, columns 1–2: channel 0 max(7, 1, 2, 1) = 7; channel 1 max(−1, 0, −3, 0) = 0.",
    ]


@each(
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
    assert pad_text(plan_windows(spec, (4, 4)))[0] == text


def test_read_note_counts_the_cells_that_are_read():
    assert read_note(plan_windows(PoolSpec.of("max", 2), (5, 5))) == "Only 16 of 25 cells are used"
    assert read_note(plan_windows(PoolSpec.of("max", 2), (4, 4))) == ""
    plan = plan_windows(PoolSpec.of("max", 2), (5, 5))
    assert read_note(plan, 3) == "Only 16 of 25 cells in each channel are used"


def labels(spec, shape, channels=1):
    plan = plan_windows(spec, shape)
    return input_label(plan, channels), output_label(plan, channels)


def test_labels_name_shape_pads_and_channels():
    assert labels(PoolSpec.of("max", 3, padding=1), (4, 4)) == ("Input 4 × 4, padded by 1", "Output 2 × 2")
    assert labels(PoolSpec.of("max", (2,)), (6,)) == ("Input of 6 cells", "Output of 3 cells")
    assert labels(PoolSpec.of("max", (6,)), (6,))[1] == "Output of 1 cell"
    assert labels(PoolSpec.of("max", (2, 2, 2)), (4, 6, 6))[0] == "Input 4 × 6 × 6"
    assert labels(PoolSpec.of("max", 2), (4, 6), 3) == (
        "Input 3 channels × 4 × 6",
        "Output 3 channels × 2 × 3",
    )


def test_input_label_names_uneven_pads_of_every_axis():
    same = {"strides": 2, "padding": "same"}
    assert labels(PoolSpec.of("max", 3, **same), (4, 5))[0] == (
        "Input 4 × 5, padded: top 0, bottom 1, left 1, right 1"
    )
    assert labels(PoolSpec.of("max", (3,), **same), (4,))[0] == "Input of 4 cells, padded: left 0, right 1"
    assert labels(PoolSpec.of("max", (3, 3, 3), **same), (2, 4, 5))[0] == (
        "Input 2 × 4 × 5, padded: front 0, back 1, top 0, bottom 1, left 1, right 1"
    )
    assert labels(PoolSpec.of("max", (2, 2, 2), **same), (3, 3, 3))[0] == (
        "Input 3 × 3 × 3, padded: 0 before, 1 after"
    )
    assert labels(PoolSpec.of("max", 2, **same), (3, 3))[0] == (
        "Input 3 × 3, padded: top 0, bottom 1, left 0, right 1"
    )


@each(
    ("settings", "said"),
    [
        ({"reduction": "median"}, "middle of −1, [2, 3], 5 = 2.5."),
        ({"reduction": "lse"}, "ln((e^2 + e^(−1) + e^5 + e^3) / 4) = 3.786."),
        (
            {"reduction": "lse", "beta": 0.5},
            "ln((e^(0.5 × 2) + e^(0.5 × (−1)) + e^(0.5 × 5) + e^(0.5 × 3)) / 4) / 0.5",
        ),
        ({"reduction": "lse", "beta": 0}, "(2 + (−1) + 5 + 3) / 4 = 2.25."),
        ({"reduction": "gem", "p": 3}, "((2^3 + 1e−6^3 + 5^3 + 3^3) / 4)^(1/3) = 3.42."),
        ({"reduction": "gem", "p": np.inf}, "max(2, 1e−6, 5, 3) = 5."),
        ({"reduction": "lp", "p": np.inf}, "max(|2|, |−1|, |5|, |3|) = 5."),
        (
            {"reduction": "mixed", "alpha": 0.25},
            "0.25 × max(2, −1, 5, 3) + 0.75 × (2 + (−1) + 5 + 3) / 4 = 2.938.",
        ),
        ({"reduction": "avg", "divisor_override": 2}, "(2 + (−1) + 5 + 3) / 2 = 4.5."),
    ],
)
def test_sentence_says_how_the_number_is_made(settings, said):
    x, spec = np.array([[2.0, -1.0], [5.0, 3.0]]), PoolSpec.of(window_shape=2, **settings)
    (step,) = steps(x, spec)
    assert said in sentence(step, plan_windows(spec, x.shape))

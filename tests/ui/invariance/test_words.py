"""Sentences of the invariance page: they say what the arrays say, and never more."""

import numpy as np

from tests.each import each
from ui.invariance.experiment import Draw, Experiment, draw, every_shift
from ui.invariance.words import (
    block_words,
    distance_text,
    draw_finding,
    map_alt,
    share_text,
    shift_numbers,
    shift_words,
    survey_finding,
)

DOTS = Experiment(figure="near")


@each(
    ("shift", "words", "numbers"),
    [
        ((2, -1), "down 2, left 1", "(dy, dx) = (2, −1)"),
        ((-3, 4), "up 3, right 4", "(dy, dx) = (−3, 4)"),
        ((0, 5), "right 5", "(dy, dx) = (0, 5)"),
        ((0, 0), "not moved", "(dy, dx) = (0, 0)"),
    ],
)
def test_shift_is_said_in_words_and_numbers(shift, words, numbers):
    assert shift_words(*shift) == words
    assert shift_numbers(*shift) == numbers


@each(
    ("share", "text"),
    [(1.0, "100%"), (0.9999, "99.9%"), (0.29, "29%"), (0.938, "93.8%"), (0.0, "0%"), (1 / 12, "8.3%")],
)
def test_share_is_cut_and_only_all_is_100_percent(share, text):
    assert share_text(share) == text


def test_distance_of_pictures_that_differ_is_never_0():
    assert distance_text(1e-16, same=True) == "0"
    assert distance_text(1e-16, same=False) == "< 0.001"
    assert distance_text(0.12345, same=False) == "0.123"


def strip(*levels):
    return [np.array(level, float) for level in levels]


def test_finding_counts_the_cells_of_the_last_level():
    apart = Draw(1, 0, strip([[1, 0]], [[1, 0]]), strip([[0, 1]], [[0, 1]]))
    alike = Draw(1, 0, strip([[1, 0]], [[1]]), strip([[0, 1]], [[1]]))
    assert draw_finding(Experiment(), apart) == "After 1 pool, the result differs in 2 of 2 cells."
    assert draw_finding(Experiment(), alike) == "After 1 pool, the result is the same as without the shift."


PAIR, ONE = [[1, 0, 1]], [[1]]


@each(
    ("still", "moved", "sentence"),
    [
        ([PAIR, ONE], [PAIR, ONE], "The two dots merge after 1 pool, with and without the shift. "),
        (
            [PAIR, PAIR, PAIR],
            [PAIR, PAIR, PAIR],
            "The two dots stay apart after 2 pools, with and without the shift. ",
        ),
        (
            [PAIR, [[1, 0]], [[1, 0]]],
            [PAIR, [[1, 1]], [[0, 1]]],
            "Without the shift, the two dots merge after 1 pool; with it, they merge after 2 pools. ",
        ),
        ([PAIR, ONE], [[[1, 0, 0]], ONE], "The shift leaves 1 dot in the picture (border: zero). "),
        ([PAIR, ONE], [[[0, 0, 0]], [[0]]], "The shift leaves 0 dots in the picture (border: zero). "),
    ],
)
def test_dots_finding_says_when_two_become_one(still, moved, sentence):
    experiment = Experiment(figure="near", border="zero")
    assert draw_finding(experiment, Draw(0, 1, strip(*still), strip(*moved))).startswith(sentence)


def test_every_draw_of_every_border_has_a_sentence():
    for border in ("replicate", "reflect", "zero", "circular"):
        for seed in range(20):
            experiment = Experiment("near", jitter=16, border=border)
            assert draw_finding(experiment, draw(experiment, seed)).endswith(".")


@each(
    ("experiment", "said"),
    [
        (
            Experiment(),
            "Here are all 49 shifts of up to 3 cells: after 4 pools they give **1 result**. "
            "“Always the same” is **true** here.",
        ),
        (
            Experiment(jitter=4),
            "Here are all 81 shifts of up to 4 cells: after 4 pools they give **9 different results**. "
            "“Always the same” is **false** here.",
        ),
        (
            Experiment(shrink=8, jitter=1),
            "Here are all 9 shifts of up to 1 cell: after 4 pools they give **9 different results**. "
            "“Always the same” is **false** here.",
        ),
        (
            Experiment(jitter=0),
            "With jitter 0 nothing moves, so there is **1 result** after 4 pools. Raise the jitter.",
        ),
    ],
)
def test_survey_finding_agrees_with_what_was_measured_on_kaggles_own_code(experiment, said):
    assert survey_finding(experiment, every_shift(experiment)[-1]) == said


def test_block_is_as_large_as_the_pools_make_it():
    assert "the maximum of 16 × 16 input cells" in block_words(Experiment())
    assert "After 1 pool, each cell is the average of 2 × 2 input cells" in block_words(
        Experiment(pools=1, kind="avg")
    )


def test_map_alt_counts_the_shifts_that_go_unseen():
    experiment = Experiment(jitter=4)
    said = map_alt(experiment, every_shift(experiment)[-1])
    assert said.startswith("69 of 81 shifts leave the result unchanged after 4 pools;")
    assert said.endswith("; the largest cosine distance is 0.083.")

"""How far pools forgive: the same counts from lists and loops, or from Kaggle's own numbers."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest

from pooling.experiments.chains import chain, chain_table, masks, places, sides, stride_one
from pooling.experiments.moves import direction, dots, kept_moves, kept_share, moves, near_same, ring, turned
from pooling.experiments.noise import noise, noise_table
from tests.each import each


@each(("window", "share"), [(2, Fraction(3, 8)), (3, Fraction(5, 9)), (4, Fraction(21, 32))])
def test_a_move_is_kept_where_it_stays_in_its_window(window, share):
    stays = [
        sum(
            0 <= row + down < window and 0 <= column + right < window
            for down in (-1, 0, 1)
            for right in (-1, 0, 1)
            if down or right
        )
        for row in range(window)
        for column in range(window)
    ]
    assert kept_moves(window) == stays
    assert kept_share(window) == share


def test_the_shares_of_the_lesson():
    facts = moves()
    assert (facts["share_two"], facts["share_three"]) == ("3/8", "5/9")
    assert (facts["corner"], facts["side"], facts["middle"]) == (3, 5, 8)
    assert (facts["percent_two"], facts["percent_three"]) == (37.5, 55.6)


def test_kaggles_ring_gives_one_result_for_its_shifts_and_nine_for_one_cell_more():
    """As counted with tf.nn.pool: 1 result, then 9 for radius 28; 9 at once for radius 24."""
    facts = ring()
    assert (facts["results"], facts["results_further"], facts["results_tighter"]) == (1, 9, 9)
    assert facts["shifts"] == (2 * facts["jitter"] + 1) ** 2


def test_the_average_is_never_exactly_the_same_and_soon_nearly():
    facts = near_same()
    assert (facts["max_results"], facts["max_distance"]) == (1, 0.0)
    assert (facts["max_first"], facts["avg_first"], facts["avg_distance"]) == (0.66, 0.69, 0.007)
    assert facts["avg_results"] > 1


def test_dots_meet_where_their_halved_places_do():
    def pools(first, second):
        count = 0
        while first != second:
            first, second = (tuple(place // 2 for place in dot) for dot in (first, second))
            count += 1
        return count

    assert dots() == {"near": pools((3, 5), (5, 3)), "far": pools((3, 60), (60, 3))}


def test_a_bar_turned_by_hand():
    """After two pools of 2 × 2 a cell stands for a block of 4 × 4: the bar lies in blocks 0–3 of column 1."""
    upright = {(row, 1) for row in range(4)}
    lying = {(2, column) for column in range(4)}  # columns 6 and 7 become rows 9 and 8: block 2
    assert turned() == {
        "cells": 16, "moved": 0, "turned": len(upright ^ lying), "small_cells": 4, "small": 2, "none": 0,
    }  # fmt: skip


def test_the_index_plus_one_moves_to_the_left():
    x = [0, 0, 0, 9, 0, 0]
    z = [x[j + 1] for j in range(5)]
    facts = direction()
    assert (facts["before"], facts["after"]) == (x.index(9), z.index(9))
    assert facts["way"] == "left"


def test_noise_is_halved_by_the_average_and_lifted_by_the_maximum():
    """The greatest of four standard normal numbers: mean 1.0294, spread 0.7012 (Teichroew 1956)."""
    facts = noise()
    lifted = 10 * sqrt(1.0294**2 + 0.7012**2)
    assert facts["avg"] == pytest.approx(10 / sqrt(4), abs=0.1)
    assert facts["max"] == pytest.approx(lifted, abs=0.1)
    assert facts["max_mean"] == pytest.approx(110.294, abs=0.1)
    assert facts["avg_mean"] == pytest.approx(100, abs=0.1)
    assert dict(noise_table().rows)["Max"] == facts["max"]


def test_sides_and_places_of_a_chain():
    assert sides(224, 5) == [224, 112, 56, 28, 14, 7]
    assert places(8, 3) == [64, 16, 4, 1]
    assert chain()["last"] == 1
    assert chain()["photo_last"] == 7
    assert [row[1:] for row in chain_table().rows] == [(16, 256), (8, 64), (4, 16), (2, 4), (1, 1)]


def test_a_mask_comes_back_in_blocks():
    facts = masks()
    disc = {(i, j) for i in range(64) for j in range(64) if (i - 31.5) ** 2 + (j - 31.5) ** 2 <= 400}
    for pools in (1, 2, 3, 4):
        side = 2**pools
        blocks = {(i // side, j // side) for i, j in disc}
        large = {(i, j) for i in range(64) for j in range(64) if (i // side, j // side) in blocks}
        assert facts[f"disc_{pools}"] == round(100 * len(large & disc) / len(large | disc), 1)
    assert facts["ring_1"] > facts["ring_2"] > facts["ring_3"]


def test_stride_one_copies_numbers():
    x = np.random.default_rng(0).permutation(4096).reshape(64, 64).tolist()
    wide = [max(x[i + a][j + b] for a in range(3) for b in range(3)) for i in range(62) for j in range(62)]
    facts = stride_one()
    assert (facts["left"], facts["different"]) == (len(wide), len(set(wide)))
    assert facts["different_usual"] == 1024  # windows apart share no number
    assert (facts["photo_after"], facts["photo_percent"]) == (222, round(100 * 222**2 / 224**2, 1))

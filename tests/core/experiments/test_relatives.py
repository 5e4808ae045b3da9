"""Relatives of max and average: each experiment again by arithmetic that shares nothing with it."""

import math
import struct

import pytest

from pooling.experiments import EXPERIMENTS, TABLES
from pooling.experiments.relu_chain import WINDOW


def facts(name):
    return EXPERIMENTS[name]()


def test_a_convolution_with_equal_weights_is_the_average_up_to_rounding():
    found = facts("average_as_convolution")
    assert found["weight"] == 1 / 4
    assert found["largest_difference"] < 1e-15
    assert found["equal"] == found["numbers"]
    assert found["weights"] == 64 * 64 * 4
    assert found["weights"] - found["zeros"] == found["not_zero"] == 64 * 4


def test_the_chain_of_relus_is_the_maximum_and_rounds_in_float32():
    found = facts("relu_chain")
    assert found["result"] == 9 == max(WINDOW)
    assert (found["difference"], found["cut"], found["without_relu"]) == (8 - 9, 0, 8)
    assert found["wrong_whole"] == 0 < found["rounded"] < found["windows"]
    assert found["largest_gap"] < 4e-7

    def single(number):
        return struct.unpack("f", struct.pack("f", number))[0]

    a, b = single(0.1), single(-3.3)
    assert single(b + single(a - b)) != max(a, b)  # one case by hand: why some are rounded


def test_the_table_of_the_chain_goes_on_with_the_largest_so_far():
    rows = TABLES["relu_chain"]().rows
    assert [row[-1] for row in rows] == [8, 9, 9]
    assert [row[1] for row in rows] == [
        "3 + relu(8 − 3) = 3 + 5",
        "9 + relu(8 − 9) = 9 + 0",
        "0 + relu(9 − 0) = 0 + 9",
    ]


def test_min_is_the_negative_max_of_the_negatives_to_the_last_bit():
    assert facts("min_from_max")["differing"] == 0
    assert facts("min_from_max")["numbers"] == 1000 * 16


def weighted(window, beta):
    powers = [math.exp(beta * cell) for cell in window]
    return sum(cell * power for cell, power in zip(window, powers, strict=True)) / sum(powers)


def test_softmax_lies_between_average_and_max_and_does_not_scale():
    found, window = facts("softmax_between"), (1, 3, 5, 6)
    assert found["softmax"] == pytest.approx(weighted(window, 1), abs=5e-4)
    assert found["avg"] < found["softmax"] < found["max"]
    assert found["softmax_of_ten_times"] == pytest.approx(
        weighted([10 * cell for cell in window], 1), abs=5e-4
    )
    assert found["softmax_of_ten_times"] > found["ten_times_softmax"]
    assert found["max_of_ten_times"] == 10 * found["max"]
    assert found["avg_of_ten_times"] == 10 * found["avg"]
    assert (found["naive"], found["careful"]) == ("NaN", 6000.0)
    with pytest.raises(OverflowError):
        math.exp(6000)


def test_a_growing_beta_leads_from_the_average_to_the_max():
    results = [row[1] for row in TABLES["softmax_between"]().rows]
    assert results == sorted(results)
    assert (results[0], results[-1]) == (3.75, 6.0)

"""What stands around pooling, counted: maps, gradients, heads, parameters, and what may replace a pool."""

from itertools import product
from math import exp, sqrt

import numpy as np
import pytest

from pooling import PoolingError, PoolSpec
from pooling.experiments.condense import as_matrix, extraction, order, square
from pooling.experiments.gradients import gradients, gradients_table, reached, share_dead
from pooling.experiments.heads import maps, vgg
from pooling.experiments.instead import attention, instead, instead_table
from pooling.experiments.networks import parameters, resnet
from pooling.network import attention_pool


def test_the_square_filtered_by_hand():
    """Eight times the cell minus its neighbours, in loops over lists."""
    x = [[int(2 <= i < 5 and 2 <= j < 5) for j in range(8)] for i in range(8)]
    made = [
        [9 * x[i][j] - sum(x[i + a][j + b] for a, b in product((-1, 0, 1), repeat=2)) for j in range(1, 7)]
        for i in range(1, 7)
    ]
    assert extraction().filtered.tolist() == made
    found = [max(cell, 0) for row in made for cell in row]
    facts = square()
    assert (facts["zeros"], facts["found"]) == (found.count(0), 36 - found.count(0))
    assert facts["mean"] == pytest.approx(sum(found) / 36, abs=1e-4)
    assert facts["strongest"] == facts["strongest_after"] == max(found)
    assert facts["even"] == 0
    assert as_matrix(extraction().condensed) == "5,5,0;5,5,0;0,0,0"


def test_relu_and_maximum_may_change_places_and_relu_and_average_may_not():
    facts = order()
    x = np.random.default_rng(0).normal(size=(64, 64))
    same = 0
    for i, j in product(range(0, 64, 2), repeat=2):
        cells = x[i : i + 2, j : j + 2].ravel()
        same += bool(max(0, cells.mean()) == np.maximum(cells, 0).mean())
    assert facts["max"] == 0
    assert facts["results"] - facts["avg"] == pytest.approx(same, abs=3)  # the order of a sum may round


def test_a_gradient_reaches_one_cell_of_each_window():
    facts = gradients()
    assert (facts["max"], facts["avg"]) == (25.0, 100.0)
    assert facts["max_three"] == round(100 * 21 * 21 / 64**2, 1)
    assert (facts["global_max_cells"], facts["global_avg_cells"], facts["global_avg_each"]) == (1, 49, "1/49")
    assert facts["kernel_parameters"] == 3 * 3 * 1 * 8 + 8
    assert dict(gradients_table().rows)["Max, 2 × 2, stride 2"] == 25.0


def test_overlapping_windows_share_their_winners():
    x = np.random.default_rng(0).permutation(4096).reshape(64, 64)
    winners = {
        max((int(x[i + a, j + b]), i + a, j + b) for a, b in product(range(3), repeat=2))[1:]
        for i, j in product(range(0, 62, 2), repeat=2)
    }
    assert reached(PoolSpec.of("max", 3, strides=2)) == len(winners) / 4096


def test_one_window_in_sixteen_is_dead_after_a_relu():
    assert share_dead() == pytest.approx(1 / 16, abs=0.005)
    assert gradients()["dead"] == round(100 * share_dead(), 1)


def test_heads_counted_by_hand():
    facts = vgg()
    assert facts["flat_weights"] == 7 * 7 * 512 * 1000 == 25_088_000
    assert facts["pooled_weights"] == 512_000
    assert (facts["factor"], facts["flat_larger"], facts["pooled_larger"]) == (49, 51_200, 512)
    assert (maps()["flat"], maps()["pooled"], maps()["factor"]) == (200, 8, 25)
    assert maps()["shuffled_difference"] == 0
    assert maps()["highest"] - maps()["lowest"] > 5 * (maps()["grey_highest"] - maps()["grey_lowest"])


def test_parameters_stand_in_the_dense_layer_only():
    facts = parameters()
    assert facts["convolution"] == facts["convolution_without"] == 3 * 3 * 8 * 16 + 2 * 16
    assert facts["dense"] == 4 * 4 * 16 * 10 + 10
    assert facts["dense_without"] == 16 * 16 * 16 * 10 + 10
    assert facts["global"] == facts["global_without"]


def test_shapes_of_resnet():
    """Table 1 of He et al. 2016: 112, 56, …, 7."""
    assert [resnet()[name] for name in ("photo", "stem", "pooled", "last")] == [224, 112, 56, 7]


def test_a_strided_convolution_never_sees_a_cell_between_its_steps():
    facts = instead()
    assert (facts["max_dot"], facts["strided_dot"], facts["dilated_dot"]) == (8.0, 0.0, 8.0)
    assert facts["avg_dot"] == 8 / 4
    assert [facts[f"{name}_side"] for name in ("max", "strided", "dilated")] == [8, 8, 16]
    assert (facts["max_products"], facts["strided_products"]) == (16 * 16 * 9, 8 * 8 * 9)
    assert facts["layer_parameters"] == 64 * 64 * 9 + 64
    assert facts["blur_change"] < facts["avg_change"] < facts["max_change"] < facts["strided_change"]
    assert len(instead_table().rows) == 5


def test_attention_is_the_weighted_mean_of_its_definition():
    rng = np.random.default_rng(4)
    x, query = rng.normal(size=(3, 2, 4)), rng.normal(size=3)
    places = list(product(range(2), range(4)))
    scores = [sum(query[c] * x[c, i, j] for c in range(3)) / sqrt(3) for i, j in places]
    total = sum(map(exp, scores))
    weights = [exp(score) / total for score in scores]
    features, found = attention_pool(x, query)
    for c in range(3):
        assert features[c] == pytest.approx(
            sum(w * x[c, i, j] for w, (i, j) in zip(weights, places, strict=True))
        )
    assert found.ravel().tolist() == pytest.approx(weights)


def test_attention_without_a_question_is_the_average_and_with_one_map_it_is_softmax_pooling():
    from pooling import global_avg_pool, softmax_pool

    x = np.random.default_rng(5).normal(size=(4, 3, 3))
    assert attention_pool(x, np.zeros(4)).features == pytest.approx(global_avg_pool(x))
    one = x[:1]
    assert attention_pool(one, [2.0]).features == pytest.approx(softmax_pool(one, 3, beta=2.0).ravel())
    facts = attention()
    assert (facts["even_first"], facts["even_second"]) == (facts["average_first"], facts["average_second"])
    assert facts["sharp_second"] > 5.9


def test_attention_names_a_query_of_another_length():
    with pytest.raises(PoolingError, match=r"\(C, H, W\) and \(C,\)"):
        attention_pool(np.zeros((2, 3, 3)), [1.0])

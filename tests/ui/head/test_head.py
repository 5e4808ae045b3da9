"""What One number a map shows: its numbers are the core's, and its sentences say what is so."""

from base64 import b64decode

import numpy as np
import pytest

from pooling import PoolSpec, global_pool
from pooling.colours import colour_map, diverging_map
from pooling.frameworks.answer import Answer
from pooling.frameworks.comparison import compare
from pooling.images import read_image
from pooling.network import head_sizes, shuffle_cells
from pooling.number_text import percent
from tests.each import each
from ui.head.comparison import Line, ask_all, in_rank, look_global
from ui.head.comparison import verdict as exact_verdict
from ui.head.figure import Maps, head_data
from ui.head.networks import as_input, trained
from ui.head.sources import maps_of_kernels, maps_of_network, maps_of_random, shuffled
from ui.head.words import heads, heads_html, reasons, shuffle_words, verdict


def pixels(source):
    return read_image(b64decode(source.split(",")[1]))


def network_maps(name="vehicles", number=9):
    known = trained(name)
    return maps_of_network(known, known.pictures[number])


def test_sheet_and_numbers_are_the_maps():
    values = np.arange(12.0).reshape(2, 2, 3)
    data = head_data(Maps(values, 11.0), "avg", None)
    np.testing.assert_array_equal(pixels(data["sheet"]), colour_map(values.reshape(4, 3), 0, 11))
    assert data["numbers"] == ["0 1 2 3 4 5", "6 7 8 9 10 11"]
    assert (data["results"], data["totals"], data["start"]) == (["2.5", "8.5"], ["15", "51"], 1)
    assert (data["chosen"], data["picture"]) == (None, None)


def test_maximum_names_the_first_winner_of_each_map():
    data = head_data(Maps(np.array([[[1.0, 5.0], [5.0, 0.0]], [[0.0, 0.0], [0.0, 7.0]]]), 7.0), "max", None)
    assert data["winners"] == [[0, 1], [1, 1]]
    assert (data["results"], data["totals"]) == (["5", "7"], [])


def test_class_activation_maps_end_with_the_sum_of_all_terms():
    maps = network_maps()
    data = head_data(maps, "avg", 1)
    chosen = data["chosen"]
    terms = maps.went.maps[-1] * maps.network.weights[:, 1, None, None]
    whole = terms.sum(axis=0)
    end = np.abs(whole).max()
    np.testing.assert_array_equal(pixels(chosen["sums"])[-12:], diverging_map(whole, end))
    np.testing.assert_array_equal(pixels(chosen["terms"])[:12], diverging_map(terms[0], end))
    assert [entry["name"] for entry in chosen["classes"]] == ["car", "truck"]
    assert sum(entry["share"] for entry in chosen["classes"]) == pytest.approx(1)
    assert max(map(abs, chosen["bars"])) == 1
    assert data["start"] == int(np.argmax(chosen["bars"]))


def test_network_trained_on_averages_has_no_classes_for_maxima():
    assert head_data(network_maps(), "max", 1)["chosen"] is None


def test_many_or_large_maps_are_sent_without_numbers():
    assert head_data(maps_of_random(4, 17, "lesson", 0), "avg", None)["numbers"] is None
    assert head_data(maps_of_random(512, 8, "lesson", 0), "avg", None)["numbers"] is None
    assert len(head_data(maps_of_random(512, 5, "default", 0), "avg", None)["numbers"]) == 512


def test_shuffled_maps_have_the_same_averages_and_class_and_other_pictures():
    maps = network_maps()
    mixed = shuffled(maps)
    before, after = head_data(maps, "avg", 1), head_data(mixed, "avg", 1)
    assert before["results"] == after["results"]
    np.testing.assert_allclose(mixed.went.probabilities, maps.went.probabilities, atol=1e-5)
    assert mixed.went.features is not maps.went.features  # measured anew
    assert before["sheet"] != after["sheet"]
    whole = np.tensordot(maps.network.weights[:, 1], mixed.values, axes=1)
    seen = pixels(after["chosen"]["sums"])[-12:]
    assert (seen != pixels(before["chosen"]["sums"])[-12:]).any()
    assert (seen != diverging_map(whole, np.abs(whole).max())).mean() < 0.01  # the sum's rounding


def test_kernels_make_one_map_each_of_a_photo():
    photo = np.arange(16.0 * 16).reshape(16, 16)
    maps = maps_of_kernels(photo)
    assert maps.values.shape == (6, 8, 8)
    assert maps.picture.max() <= 1
    assert maps_of_kernels(np.zeros((16, 16))).high == 1  # nothing to divide by


def test_pixels_become_a_networks_input():
    assert as_input(np.full((8, 8), 255, np.uint8)).shape == (1, 8, 8)
    assert as_input(np.full((3, 4, 4), 51, np.uint8)).max() == np.float32(0.2)


@each(
    ("answer", "said"),
    [
        (None, "Truck, 75% sure."),
        (1, "Truck, 75% sure. It is right."),
        (0, "Truck, 75% sure. It is wrong: this is a car."),
    ],
)
def test_verdict_says_how_sure_and_whether_right(answer, said):
    assert verdict(("car", "truck"), [0.25, 0.75], answer) == said


def test_verdict_puts_no_article_before_digits_and_no_face():
    assert verdict(("1", "2"), [0.9, 0.1], 1).endswith("this is 2.")
    assert verdict(("face", "no face"), [0.9, 0.1], 1).endswith("this is no face.")


@each(
    ("parts", "start"),
    [
        ([1.0, 2.0], "Most for “car”: map 2 (+2) and map 1 (+1). The bias"),
        ([-1.0, -2.0], "Most against “car”: map 2 (−2). The bias"),
        ([0.0, 0.0], "The bias"),
    ],
)
def test_reasons_name_only_those_there_are(parts, start):
    assert reasons("car", parts, 0.5, 1.0).startswith(start)


def test_heads_are_compared_by_their_weights():
    assert "25,088,000" in heads(*head_sizes(7, 7, 512, 1000))
    assert "49 times fewer" in heads(*head_sizes(7, 7, 512, 1000))
    assert heads(*head_sizes(1, 1, 8, 2)).startswith("Both need 16 weights")
    assert "25,088 features, 25,088,000 weights" in heads_html(*head_sizes(7, 7, 512, 1000))
    assert "1 feature, 2 weights" in heads_html(*head_sizes(1, 1, 1, 2))
    assert "--share: 0.040000" in heads_html(*head_sizes(5, 5, 8, 2))


def test_shuffle_is_measured():
    maps = maps_of_random(3, 5, "lesson", 0).values
    said = shuffle_words(maps, shuffle_cells(maps, 0))
    assert percent(float(np.mean(maps != shuffle_cells(maps, 0)))) in said
    assert "0% of the cells change" in shuffle_words(maps, maps)


def answered(values):
    return Answer("ok", "", "tf.nn.pool", np.asarray(values, np.float32), "2.21.0")


def line(values):
    x = np.array([[[1.0, 3.0]]], np.float32)
    spec = PoolSpec.of("avg", (1, 2))
    return Line("tf.nn.pool", "1 × 2", answered(values), compare(x, spec, [[[2.0]]], np.float32([[values]])))


def test_verdict_says_that_all_agree_and_when_one_does_not():
    assert "all four give our numbers" in exact_verdict([line([2.0])] * 4).sentence
    assert "not all give our numbers" in exact_verdict([line([2.0]), line([2.5])]).sentence
    failed = Line("tf.nn.pool", "1 × 2", Answer("failed", "TensorFlow died.", "tf.nn.pool"), None)
    assert exact_verdict([failed]).kind == "failed"
    assert exact_verdict([]).kind == "failed"


def test_maps_keep_their_numbers_in_every_rank():
    x = np.arange(24.0, dtype=np.float32).reshape(2, 3, 4)
    shapes = {1: (2, 12), 2: (2, 3, 4), 3: (2, 1, 3, 4)}
    for rank, shape in shapes.items():
        assert in_rank(x, rank).shape == shape
        np.testing.assert_array_equal(global_pool(in_rank(x, rank), spatial_rank=rank), x.mean(axis=(1, 2)))


def test_all_four_are_asked_and_the_first_silence_ends_it(monkeypatch):
    asked = []
    silent = Answer("failed", "TensorFlow took too long.", "keras")

    def ours(x, spec, **_):
        asked.append("tf.nn.pool")
        return answered(x.mean(axis=(-2, -1), keepdims=True))

    def keras(x, kind, *, spatial_rank):
        asked.append(f"{kind}{spatial_rank}")
        return answered(x.mean(axis=tuple(range(-spatial_rank, 0)))) if spatial_rank < 3 else silent

    monkeypatch.setattr("ui.head.comparison.tensorflow_pool", ours)
    monkeypatch.setattr("ui.head.comparison.keras_global_pool", keras)
    lines = ask_all(np.ones((2, 3, 4), np.float32), "avg")
    assert asked == ["tf.nn.pool", "avg1", "avg2", "avg3"]
    assert [entry.comparison and entry.comparison.agrees for entry in lines] == [True, True, True, None]
    assert "took too long" in look_global(np.zeros((1, 2, 2)), "avg", patience=10).sentence

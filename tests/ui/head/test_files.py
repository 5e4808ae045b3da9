"""The files of One number a map: what they hold is what the page shows."""

import csv
from io import BytesIO, StringIO

import numpy as np
import pytest

from pooling.colours import colour_map, diverging_map
from pooling.network import class_activation_map
from ui.head.files import (
    GAP,
    PIXELS,
    activation_picture,
    head_programs,
    maps_file,
    maps_picture,
    numbers_csv,
)
from ui.head.networks import trained
from ui.head.sources import maps_of_network, maps_of_random


@pytest.mark.parametrize(("kind", "by_hand"), [("avg", np.mean), ("max", np.max)])
def test_program_for_numpy_reads_the_file_and_prints_the_numbers(
    kind, by_hand, tmp_path, monkeypatch, capsys
):
    maps = maps_of_random(7, 5, "lesson", 1)
    (tmp_path / "maps.npy").write_bytes(maps_file(maps))
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(head_programs(maps, kind)["NumPy"], names)  # noqa: S102  # the learner runs the same text
    assert capsys.readouterr().out.startswith("[")
    assert names["y"] == pytest.approx([by_hand(cells) for cells in maps.values])


def test_each_library_has_the_layer_of_this_kind():
    programs = head_programs(maps_of_random(2, 5, "lesson", 1), "max")
    assert "GlobalMaxPooling2D" in programs["Keras"]
    assert "adaptive_max_pool2d" in programs["PyTorch"]


def test_csv_has_a_line_for_each_map():
    maps = maps_of_random(3, 4, "lesson", 2)
    rows = list(csv.DictReader(StringIO(numbers_csv(maps))))
    assert [int(row["map"]) for row in rows] == [1, 2, 3]
    assert [float(row["average"]) for row in rows] == pytest.approx(maps.values.mean(axis=(1, 2)))
    assert [float(row["maximum"]) for row in rows] == maps.values.max(axis=(1, 2)).tolist()


def test_picture_holds_all_maps_in_their_colours_side_by_side():
    maps = maps_of_random(5, 24, "lesson", 0)
    pixels = maps_picture(maps)
    side = PIXELS + GAP
    assert pixels.shape == (2 * side - GAP, 3 * side - GAP, 3)
    fifth = pixels[side : side + PIXELS : 2, side : side + PIXELS : 2]
    assert np.array_equal(fifth, colour_map(maps.values[4], 0.0, 1.0))
    assert (pixels[side:, 2 * side :] == 255).all()


def test_class_activation_map_is_the_core_s_and_random_maps_have_none():
    known = trained("digits")
    maps = maps_of_network(known, known.pictures[0])
    heat = class_activation_map(maps.went.maps[-1], known.network.weights[:, 3])
    assert np.array_equal(activation_picture(maps, 3), diverging_map(heat, np.abs(heat).max()))
    assert activation_picture(maps_of_random(2, 5, "lesson", 1), 0) is None
    assert np.load(BytesIO(maps_file(maps))).shape == maps.values.shape

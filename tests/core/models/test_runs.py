"""The small networks: their layers, their digits, and how those are shifted."""

import numpy as np
import pytest

from pooling.models.digits import BORDERS, DISTANCES, read_digits, shifted_sets
from pooling.models.runs import HEADS, POOLINGS, cost_of, plan_layers
from tests.each import each
from training.comparison import DIGITS


@each(("pooling", "last_map"), [("max", 4), ("avg", 4), ("strided", 4), ("blur", 4), ("none", 16)])
def test_all_networks_end_in_sixteen_maps_and_ten_classes(pooling, last_map):
    for head in HEADS:
        layers = plan_layers(pooling, head)
        assert layers[-3].shape == (16, last_map, last_map)
        assert layers[-2].shape == (16 * (last_map**2 if head == "flatten" else 1),)
        assert layers[-1].shape == (10,)


def test_strides_save_work_and_memory_and_global_pooling_saves_parameters():
    costs = {name: cost_of(name, "flatten") for name in POOLINGS}
    assert len({cost.parameters for name, cost in costs.items() if name != "none"}) == 1
    assert costs["strided"].products < costs["max"].products < costs["blur"].products < costs["none"].products
    assert costs["strided"].map_bytes < costs["max"].map_bytes < costs["none"].map_bytes
    assert cost_of("none", "global").parameters == cost_of("max", "global").parameters == 1442


def test_digits_are_in_the_middle_and_none_is_in_both_parts():
    digits = read_digits(DIGITS.read_bytes())
    assert (digits.pictures.shape, digits.test_pictures.shape) == ((1347, 16, 16), (450, 16, 16))
    assert digits.pictures[:, 4:12, 4:12].sum() == pytest.approx(digits.pictures.sum())
    assert (digits.pictures.min(), digits.pictures.max()) == (0, 1)
    assert set(digits.classes) == set(range(10))
    # A few digits of the set are equal to another one; the split counts each of them.
    assert len(digits.classes) + len(digits.test_classes) == 1797


def test_borders_differ_once_the_digit_leaves_the_picture():
    x = read_digits(DIGITS.read_bytes()).test_pictures[:20]
    for distance in DISTANCES:
        zero, circular = (np.stack(shifted_sets(x, distance, border)) for border in BORDERS)
        assert np.array_equal(zero, circular) == (distance <= 4)
        assert circular.sum() == pytest.approx(len(circular) * x.sum(), rel=1e-5)
    assert len(shifted_sets(x, 0, "zero")) == 1

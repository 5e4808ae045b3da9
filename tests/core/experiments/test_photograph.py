"""The photograph, the two slips of code from scratch, and what Keras answered."""

from pathlib import Path

import numpy as np
from PIL import Image

from pooling.experiments import EXPERIMENTS
from pooling.experiments.from_scratch import root_shape, windows_by
from pooling.experiments.photograph import cat
from pooling.images.samples import SAMPLES
from tests.record.lessons import by_loop


def facts(name):
    return EXPERIMENTS[name]()


def test_windows_are_counted_one_by_one():
    found = facts("photograph")
    starts = [(top, left) for top in range(0, 223, 2) for left in range(0, 223, 2)]
    assert found["windows"] == len(starts) == 12_544 == 112 * 112
    assert found["pixels"] == 4 * len(starts)
    assert found["one_axis"] == 2 * len(starts)


def test_the_cat_is_brighter_by_max_and_darker_by_min():
    found = facts("brightness")
    with Image.open(Path(SAMPLES["cat"].path)) as picture:
        grey = picture.convert("L")
        left, side = (grey.width - grey.height) // 2, grey.height
        small = grey.crop((left, 0, left + side, side)).resize((224, 224), Image.Resampling.BOX)
    blocks = np.asarray(small, float).reshape(28, 8, 28, 8).swapaxes(1, 2).reshape(28, 28, 64)
    assert found["max"] == round(float(blocks.max(-1).mean()), 1)
    assert found["min"] == round(float(blocks.min(-1).mean()), 1)
    assert found["avg"] == found["before"] == round(float(blocks.mean()), 1)


def test_keras_answered_what_a_loop_of_our_own_gives():
    found = facts("keras_layers")
    ours = by_loop(cat())
    assert ours.shape == (112, 112)
    assert found["equal_pixels"] == ours.size
    assert found["array_equal"] == found["same_arguments"] == "True"
    assert found["max_shape"] == found["avg_shape"] == "(1, 14, 14, 3)"
    assert found["max_weights"] == found["avg_weights"] == 0


def pools(image, size=2):
    """The windows of a loop that counts rows on both axes, as NumPy slices them."""
    made = []
    for i in range(0, image.shape[0], size):
        for j in range(0, image.shape[0], size):
            part = image[i : i + size, j : j + size]
            if part.shape == (size, size):
                made.append(part)
    return made


def test_a_loop_that_counts_rows_twice_misses_columns():
    for shape in ((4, 6), (4, 4), (6, 4), (2, 8)):
        assert windows_by(*shape, shape[0]) == len(pools(np.zeros(shape))), shape
    found = facts("columns_by_rows")
    assert (found["made"], found["there"], found["skipped_columns"]) == (4, 6, 2)


def test_the_root_stops_for_six_windows_and_is_silently_wrong_for_four():
    found = facts("square_root")
    assert "size 6" in found["wide_said"]
    assert found["flat_said"] == ""
    assert root_shape(4) == (2, 2) != (1, 4)

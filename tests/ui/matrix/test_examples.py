"""Examples: the note that is shown is the shown example's."""

import pytest

from pooling import PoolSpec, pool
from pooling.matrices import parse_matrix
from ui.matrix.examples import DEFAULTS, EXAMPLES, note_on
from ui.matrix.shapes import SHAPES


@pytest.mark.parametrize("name", EXAMPLES)
def test_note_is_shown_while_the_settings_are_the_examples(name):
    assert note_on(EXAMPLES[name].settings) == EXAMPLES[name].note
    assert note_on(EXAMPLES[name].settings | {"matrix": "1,2;3,4.5"}) == ""
    assert note_on(EXAMPLES[name].settings | {"window_rows": 7}) == ""


def test_untouched_widgets_count_as_their_defaults():
    assert note_on({}) == EXAMPLES["textbook"].note
    assert note_on({"matrix": DEFAULTS["matrix"], "reduction": "avg"}) == ""


def test_the_moved_feature_keeps_the_maximum_and_the_crossed_one_does_not():
    outputs = {
        name: pool(parse_matrix(EXAMPLES[name].settings["matrix"]), PoolSpec.of("max", 2)).tolist()
        for name in ("feature_here", "feature_moved", "feature_crossed")
    }
    assert outputs["feature_here"] == outputs["feature_moved"] == [[4, 0], [2, 1]]
    assert outputs["feature_crossed"] == [[0, 4], [2, 1]]


def pooled(name):
    chosen = EXAMPLES[name].settings
    shape = SHAPES[chosen["source"]]
    axes = ("depth", "rows", "cols")[-shape.rank :]
    window, strides = ([chosen[f"{what}_{axis}"] for axis in axes] for what in ("window", "stride"))
    return pool(shape.read(chosen["matrix"]), PoolSpec.of("max", window, strides=strides)).tolist()


def test_examples_of_other_shapes_say_what_comes_out():
    assert pooled("row") == [9, 3, 8]
    first, second = pooled("clip")
    assert (first[0][0], second[0][1]) == (9, 9)
    assert max(first[0][1], *first[1], second[0][0], *second[1]) == 1
    apart, together = pooled("channels"), pooled("channels_as_slices")
    assert together == [[[8, 7], [9, 9]]]
    assert apart == [[[6, 4], [7, 9]], [[8, 7], [9, 5]]]
    assert EXAMPLES["channels"].settings["matrix"] == EXAMPLES["channels_as_slices"].settings["matrix"]

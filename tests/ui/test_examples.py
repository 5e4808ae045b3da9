"""Examples: the note that is shown is the shown example's."""

import pytest

from pooling import PoolSpec, pool
from pooling.matrices import parse_matrix
from ui.examples import DEFAULTS, EXAMPLES, note_on


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

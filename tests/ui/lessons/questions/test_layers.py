"""Questions about every layer: each can be asked, or a sentence says why not, and its mistakes have words."""

import pytest

from tests.ui.layers.cases import EVERY_LAYER, X
from tests.ui.lessons.questions.asking import Asked, figure_of
from ui.lessons import LessonError

COUNTS = ("windows", "unread", "read", "padding_cells", "most_reads", "window_size", "divisor 0,0")
CELLS = ("winners 0,0", "window 0,0", "unread", "read", "most_read")
QUESTIONS = (
    {"kind": "value", "at": [0, 0]},
    {"kind": "shape"},
    {"kind": "gradient", "at": [0, 0]},
    *({"kind": "number", "ask": "?", "answer": f"toy.{count}"} for count in COUNTS),
    *({"kind": "cell", "ask": "?", "answer": f"toy.{cells}"} for cells in CELLS),
)


@pytest.mark.parametrize("layer", EVERY_LAYER.values(), ids=EVERY_LAYER)
def test_every_layer_can_be_asked_about(layer):
    answered, refused = 0, []
    for body in QUESTIONS:
        try:
            asked = Asked(figure_of(X, layer), **body)
        except LessonError as error:
            refused.append(str(error))
            continue
        answered += 1
        assert asked.grade(*asked.right[0]).right
        for wrong in asked.wrong:
            verdict = asked.grade(*wrong.answer)
            assert (verdict.right, verdict.name) == (False, wrong.name)
            assert "{" not in verdict.say
    assert answered > len(COUNTS)
    assert all("none can be clicked" in sentence for sentence in refused)

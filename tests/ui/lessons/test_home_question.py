"""The question of Home: its chapter has no mistake, and asks for each reduction of the figure."""

import json

from pooling import PoolSpec, pool
from pooling.number_text import format_number
from ui.lessons import home
from ui.matrix.document import MatrixDocument
from ui.matrix.examples import EXAMPLES
from ui.stepper.reduction_words import MAIN


def test_its_chapter_has_no_mistake():
    assert home.built().problems == ()


def test_each_reduction_of_home_has_its_question():
    x = MatrixDocument.of(EXAMPLES["textbook"].settings["matrix"]).values
    for reduction in MAIN:
        data = json.loads(json.dumps(home.data(reduction), allow_nan=False))
        (variant,) = data["block"]["variants"]
        assert variant["right"] == [[format_number(pool(x, PoolSpec.of(reduction, 2)).flat[home.STEP])]]
        assert variant["wrong"]
        assert all(wrong["act"] is None for wrong in variant["wrong"])
    assert home.data(None)["block"] is None

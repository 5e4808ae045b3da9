"""What the figure acts out after a wrong answer is what the learner typed."""

import numpy as np

from pooling import pool
from tests.ui.lessons.questions.asking import Asked, figure_of
from tests.ui.lessons.questions.test_right_and_wrong import layer
from ui.lessons.questions.grading import is_same


def test_acts_show_the_number_that_was_typed():
    random = np.random.default_rng(7)
    seen = set()
    for _ in range(40):
        x, spec, shape, _ = layer(random)
        index = tuple(int(random.integers(size)) for size in shape)
        for wrong in Asked(figure_of(x, spec), kind="value", at=list(index)).wrong:
            if wrong.act and wrong.act.figure:
                seen.add(wrong.name)
                shown = wrong.act.figure
                assert is_same(wrong.answer[0], str(shown.output.flat[shown.body["start"] - 1])), (
                    wrong,
                    spec,
                )
            elif wrong.act:
                step = int(wrong.act.show.removeprefix("step/"))
                assert is_same(wrong.answer[0], str(pool(x, spec).flat[step - 1]))
    assert {"avg", "max", "one", "exchanged"} <= seen


def test_acts_show_the_shape_and_the_gradient_that_was_typed():
    random = np.random.default_rng(8)
    seen = set()
    for _ in range(25):
        x, spec, _, _ = layer(random)
        place = tuple(int(random.integers(size)) for size in x.shape)
        for wrong in Asked(figure_of(x, spec), kind="shape").wrong:
            if wrong.act:
                seen.add(wrong.name)
                assert wrong.answer == [str(size) for size in wrong.act.figure.plan.output_shape]
        for wrong in Asked(figure_of(x, spec), kind="gradient", at=list(place)).wrong:
            if wrong.act and wrong.act.figure:
                seen.add(wrong.name)
                assert is_same(wrong.answer[0], str(wrong.act.figure.gradient[place]))
    assert {"up", "one", "padding", "all", "share"} <= seen

"""Every reduction of the core has its words, and its code to copy."""

from dataclasses import asdict

import numpy as np

from pooling import PoolSpec
from pooling.misconceptions.reductions import confused_with
from pooling.reductions import REDUCTIONS
from tests.each import each
from ui.controls.settings import POOL_SETTINGS
from ui.export.code.numpy_code import numpy_code
from ui.export.latex import latex_steps
from ui.stepper.panels.words import mistakes
from ui.stepper.reduction_words import REDUCTION_WORDS

MAY_BE_EMPTY = {"term", "short", "unbalanced"}


def without_words(row):
    """The fields of a row that say nothing although they must."""
    return [name for name, text in asdict(row).items() if not text and name not in MAY_BE_EMPTY]


def test_the_words_and_the_menu_have_a_row_for_every_reduction():
    assert set(REDUCTION_WORDS) == set(REDUCTIONS)
    assert list(POOL_SETTINGS["reduction"].labels) == list(REDUCTION_WORDS)


@each("name", REDUCTIONS)
def test_a_reduction_is_written_explained_and_copied(name):
    row = REDUCTION_WORDS[name]
    assert without_words(row) == []
    assert set(confused_with(name)) <= set(mistakes(PoolSpec.of(name, 2))) - {name}
    x, spec = np.arange(16.0).reshape(4, 4), PoolSpec.of(name, 2)
    assert "y = " in numpy_code(x, spec)
    assert latex_steps(x, spec, 4)


def test_a_row_without_its_words_would_be_found():
    row = REDUCTION_WORDS["max"]
    assert without_words(type(row)(**asdict(row) | {"gradient": ""})) == ["gradient"]

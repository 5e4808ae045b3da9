"""Every entry of "Where TensorFlow differs" does what its title says, by the real TensorFlow."""

from dataclasses import replace

import pytest

from pooling import PoolSpec
from pooling.frameworks.tensorflow import tensorflow_installed
from pooling.matrices import parse_matrix
from ui.compare.results import as_float32, ask, our_result, questions
from ui.compare.words import title, verdict
from ui.controls.settings import SETTINGS
from ui.matrix.examples import DISAGREEMENTS, note_on

LIVE = pytest.mark.skipif(not tensorflow_installed(), reason="TensorFlow is not installed on this system")
pytestmark = pytest.mark.usefixtures("tensorflow_worker")
EXPECTED = {
    "odd_cell_after": ["= Max", "= Average"],
    "odd_cell_before": ["= Max", "⊘ Average"],
    "rounding": ["≈ Average", "= Max"],
    "nan": ["≠ Max", "= Average"],
    "huge": ["≠ Average", "= Max"],
    "stride_over_window": ["⊘ Max", "= Max (Keras layer)", "⊘ Average", "= Average (Keras layer)"],
    "too_large": ["⊘ Max", "⊘ Average"],
    "minimum": ["⊘ Min", "= Max", "= Average"],
}


def results(name):
    chosen = DISAGREEMENTS[name].settings
    x, _ = as_float32(parse_matrix(chosen["matrix"]))
    spec = PoolSpec.of(
        chosen["reduction"],
        (chosen["window_rows"], chosen["window_cols"]),
        strides=(chosen["stride_rows"], chosen["stride_cols"]),
        padding=chosen["padding"],
    )
    asked = [our_result(question) for question in questions(x, spec)]
    return [replace(result, answer=ask(result.question)) for result in asked]


def test_every_entry_is_expected_to_show_something():
    assert list(EXPECTED) == list(DISAGREEMENTS)


@pytest.mark.parametrize("name", DISAGREEMENTS)
def test_entry_sets_allowed_values_and_its_note_is_found(name):
    entry = DISAGREEMENTS[name]
    for key, value in entry.settings.items():
        assert SETTINGS[key].validate(SETTINGS[key].text(value)) is None, key
    assert note_on(entry.settings, DISAGREEMENTS) == entry.note
    assert entry.note.endswith(".")


@LIVE
@pytest.mark.parametrize("name", EXPECTED)
def test_tensorflow_differs_where_the_menu_says_so(name):
    moving = [result for result in results(name) if not result.whole_map]
    assert [f"{verdict(result).sign} {title(result.question)}" for result in moving] == EXPECTED[name]


@LIVE
def test_reasons_are_given_for_what_differs():
    sentences = {verdict(result).sentence for name in ("nan", "huge", "rounding") for result in results(name)}
    text = " ".join(sentences)
    for reason in ("lowest float", "ignores NaN", "summed in float64", "order of addition"):
        assert reason in text

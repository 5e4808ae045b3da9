"""What is read of a pasted form gives, by its library's rules, the numbers that the library gave for it."""

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from pooling.frameworks.libraries.read import read_call
from pooling.frameworks.libraries.rule import rule
from tests.core.frameworks.libraries.read.test_reading import FORMS
from tests.record.pasted import answer, numbers

ROWS = json.loads((Path(__file__).parents[3] / "recorded" / "pasted.json").read_text("utf-8"))["rows"]
TOLERANCE = 1e-6
LIVE = {"torch": ("torch",), "onnx": ("onnx", "onnxruntime"), "flax": ("flax",), "jax": ("jax",)}


def test_the_rules_give_what_the_libraries_gave():
    for row in ROWS:
        call = read_call(row["text"])
        assert call.library == row["library"]
        values = rule(call, numbers(call.spec.rank)).values
        np.testing.assert_allclose(values, np.float32(row["y"]), rtol=TOLERANCE, err_msg=row["text"])


def test_forms_of_every_library_that_has_code_were_run():
    texts = {text: library for text, library, *_ in FORMS}
    assert all(texts[row["text"]] == row["library"] for row in ROWS)
    assert len(ROWS) == 49
    assert {row["library"] for row in ROWS} == {"torch", "tensorflow", "keras", "onnx", "flax", "jax"}


@pytest.mark.parametrize("library", LIVE)
def test_an_installed_library_gives_these_numbers(library):
    """TensorFlow and Keras are asked in tests/peers/test_tensorflow.py, in one process for all."""
    missing = [name for name in LIVE[library] if find_spec(name) is None]
    if missing:
        pytest.skip(f"{missing[0]} is not installed on this system")
    for row in (row for row in ROWS if row["library"] == library):
        rank = read_call(row["text"]).spec.rank
        again = answer(row["text"], library, rank)
        np.testing.assert_allclose(again, np.float32(row["y"]), rtol=TOLERANCE, err_msg=row["text"])

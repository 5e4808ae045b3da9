"""The notebook: a valid file whose cells run one after the other and check themselves."""

import json
import re
from contextlib import redirect_stdout
from io import StringIO

import numpy as np
import pytest
from hypothesis import given

from pooling import PoolSpec, reference
from pooling.images import encode_png
from pooling.kinds.dispatch import pool
from tests.profiles import examples
from tests.ui.export.test_copies import other_shapes, planes
from tests.ui.layers.cases import CHANNELS, EVERY_LAYER
from ui.export.notebook import notebook
from ui.export.photo_code import FILE, as_picture

X = np.array([[1.0, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, np.nan]])


def cells(text, kind):
    return ["".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == kind]


def run_all_but_frameworks(text):
    names = {}
    for code in cells(text, "code"):
        if not re.search("import (tensorflow|torch)", code):
            with redirect_stdout(StringIO()):
                exec(code, names)  # noqa: S102  # that it runs is what is tested
    return names


def assert_is_a_notebook(book):
    """The rules of the format 4.5: https://github.com/jupyter/nbformat, nbformat.v4.5.schema.json."""
    assert set(book) == {"cells", "metadata", "nbformat", "nbformat_minor"}
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in book["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in book["cells"]:
        is_code = cell["cell_type"] == "code"
        assert set(cell) == {"cell_type", "id", "metadata", "source"} | (
            {"execution_count", "outputs"} if is_code else set()
        )
        assert cell["cell_type"] in ("code", "markdown")
        assert re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", cell["id"])
        assert all(isinstance(line, str) for line in cell["source"])
        assert all(line.endswith("\n") for line in cell["source"][:-1])


@given(planes() | other_shapes())
@examples(40)
def test_notebook_is_valid_and_its_numpy_cells_compute_the_output(case):
    x, spec = case
    text = notebook(x, spec)
    assert_is_a_notebook(json.loads(text))
    np.testing.assert_allclose(run_all_but_frameworks(text)["y"], reference.pool(x, spec), atol=1e-9)


@pytest.mark.parametrize("layer", EVERY_LAYER.values(), ids=EVERY_LAYER)
def test_notebook_of_a_layer_draws_the_same_and_checks_itself(layer):
    text = notebook(CHANNELS, layer)
    assert_is_a_notebook(json.loads(text))
    np.testing.assert_allclose(run_all_but_frameworks(text)["y"], pool(CHANNELS, layer))
    title, *others = cells(text, "markdown")
    assert "## As a loop" in [other.partition("\n")[0] for other in others]
    if layer.kind in ("fractional", "stochastic"):
        assert (f"| draw | {layer.seed} |" in title) == getattr(layer, "training", True)
    codes = cells(text, "code")
    assert all("x = numbers" in code for code in codes if "import torch" in code or "import tensor" in code)


def test_notebook_says_its_settings_and_has_every_library():
    spec = PoolSpec.of("avg", 2, strides=1, padding="same", count_include_pad=True)
    title, *others = cells(notebook(X, spec), "markdown")
    assert title.startswith("# Average pooling\n\n4 × 4 → 4 × 4: 16 windows.")
    for row in ("| window | 2 × 2 |", "| stride | 1 × 1 |", "| count padding | on |"):
        assert row in title
    assert [text.partition("\n")[0] for text in others][:3] == [
        "## What should come out",
        "## As a loop",
        "## With NumPy",
    ]
    spec = PoolSpec.of("max", 2)
    names = [text.partition("\n")[0] for text in cells(notebook(X, spec), "markdown")]
    assert names[-3:] == ["## TensorFlow", "## Keras", "## PyTorch"]


def test_frameworks_take_the_numbers_of_the_first_cell():
    codes = cells(notebook(X, PoolSpec.of("max", 2)), "code")
    for code in codes[-3:]:
        assert "numbers" in code
        assert "[1, 3, 2, 4]" not in code
        compile(code, "<cell>", "exec")


def test_notebook_says_which_framework_has_no_such_pooling():
    assert any(
        "No TensorFlow or Keras: " in text for text in cells(notebook(X, PoolSpec.of("sum", 2)), "markdown")
    )


@pytest.mark.parametrize("reduction", ["max", "avg"])
def test_notebook_of_a_photo_opens_its_file(reduction, tmp_path, monkeypatch):
    photo = np.random.default_rng(3).integers(0, 256, (3, 40, 40), np.uint8)
    (tmp_path / FILE).write_bytes(encode_png(as_picture(photo)))
    monkeypatch.chdir(tmp_path)
    spec = PoolSpec.of(reduction, 4)
    text = notebook(photo, spec)
    assert len(text) < 8000
    np.testing.assert_allclose(run_all_but_frameworks(text)["y"], reference.pool(photo, spec))

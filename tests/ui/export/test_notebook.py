"""The notebook: a valid file whose cells run one after the other and check themselves."""

import ast
import json
from base64 import b64decode
from contextlib import redirect_stdout
from io import StringIO

import nbformat
import numpy as np
import pytest
from hypothesis import given

from pooling import PoolSpec, reference
from pooling.images import encode_png, read_image
from pooling.kinds.dispatch import pool
from tests.profiles import examples
from tests.ui.export.test_copies import other_shapes, planes
from tests.ui.layers.cases import CHANNELS, EVERY_LAYER
from ui.export.code.library_code import FRAMEWORKS
from ui.export.notebook import notebook
from ui.export.notebook_file import MAY_FAIL
from ui.export.photo_code import FILE, as_picture

X = np.array([[1.0, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, np.nan]])


def cells(text, kind):
    return ["".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == kind]


def run(text, but_libraries=True):
    """Run a notebook from top to bottom as Jupyter does; what cells print and show must be what it holds."""
    names = {}
    for cell in nbformat.reads(text, as_version=4).cells:
        if cell.cell_type == "code" and not (but_libraries and MAY_FAIL in cell.metadata.get("tags", [])):
            printed = StringIO()
            with redirect_stdout(printed):
                shown = run_cell(cell.source, names)
            for output in cell.outputs:
                check_output(output, printed.getvalue(), shown)
    return names


def check_output(output, printed, shown):
    if output.output_type == "stream":
        assert output.text == printed
    elif "image/svg+xml" in output.data:
        assert output.data["image/svg+xml"] == shown._repr_svg_()
    else:
        np.testing.assert_array_equal(np.asarray(shown), read_image(b64decode(output.data["image/png"])))


def run_cell(code, names):
    """Run the lines of a cell; return the value of the last, if it is an expression."""
    *lines, last = ast.parse(code).body
    exec(compile(ast.Module(lines, []), "<cell>", "exec"), names)  # noqa: S102  # that it runs is what is tested
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)  # noqa: S307
    return exec(compile(ast.Module([last], []), "<cell>", "exec"), names)  # noqa: S102


@given(planes() | other_shapes())
@examples(24)
def test_notebook_is_valid_and_its_numpy_cells_compute_the_output(case):
    x, spec = case
    text = notebook(x, spec)
    nbformat.validate(nbformat.reads(text, as_version=4))
    np.testing.assert_allclose(run(text)["y"], reference.pool(x, spec), atol=1e-9)


@pytest.mark.parametrize("layer", EVERY_LAYER.values(), ids=EVERY_LAYER)
def test_notebook_of_a_layer_draws_the_same_and_checks_itself(layer):
    text = notebook(CHANNELS, layer)
    nbformat.validate(nbformat.reads(text, as_version=4))
    np.testing.assert_allclose(run(text)["y"], pool(CHANNELS, layer))
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
    libraries = [f"## {name}" for name in FRAMEWORKS]
    assert names[-len(libraries) :] == libraries


def test_output_of_minus_zero_is_printed_as_the_zero_that_the_code_writes():
    assert run(notebook(np.array([0.0]), PoolSpec.of("avg", (1,), divisor_override=-2)))["y"].tolist() == [0]


def test_frameworks_take_the_numbers_of_the_first_cell():
    codes = cells(notebook(X, PoolSpec.of("max", 2)), "code")
    for code in codes[-len(FRAMEWORKS) :]:
        assert "numbers" in code
        assert "[1, 3, 2, 4]" not in code
        compile(code, "<cell>", "exec")


def test_notebook_says_which_framework_has_no_such_pooling():
    assert any(
        "No TensorFlow or Keras: " in text
        for text in cells(notebook(X, PoolSpec.of("median", 2)), "markdown")
    )


@pytest.mark.parametrize("reduction", ["max", "avg"])
def test_notebook_of_a_photo_opens_its_file(reduction, tmp_path, monkeypatch):
    photo = np.random.default_rng(3).integers(0, 256, (3, 40, 40), np.uint8)
    (tmp_path / FILE).write_bytes(encode_png(as_picture(photo)))
    monkeypatch.chdir(tmp_path)
    spec = PoolSpec.of(reduction, 4)
    text = notebook(photo, spec)
    assert "image/png" in text
    assert "image/png" not in notebook(photo, PoolSpec.of("sum", 4))
    assert len(text) < 12000
    np.testing.assert_allclose(run(text)["y"], reference.pool(photo, spec))

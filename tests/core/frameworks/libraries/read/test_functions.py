"""The table of functions that are read, held against the signatures of the real libraries."""

import inspect
import json
from pathlib import Path

import pytest

from pooling import PoolSpec
from pooling.frameworks.libraries.read.functions import FUNCTIONS, REQUIRED
from pooling.frameworks.libraries.read.reading import FORMS

RECORDED = Path(__file__).parents[3] / "recorded" / "signatures.json"
OURS = {each.path: each.arguments for each in FUNCTIONS}
NOT_ASKED = ("mb.", "tflite.", "pooling.")  # read from the source; options without an order; our own


def plain(path, arguments):
    """Arguments for a comparison: ONNX's attributes have no order."""
    parts = arguments.split(", ")
    return sorted(parts) if path.startswith("onnx.") else parts


def test_the_real_libraries_have_these_arguments_in_this_order_with_these_defaults():
    rows = {row["path"]: row["arguments"] for row in json.loads(RECORDED.read_text("utf-8"))["rows"]}
    assert rows.keys() == {path for path in OURS if not path.startswith(NOT_ASKED)}
    for path, arguments in rows.items():
        assert plain(path, OURS[path]) == plain(path, arguments), path


def test_a_signature_that_differs_is_found():
    assert plain("torch.nn.MaxPool2d", "kernel_size, stride=None") != plain(
        "torch.nn.MaxPool2d", "kernel_size, stride=1"
    )


def test_defaults_are_read_from_the_line():
    pool = next(each for each in FUNCTIONS if each.path == "tf.nn.pool").defaults
    assert list(pool)[:5] == ["input", "window_shape", "pooling_type", "strides", "padding"]
    assert (pool["window_shape"], pool["strides"], pool["padding"]) == (REQUIRED, None, "VALID")


def test_our_own_has_these_arguments():
    own = inspect.signature(PoolSpec.of).parameters.values()
    assert OURS["pooling.PoolSpec.of"] == ", ".join(f"{each.name}={each.default!r}" for each in own)


def test_every_function_has_a_reader():
    assert {each.form for each in FUNCTIONS} == FORMS.keys()


@pytest.mark.parametrize("root", ["torch", "flax", "jax", "onnx"])
def test_the_installed_libraries_have_these_arguments(root):
    """TensorFlow and Keras are asked by `python -m tests.record.signatures`: they take seconds to start."""
    pytest.importorskip(root)
    from tests.record.signatures import signature

    for path in (each for each in OURS if each.partition(".")[0] == root):
        assert plain(path, OURS[path]) == plain(path, signature(path)), path

"""TensorFlow's pools and Keras' layers, with GradientTape, against ours; they run in another process."""

import json
import subprocess
import sys
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from pooling import PoolingError, PoolSpec, reference
from pooling.blur.pool import blur_pool
from pooling.kinds.dispatch import pool
from pooling.models.runs import cost_of
from tests.peers.ask_tensorflow import (
    BLURRED,
    COPIED,
    LAST,
    PITFALLS,
    RULES,
    SUITES,
    TRAINED,
    failure,
    unpack,
)
from tests.peers.programs import checked_program, conversions, whole_notebook
from tests.peers.suite import CASES, generator, needs, questions, tally
from tests.record.cases import Case
from tests.ui.compare.pitfalls.checked import tensorflow_code as tensorflow_code_of_pitfalls
from tests.ui.export.framework_cases import CASES as COPY_CASES
from tests.ui.export.framework_cases import OTHER_CASES, X
from tests.ui.layers.cases import CHANNELS, EVERY_LAYER
from ui.export.code.layer_codes import layer_frameworks
from ui.export.code.library_code import FRAMEWORKS

ROOT = Path(__file__).resolve().parents[2]
pytestmark = needs("tensorflow", "TensorFlow")
COPIES = [(X, spec) for spec in COPY_CASES] + OTHER_CASES
HELD = """
from tests.peers.suite import CASES, answered, generator
from tests.peers.suites import CALLS
for key in ("tensorflow", "keras"):
    suite = CALLS[key]
    for asked, theirs in answered(suite.draw, suite.ask, generator(suite.name), CASES):
        suite.compare(asked, theirs)
"""


def checked(case: tuple[np.ndarray, PoolSpec]) -> str:
    """The code that the app's Export copies, and a line that compares what it makes with the loops."""
    x, spec = case
    wanted, made = reference.pool(x, spec).tolist(), ""
    for name in ("TensorFlow", "Keras"):
        try:
            code = FRAMEWORKS[name](x, spec)
        except PoolingError:
            continue
        made += f"{code.replace('print(y)', '')}np.testing.assert_allclose(y, {wanted}, rtol=1e-6)\n"
    return made


def layers_checked() -> list[str]:
    """The same of every layer that TensorFlow can compute, for a matrix and for channels."""
    made = []
    for layer in EVERY_LAYER.values():
        for x in (CHANNELS[0], CHANNELS):
            code = layer_frameworks(x, layer)[0].get("TensorFlow")
            wanted = pool(x, layer).tolist()
            check = f"np.testing.assert_allclose(y, {wanted}, rtol=1e-9)\n"
            made += [str(code).replace("print(y.numpy())", "") + check] if code else []
    return made


def converted() -> list[str]:
    """The programs of calls of other libraries, converted to TensorFlow and Keras, and a notebook."""
    made = [checked_program(*each) for to in ("tensorflow", "keras") for each in conversions(to)]
    made += [checked_program(*each) for each in islice(conversions("tflite", 1), 2)]
    return [*made, whole_notebook(X, PoolSpec.of("avg", 3, strides=2, padding="same"))]


def pasted() -> list[str]:
    """Every form of a pasted layer of TensorFlow and Keras, run, and compared with what is recorded of it."""
    rows = json.loads((ROOT / "tests/core/recorded/pasted.json").read_text("utf-8"))["rows"]
    check = "np.testing.assert_allclose(answer({text!r}, {library!r}, {rank}), {y}, rtol=1e-6)\n"
    return ["import numpy as np\nfrom tests.record.pasted import answer\n"] + [
        check.format(**row, rank=np.ndim(row["y"]))
        for row in rows
        if row["library"] in ("tensorflow", "keras")
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The answers to all suites, from one process: TensorFlow takes seconds to start."""
    folder: Path = tmp_path_factory.mktemp("tensorflow")
    (folder / COPIED).write_text(
        "\n".join([*map(checked, COPIES), *layers_checked(), *converted(), "".join(pasted())]), "utf-8"
    )
    (folder / PITFALLS).write_text(tensorflow_code_of_pitfalls(), "utf-8")
    (folder / RULES).write_text(HELD, "utf-8")
    command = [sys.executable, "-m", "tests.peers.ask_tensorflow", str(CASES), str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 0 or (folder / LAST).exists(), run.stderr[-2000:]
    return folder


def answers(name, folder) -> list[dict[str, np.ndarray]]:
    with np.load(folder / f"{list(SUITES).index(name)}.npz") as packed:
        return unpack(str(packed["shapes"]), packed["numbers"])


def same_questions(name, theirs) -> list[tuple[Case, dict[str, np.ndarray]]]:
    """The questions again: the generator also drew the gradients between them."""
    rng, draw = generator(name), SUITES[name]
    pairs = []
    for answer, asked in zip(theirs, questions(draw, rng), strict=False):
        if "grad_output" in answer:
            shape = (1, *answer["y"].shape[1:], answer["y"].shape[0])
            drawn = np.moveaxis(rng.integers(-8, 9, shape)[0], -1, 0) / 4
            np.testing.assert_array_equal(drawn, answer["grad_output"])
        pairs.append((asked, answer))
    return pairs


@pytest.mark.parametrize("name", SUITES)
def test_pooling_equals_tensorflows(name, folder, record_property):
    theirs = answers(name, folder)
    tally(name, iter(same_questions(name, theirs)), record_property)


def test_code_to_copy_computes_the_output(folder):
    assert how_it_failed(folder / COPIED) == ""


def test_pitfalls_of_compare_say_what_tensorflow_and_keras_do(folder):
    assert how_it_failed(folder / PITFALLS) == ""


def test_rules_of_tensorflow_and_keras_foretell_what_they_answer(folder):
    assert how_it_failed(folder / RULES) == ""


def how_it_failed(file) -> str:
    return failure(file).read_text("utf-8")[-2000:] if failure(file).exists() else ""


def test_network_is_trained_for_an_epoch_with_our_parameters_our_blur_and_our_shifts(folder):
    too_early, begun, epoch, tested, blurred = json.loads((folder / TRAINED).read_text("utf-8"))
    assert too_early == {"status": "failed", "error": "no training has begun"}
    assert (begun["status"], begun["parameters"]) == ("ok", cost_of("blur", "flatten").parameters)
    assert (epoch["status"], epoch["seconds"] > 0, 0 < epoch["loss"] < 10) == ("ok", True, True)
    assert tested["shifted"]["zero"][0] == tested["shifted"]["circular"][0] == epoch["accuracy"]
    for border in ("zero", "circular"):
        assert len(tested["shifted"][border]) == len(tested["same"][border]) == 9
        assert tested["same"][border][0] == 1
    np.testing.assert_allclose(blurred, blur_pool(BLURRED, 2, padding="same"), rtol=1e-6)


def test_window_larger_than_the_input_ends_the_process_or_is_rejected_or_gives_nothing(folder):
    """Why the app never asks it. That a process which dies is named and replaced: test_process.py."""
    assert (folder / LAST).read_text("utf-8") in ("asked", "failed", "empty")

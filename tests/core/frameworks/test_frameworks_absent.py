"""The app without TensorFlow, with a broken one, and without asking it."""

import sys
import types
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.frameworks import tensorflow, training_worker, vgg16
from pooling.frameworks.network import compare_stages, tensorflow_extract
from pooling.frameworks.tensorflow import keras_global_pool, keras_pool, tensorflow_pool
from pooling.frameworks.tensorflow_worker import describe
from pooling.frameworks.vgg16 import WEIGHTS, vgg16_maps
from pooling.network import KERNELS, extract
from pooling.process.messages import Header, Message
from pooling.process.parent import HelperProcess
from tests.ending import end_by_itself

X = np.array([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]], np.float32)


@pytest.mark.parametrize("ask_for", [tensorflow_pool, keras_pool])
def test_rejected_question_starts_no_process(ask_for) -> None:
    worker = HelperProcess("no_such_module_of_ours")
    answer = ask_for(X, PoolSpec.of("min", 2), worker=worker)
    assert (answer.status, answer.values) == ("unsupported", None)
    assert "min(x) = −max(−x)" in answer.sentence
    assert worker.pid is None


def test_nonsense_is_rejected_in_the_cores_words() -> None:
    assert tensorflow_pool([["a"]], PoolSpec.of("max", 1)).status == "unsupported"
    assert keras_global_pool(np.zeros(3)).sentence.startswith("The input has 1 axis;")


def test_without_tensorflow_the_answer_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tensorflow, "tensorflow_installed", lambda: False)
    answer = tensorflow_pool(X, PoolSpec.of("max", 2))
    assert answer.status == "unavailable"
    assert "pip install tensorflow" in answer.sentence


def test_tensorflow_that_cannot_be_loaded_is_unavailable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "tensorflow.py").write_text("raise ImportError('DLL load failed')")
    monkeypatch.setattr(tensorflow, "tensorflow_installed", lambda: True)
    worker = HelperProcess("pooling.frameworks.tensorflow_worker", {"PYTHONPATH": str(tmp_path)})
    answer = tensorflow_pool(X, PoolSpec.of("max", 2), worker=worker)
    end_by_itself(worker)
    assert answer.status == "unavailable"
    assert "ImportError: DLL load failed" in answer.sentence


def test_dead_worker_becomes_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tensorflow, "tensorflow_installed", lambda: True)
    answer = tensorflow_pool(X, PoolSpec.of("max", 2), worker=HelperProcess("no_such_module_of_ours"))
    assert answer.status == "failed"
    assert "its process died (exit code 1)" in answer.sentence


class Offline(HelperProcess):
    """Answers as TensorFlow's process does on a machine without a connection."""

    def ask(self, header: Header, array: NDArray[Any] | None = None) -> Message:
        """Fail to download."""
        assert (header["call"], array is None) == ("vgg16", False)
        return {"status": "failed", "error": "Exception: URL fetch failure on https://… Name not known"}, None


def test_weights_that_cannot_be_downloaded_are_one_plain_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tensorflow, "tensorflow_installed", lambda: True)
    answer = vgg16_maps(np.zeros((3, 32, 32)), worker=Offline("no_such_module_of_ours"))
    assert answer.status == "failed"
    assert "this machine does not reach them" in answer.sentence
    assert WEIGHTS in answer.sentence


FAKE_TENSORFLOW = """
class threading:
    set_intra_op_parallelism_threads = set_inter_op_parallelism_threads = staticmethod(lambda count: None)
class config:
    threading = threading
"""


@pytest.mark.parametrize(
    ("source", "call", "status", "error"),
    [
        ("raise ImportError('DLL load failed')", "begin", "unavailable", "ImportError: DLL load failed"),
        (FAKE_TENSORFLOW, "epoch", "failed", "no training has begun"),
        (FAKE_TENSORFLOW, "begin", "failed", "AttributeError: module 'tensorflow' has no attribute 'keras'"),
    ],
)
def test_process_that_trains_says_what_is_wrong(monkeypatch, source, call, status, error) -> None:
    fake = types.ModuleType("tensorflow")
    monkeypatch.setitem(sys.modules, "tensorflow", fake)
    monkeypatch.setattr(training_worker, "give_way", lambda: None)
    monkeypatch.setattr(training_worker, "import_tensorflow", lambda: imported(fake, source))
    header = {"call": call, "classes": [0] * 60, "pictures": 5}
    said, _ = training_worker.prepare()(header, np.zeros((60, 8, 8), np.uint8))
    assert said == {"status": status, "error": error}


def imported(module, source):
    try:
        exec(source, module.__dict__)  # noqa: S102  # a module of this test's own
    except ImportError as problem:
        return None, describe(problem)
    return module, ""


def test_download_is_measured_in_keras_own_folder(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    assert vgg16.downloaded_bytes() == 0
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / WEIGHTS).write_bytes(b"1234")
    assert vgg16.downloaded_bytes() == 4
    monkeypatch.delenv("KERAS_HOME")
    assert vgg16.keras_home().name == ".keras"


def test_process_of_vgg16_ends_when_nobody_asks(monkeypatch) -> None:
    monkeypatch.setattr(tensorflow, "tensorflow_installed", lambda: True)
    worker, ended = Offline("no_such_module_of_ours"), Event()
    monkeypatch.setattr(worker, "close", ended.set)
    monkeypatch.setattr(vgg16, "WORKER", worker)
    monkeypatch.setattr(vgg16, "IDLE", 0.01)
    for _ in range(2):
        vgg16_maps(np.zeros((3, 32, 32)), worker=worker)
    assert ended.wait(5)


def test_stage_without_an_answer_is_the_last_one() -> None:
    made = extract(X, KERNELS["edge"].weights, PoolSpec.of("max", 2))
    answers = tensorflow_extract(made, worker=HelperProcess("no_such_module_of_ours"))
    assert [(answer.call, answer.values) for answer in answers] == [("tf.nn.conv2d", None)]
    [stage] = compare_stages(made, answers)
    assert (stage.call, stage.agrees) == ("tf.nn.conv2d", False)

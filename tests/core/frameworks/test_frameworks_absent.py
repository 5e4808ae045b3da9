"""The app without TensorFlow, with a broken one, and without asking it."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.frameworks import tensorflow
from pooling.frameworks.tensorflow import keras_global_pool, keras_pool, tensorflow_pool
from pooling.frameworks.vgg16 import WEIGHTS, vgg16_maps
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

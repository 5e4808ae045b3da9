"""Training in a process of its own: what it answers, and a sentence when it dies, hangs or fails."""

import numpy as np
import pytest

from pooling.frameworks import training
from pooling.frameworks.training import Trainer, TrainingError
from pooling.models.runs import Run
from pooling.process.parent import ProcessError

CURVE = {"loss": 1.5, "accuracy": 0.5, "seconds": 0.1}
TESTED = {"shifted": {"zero": [0.5], "circular": [0.4]}, "same": {"zero": [1.0], "circular": [0.9]}}


class Process:
    """Answers as the worker does, or raises."""

    def __init__(self, **answers):
        self.asked, self.closed = [], False
        self.answers = {"begin": {"parameters": 3}, "epoch": CURVE, "test": TESTED} | answers

    def ask(self, header, _array=None):
        self.asked.append(header)
        answer = self.answers[header["call"]]
        if isinstance(answer, Exception):
            raise answer
        return {"status": "ok"} | answer, None

    def close(self):
        self.closed = True


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    monkeypatch.setattr(training, "tensorflow_installed", lambda: True)


def trainer(**answers):
    return Trainer(np.zeros((2, 8, 8)), np.array([1, 2]), Process(**answers))


def test_outcome_has_every_epoch_and_both_borders():
    made = trainer()
    assert made.begin(Run("blur", "global", epochs=2, pictures=5, seed=9))["parameters"] == 3
    assert [made.epoch() for _ in range(2)] == [(1.5, 0.5, 0.1)] * 2
    outcome = made.finish()
    assert (outcome.loss, outcome.zero, outcome.circular) == ((1.5, 1.5), (0.5,), (0.4,))
    assert (outcome.same_zero, outcome.same_circular) == ((1.0,), (0.9,))
    begun = made._process.asked[0]
    assert {key: begun[key] for key in ("pooling", "head", "epochs", "pictures", "seed", "classes")} == {
        "pooling": "blur",
        "head": "global",
        "epochs": 2,
        "pictures": 5,
        "seed": 9,
        "classes": [1, 2],
    }
    made.begin(Run("max"))
    made.epoch()
    assert len(made.finish().loss) == 1  # nothing of the one before
    made.close()
    assert made._process.closed


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (ProcessError("its process died (SIGKILL)"), "The training stopped: its process died (SIGKILL)."),
        ({"status": "failed", "error": "no training has begun"}, "with an error: no training has begun."),
        (
            {"status": "unavailable", "error": "ImportError: x"},
            "cannot be loaded (ImportError: x); install it",
        ),
    ],
)
def test_what_goes_wrong_is_a_sentence(answer, said):
    made = trainer(epoch=answer)
    made.begin(Run("max"))
    with pytest.raises(TrainingError) as caught:
        made.epoch()
    assert said in str(caught.value)


def test_without_tensorflow_a_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(training, "tensorflow_installed", lambda: False)
    with pytest.raises(TrainingError, match="not installed here; install it beside this app"):
        trainer().begin(Run("max"))

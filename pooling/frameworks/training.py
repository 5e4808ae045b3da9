"""Train a small network in a process of its own: one epoch at a time, with a sentence where it fails.

TensorFlow is not imported here; `tensorflow.py` says why. The process is not the one that answers Compare: a
training takes minutes, and nobody should wait for it there.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.tensorflow import (
    ENVIRONMENT,
    NOT_INSTALLED,
    first_line,
    not_loaded,
    tensorflow_installed,
)
from pooling.models.runs import Outcome, Run
from pooling.process.messages import Header
from pooling.process.parent import HelperProcess, ProcessError

WORKER = "pooling.frameworks.training_worker"
STEP_LIMIT = 60.0
"""Seconds that an epoch or the test may take."""


class TrainingError(RuntimeError):
    """The training did not go on; the message is a sentence for the learner."""


class Trainer:
    """Trains one network after the other; from one thread at a time."""

    def __init__(
        self, pictures: NDArray[Any], classes: NDArray[Any], process: HelperProcess | None = None
    ) -> None:
        """Start nothing yet. The digits are (N, 8, 8), from 0 to 16."""
        self._pictures, self._classes = pictures.astype(np.uint8), [int(each) for each in classes]
        self._process = process or HelperProcess(WORKER, ENVIRONMENT, time_limit=STEP_LIMIT)
        self._epochs: list[Header] = []

    def begin(self, run: Run) -> Header:
        """Make the network of `run`; return its number of parameters and the versions of what trains it."""
        if not tensorflow_installed():
            raise TrainingError(NOT_INSTALLED)
        self._epochs = []
        settings: Header = {"call": "begin", "pooling": run.pooling, "head": run.head, "seed": run.seed}
        settings |= {"epochs": run.epochs, "pictures": run.pictures, "classes": self._classes}
        return self._ask(settings, self._pictures)

    def epoch(self) -> tuple[float, float, float]:
        """Train for one epoch; return its loss, the accuracy on the test pictures, and its seconds."""
        self._epochs.append(self._ask({"call": "epoch"}))
        return self._last()

    def finish(self) -> Outcome:
        """Test the network on shifted pictures; return what the training gave."""
        tested = self._ask({"call": "test"})
        curves = {key: tuple(epoch[key] for epoch in self._epochs) for key in ("loss", "accuracy", "seconds")}
        shifted, same = tested["shifted"], tested["same"]
        return Outcome(
            **curves,
            zero=tuple(shifted["zero"]),
            circular=tuple(shifted["circular"]),
            same_zero=tuple(same["zero"]),
            same_circular=tuple(same["circular"]),
        )

    def close(self) -> None:
        """End the process, and with it whatever it is doing; the next training starts another."""
        self._process.close()

    def _last(self) -> tuple[float, float, float]:
        last = self._epochs[-1]
        return float(last["loss"]), float(last["accuracy"]), float(last["seconds"])

    def _ask(self, header: Header, array: NDArray[Any] | None = None) -> Header:
        try:
            answer, _ = self._process.ask(header, array)
        except ProcessError as error:
            raise TrainingError(f"The training stopped: {error}.") from error
        if answer["status"] == "ok":
            return answer
        words = first_line(str(answer["error"]))
        if answer["status"] == "unavailable":
            raise TrainingError(not_loaded(words))
        raise TrainingError(f"The training stopped with an error: {words}.")

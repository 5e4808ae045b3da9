"""Results and a trainer that are made up, for the tests of ui/model."""

from threading import Event

from pooling.frameworks.training import TrainingError
from pooling.models.runs import Outcome, Run


def outcome(accuracy=0.9, *, fall=0.1, epochs=2):
    """An outcome whose accuracy falls by `fall` with each cell."""
    shares = tuple(max(accuracy - fall * shift, 0.0) for shift in range(9))
    curve = tuple(accuracy * (epoch + 1) / epochs for epoch in range(epochs))
    return Outcome(
        tuple(2.0 / (e + 1) for e in range(epochs)), curve, (9.0,) + (0.5,) * (epochs - 1), *[shares] * 4
    )


def some(**accuracies):
    """Outcomes of networks by name, with two seeds that differ by 0.02."""
    return {
        Run(name, seed=seed): outcome(accuracy + 0.01 * sign)
        for seed, sign in ((1, -1), (2, 1))
        for name, accuracy in accuracies.items()
    }


class Stub:
    """Trains nothing; waits for `go` before each epoch, and fails where it is told to."""

    def __init__(self, *, fails_at=None):
        self.go, self.begun, self.closed, self.at, self.fails_at = Event(), [], 0, 0, fails_at
        self.go.set()

    def begin(self, run):
        self.begun.append(run)

    def epoch(self):
        assert self.go.wait(10)
        self.at += 1
        if self.at == self.fails_at:
            raise TrainingError("The training stopped: its process died (SIGKILL).")
        return 0.5, 0.9, 0.01

    def finish(self):
        return outcome()

    def close(self):
        self.closed += 1

"""One training at a time for the whole server, in a thread; the others are told how many are before them.

A training that several visitors ask for is one. Who asked may stop it; it goes on while others want it. What
is finished is kept in any case.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition, Thread
from time import monotonic
from typing import Any, NamedTuple, Protocol

from pooling.frameworks.training import TrainingError
from pooling.models.runs import Outcome, Run

MOST_WAITING, MOST_ENDED, IDLE_SECONDS = 8, 32, 20.0
"""Trainings in the queue, endings that are remembered, and how long the helper is kept without work."""
Runs = tuple[Run, ...]


class Trains(Protocol):
    """What trains: `pooling.frameworks.training.Trainer`, or a test's stand-in."""

    def begin(self, run: Run) -> Any:
        """Make a network."""

    def epoch(self) -> tuple[float, float, float]:
        """Train it for an epoch; return the loss, the accuracy and the seconds."""

    def finish(self) -> Outcome:
        """Test it."""

    def close(self) -> None:
        """End the process."""


class Standing(NamedTuple):
    """How a training stands.

    Attributes
    ----------
    state : "waiting", "training", "stopping", or how it ended: "done", "stopped", "late" or "failed"
    before : trainings that come before it
    finished, total : how many networks are trained, and how many it takes
    run, curve : the network in training, and (loss, accuracy, seconds) of each of its epochs so far
    mine : whether the one who asks wants it
    why : the sentence of a failure
    """

    state: str
    before: int
    finished: int
    total: int
    run: Run | None
    curve: tuple[tuple[float, float, float], ...]
    mine: bool
    why: str

    @property
    def runs_on(self) -> bool:
        """Whether something is still to come."""
        return self.state in ("waiting", "training", "stopping")


@dataclass
class _Job:
    runs: Runs
    limit: float
    owners: set[str]
    state: str = "waiting"
    finished: int = 0
    run: Run | None = None
    curve: list[tuple[float, float, float]] = field(default_factory=list)
    why: str = ""


class QueueFullError(RuntimeError):
    """Too many trainings wait."""


class Queue:
    """The trainings of a server; `trains` makes what trains, `keep` takes each result."""

    def __init__(
        self, trains: Callable[[], Trains], keep: Callable[[Run, Outcome], None], idle: float = IDLE_SECONDS
    ) -> None:
        """Wait for the first training."""
        self._trains, self._keep, self._idle = trains, keep, idle
        self._changed = Condition()
        self._jobs: OrderedDict[Runs, _Job] = OrderedDict()
        self._ended: OrderedDict[Runs, _Job] = OrderedDict()
        self._thread: Thread | None = None

    def ask(self, runs: Runs, limit: float, owner: str) -> None:
        """Put a training into the queue, or join it if it is there.

        Raises
        ------
        QueueFullError
            If too many are there.
        """
        with self._changed:
            if runs in self._jobs:
                self._jobs[runs].owners.add(owner)
                return
            if len(self._jobs) >= MOST_WAITING:
                raise QueueFullError
            self._ended.pop(runs, None)
            self._jobs[runs] = _Job(runs, limit, {owner})
            if self._thread is None:
                self._thread = Thread(target=self._work, name="trainings", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def leave(self, runs: Runs, owner: str) -> None:
        """Stop a training, unless somebody else wants it."""
        with self._changed:
            job = self._jobs.get(runs)
            if job:
                job.owners.discard(owner)
                if not job.owners and job.state == "waiting":
                    self._end(job, "stopped")

    def look(self, runs: Runs, owner: str) -> Standing | None:
        """Return how a training stands; None if nobody has asked for it."""
        with self._changed:
            job = self._jobs.get(runs) or self._ended.get(runs)
            if job is None:
                return None
            before = list(self._jobs).index(runs) if runs in self._jobs else 0
            state = job.state if job.owners or runs in self._ended else "stopping"
            mine = owner in job.owners
            return Standing(state, before, job.finished, len(runs), job.run, tuple(job.curve), mine, job.why)

    def find(self, owner: str) -> Runs | None:
        """Return the training that this owner waits for."""
        with self._changed:
            return next((runs for runs, job in self._jobs.items() if owner in job.owners), None)

    def among(self, runs: Runs) -> Runs | None:
        """Return the first training in the queue that is a part of these runs, whoever asked for it."""
        with self._changed:
            return next((each for each in self._jobs if set(each) <= set(runs)), None)

    def _end(self, job: _Job, state: str, why: str = "") -> None:
        """Note how a training ended."""
        with self._changed:
            job.state, job.why = state, why
            self._jobs.pop(job.runs, None)
            self._ended[job.runs] = job
            while len(self._ended) > MOST_ENDED:
                self._ended.popitem(last=False)

    def _work(self) -> None:
        """Train one after the other; without work for a while, end the helper and this thread."""
        trainer = self._trains()
        while (job := self._next()) is not None:
            try:
                self._end(job, self._train(trainer, job))
            except TrainingError as error:
                self._end(job, "failed", str(error))
            except Exception as error:  # noqa: BLE001  # whatever it is, the others in the queue get their turn
                trainer.close()
                self._end(job, "failed", f"The training stopped with an error: {error!r}.")
        trainer.close()

    def _next(self) -> _Job | None:
        with self._changed:
            self._changed.wait_for(lambda: bool(self._jobs), self._idle)
            if not self._jobs:
                self._thread = None
                return None
            job = next(iter(self._jobs.values()))
            job.state = "training"
            return job

    def _train(self, trainer: Trains, job: _Job) -> str:
        """Train each network; return how it ended."""
        started = monotonic()
        for run in job.runs:
            with self._changed:
                job.run, job.curve = run, []
            trainer.begin(run)
            for _ in range(run.epochs):
                if not job.owners:
                    return "stopped"
                if monotonic() - started > job.limit:
                    return "late"
                point = trainer.epoch()
                with self._changed:
                    job.curve.append(point)
            self._keep(run, trainer.finish())
            with self._changed:
                job.finished += 1
        return "done"

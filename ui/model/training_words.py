"""Every sentence about a training: how it stands, how long it takes, and how it ended."""

from collections.abc import Sequence

from pooling.models.runs import LEARNED, Run
from pooling.number_text import count_things
from ui.controls.settings.model import POOLING_WORDS
from ui.model.queue import Standing

FULL = "Too many trainings are waiting; try again in a few minutes."
UNTRAINED = {False: "These settings have not been trained yet.", True: "Some networks are not trained yet."}
"""What is said while results are missing; whether there are some."""
TRAIN = {"all": "Train", "rest": "Train the rest", "here": "Train here", "again": "Train again"}


def standing_words(standing: Standing) -> str:
    """Say how a training stands."""
    done = f"{standing.finished} of {count_things(standing.total, 'network')} finished"
    if standing.state == "waiting":
        if not standing.before:
            return "Starting…"
        before = "1 training is" if standing.before == 1 else f"{standing.before} trainings are"
        return f"{before} before this one."
    if standing.state == "training":
        return _training(standing, done)
    rest = "the rest to go on" if standing.finished else "to begin again"
    return {
        "stopping": "Stopping after this epoch…",
        "done": "Training finished.",
        "stopped": f"Stopped. {done} and kept.",
        "late": f"The time is up. {done} and kept; train {rest}.",
        "failed": f"{standing.why} {done} and kept; train {rest}.",
    }[standing.state]


def _training(standing: Standing, done: str) -> str:
    run = standing.run
    if run is None or (not standing.curve and not standing.finished):
        return "Starting TensorFlow…"
    at = min(len(standing.curve) + 1, run.epochs)
    return f"Training: {POOLING_WORDS[run.pooling]}, seed {run.seed}, epoch {at} of {run.epochs}. {done}."


SECONDS_A_NETWORK, SECONDS_AN_EPOCH, SECONDS_TO_START = 4.0, 0.3, 6.0


def estimate(runs: Sequence[Run], limit: int) -> str:
    """Say how long a training takes.

    >>> estimate([Run("max")] * 3, 120)
    '3 networks, about 30 seconds on a quiet machine; at most 2 minutes.'
    """
    seconds = SECONDS_TO_START + sum(
        SECONDS_A_NETWORK + run.epochs * SECONDS_AN_EPOCH * run.pictures / LEARNED for run in runs
    )
    rounded = 10 * round(seconds / 10) or 10
    about = f"about {_time(rounded)}" if rounded < limit else "longer than it may take"
    return f"{count_things(len(runs), 'network')}, {about} on a quiet machine; at most {_time(limit)}."


def _time(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 60 else count_things(round(seconds / 60), "minute")

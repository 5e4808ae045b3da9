"""Results of trainings: those that ship with the app, and those of this server, kept for all sessions."""

import json
from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple

from pooling.models.runs import Outcome, Run
from ui.app.folder import ASSETS
from ui.asking.newest import Newest

FOLDER = ASSETS / "models"
DIGITS = FOLDER / "digits.npz"
MOST_KEPT = 512
KEPT: Newest[Outcome] = Newest(MOST_KEPT)
"""What was trained on this server since it started."""


class Recorded(NamedTuple):
    """The results that ship: what made them, and each run with its outcome and what Keras counted."""

    made: dict[str, Any]
    outcomes: dict[Run, Outcome]
    parameters: dict[Run, int]


@cache
def recorded() -> Recorded:
    """Read the results that ship; `python -m training compare` writes them."""
    data = json.loads((FOLDER / "runs.json").read_text("utf-8"))
    outcomes, parameters = {}, {}
    for row in data["runs"]:
        run = Run(**{field.name: row[field.name] for field in fields(Run)})
        outcomes[run] = Outcome(**{field.name: tuple(row[field.name]) for field in fields(Outcome)})
        parameters[run] = row["parameters"]
    return Recorded(data["made"], outcomes, parameters)


@cache
def untrained() -> dict[str, Any]:
    """Read the experiment with untrained filters; `python -m training untrained` writes it."""
    found: dict[str, Any] = json.loads((FOLDER / "untrained.json").read_text("utf-8"))
    return found


def keep(run: Run, outcome: Outcome) -> None:
    """Keep the result of a training, in place of an earlier one."""
    before = KEPT.get(run)
    if before is not None:
        KEPT.drop(run, before)
    KEPT.put(run, outcome)


def known(runs: Iterable[Run]) -> dict[Run, Outcome]:
    """Return the results that there are; one of this server goes before one that ships."""
    found = {run: KEPT.get(run) or recorded().outcomes.get(run) for run in runs}
    return {run: outcome for run, outcome in found.items() if outcome is not None}


def to_train(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return what a click on Train trains: what has no result; else what only ships; else all of it."""
    asked = tuple(runs)
    there = known(asked)
    missing = tuple(run for run in asked if run not in there)
    return missing or tuple(run for run in asked if KEPT.get(run) is None) or asked

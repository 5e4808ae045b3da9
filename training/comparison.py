"""The results that ship with *What pooling does to a model*: python -m training compare."""

import json
import os
import platform
import time
from dataclasses import asdict, fields
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from pooling.frameworks.training import Trainer
from pooling.models.digits import read_file
from pooling.models.runs import HEADS, POOLINGS, Outcome, Run

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "models"
DIGITS, RECORDED = FOLDER / "digits.npz", FOLDER / "runs.json"
COMMAND = "python -m training compare"
SEEDS = (1, 2, 3, 4, 5)
DECIMALS = 4


def write_digits() -> None:
    """Write scikit-learn's digits as the file that the app and its helper read."""
    from sklearn import datasets  # a tool for training only

    digits = datasets.load_digits()
    FOLDER.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        DIGITS,
        allow_pickle=False,
        pictures=digits.images.astype(np.uint8),
        classes=digits.target.astype(np.uint8),
    )
    print(f"{len(digits.images):,} digits, {DIGITS.stat().st_size:,} bytes.")


def compare() -> None:
    """Train every network with every seed as the page does, and write what came out after each.

    A run that the file has already is left alone: what was stopped goes on. Without the file, all are
    trained.
    """
    trainer = Trainer(*read_file(DIGITS.read_bytes()))
    rows = json.loads(RECORDED.read_text("utf-8"))["runs"] if RECORDED.is_file() else []
    there = [{field.name: row[field.name] for field in fields(Run)} for row in rows]
    for seed, head, pooling in product(SEEDS, HEADS, POOLINGS):
        run = Run(pooling, head, seed=seed)
        if asdict(run) not in there:
            versions, row = train(trainer, run)
            rows.append(row)
            write(versions, rows)
    trainer.close()


def train(trainer: Trainer, run: Run) -> tuple[dict[str, str], dict[str, Any]]:
    """Train one network; return what trained it, and what came out as it is written down."""
    started, begun = time.perf_counter(), trainer.begin(run)
    for _ in range(run.epochs):
        trainer.epoch()
    outcome = trainer.finish()
    shares = ", ".join(f"{share:.1%}" for share in outcome.zero[:3])
    print(f"{run}: {shares} shifted by 0, 1, 2; {time.perf_counter() - started:.0f} s", flush=True)
    return begun["versions"], {**asdict(run), "parameters": begun["parameters"], **rounded(outcome)}


def rounded(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as it is written down."""
    return {key: [round(number, DECIMALS) for number in numbers] for key, numbers in asdict(outcome).items()}


def write(versions: dict[str, str], runs: list[dict[str, Any]]) -> None:
    """Write the runs, a line each, and what made them."""
    made = {"command": COMMAND, **versions, "python": platform.python_version(), "cores": os.cpu_count()}
    lines = ",\n".join(json.dumps(run) for run in runs)
    RECORDED.write_text(f'{{"made": {json.dumps(made)},\n"runs": [\n{lines}\n]}}\n', encoding="utf-8")

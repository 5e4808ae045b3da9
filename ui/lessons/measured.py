"""What the lessons say of networks that ship with the app: their accuracy, measured or recorded.

The experiments of the core (`pooling/experiments/`) need no file; these read the weights, the digits and the
recorded trainings of `assets/`.
"""

from collections.abc import Callable, Mapping
from functools import cache
from statistics import mean
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.experiments.facts import Fact, Facts, Table
from pooling.invariance import shift
from pooling.models.classifier import run_network
from pooling.models.digits import read_file, split_digits
from pooling.models.runs import HEADS, LEARNED, POOLINGS, Outcome, cost_of
from ui.controls.settings.model import POOLING_WORDS
from ui.head.networks import trained
from ui.model.results import DIGITS, recorded

Pictures = NDArray[np.float32]
LARGER = 1.5
SIDES = ((0, 1), (0, -1), (1, 0), (-1, 0))
NOISE, NOISE_SEED = 0.25, 0


def digit_pictures() -> tuple[Pictures, NDArray[np.int64]]:
    """Return the test pictures of the digits' network, (450, 8, 8) from 0 to 1, and their classes."""
    digits = split_digits(*read_file(DIGITS.read_bytes()))
    edge = (digits.test_pictures.shape[-1] - 8) // 2
    return digits.test_pictures[:, edge:-edge, edge:-edge], digits.test_classes


def moved(pictures: Pictures, by: int) -> list[Pictures]:
    """Return the pictures moved by some cells to each of the four sides, with zeros from outside."""
    return [shift(pictures, by * down, by * right, "zero") for down, right in SIDES]


def noisy(pictures: Pictures) -> Pictures:
    """Return the pictures with normal noise on every cell."""
    drawn = np.random.default_rng(NOISE_SEED).normal(scale=NOISE, size=pictures.shape)
    return np.asarray(pictures + drawn, np.float32)


def enlarged(pictures: Pictures) -> Pictures:
    """Return the pictures half as large again, around their middle, with what does not fit cut off."""
    side = pictures.shape[-1]
    places = np.floor((np.arange(side) + 0.5 - side / 2) / LARGER + side / 2).astype(int)
    return np.asarray(pictures[:, places][:, :, places])


def right_percent(pictures: Pictures, classes: NDArray[Any]) -> float:
    """Return how many digits in a hundred the shipped network names rightly."""
    scores = run_network(trained("digits").network, pictures[:, None]).scores
    return round(100 * float(np.mean(scores.argmax(axis=-1) == classes)), 1)


@cache
def digits() -> Facts:
    """Test the digits' network, which has pooling and global pooling, with digits moved, turned and noisy."""
    pictures, classes = digit_pictures()
    changed = {
        "upright": [pictures],
        "moved": moved(pictures, 1),
        "moved_two": moved(pictures, 2),
        "turned": [np.rot90(pictures, axes=(-2, -1))],
        "upside_down": [np.rot90(pictures, 2, axes=(-2, -1))],
        "larger": [enlarged(pictures)],
        "noisy": [noisy(pictures)],
    }
    shares = {
        name: round(mean(right_percent(each, classes) for each in sets), 1) for name, sets in changed.items()
    }
    return {**shares, "tested": len(pictures), "classes": 10, "guessing": 10, "noise": NOISE, "scale": LARGER}


@cache
def digits_table() -> Table:
    """Return how often the digits' network is right after each change."""
    made = digits()
    names = {
        "upright": "As they were learned",
        "moved": "Moved by one cell",
        "moved_two": "Moved by two cells",
        "turned": "Turned by a quarter",
        "upside_down": "Upside down",
        "larger": "Half as large again",
        "noisy": "Noisy",
    }
    return Table(("Digits", "Right, %"), tuple((label, made[name]) for name, label in names.items()))


@cache
def vehicles() -> Facts:
    """Say what the cars' and trucks' network is, and how good it is."""
    known = trained("vehicles")
    maps, side = len(known.network.weights), known.network.input_shape[-1] // 4
    return {
        "right": round(100 * known.accuracy, 1),
        "tested": known.tested,
        "parameters": known.parameters,
        "photo": known.network.input_shape[-1],
        "maps": maps,
        "side": side,
        "cells": maps * side * side,
        "head_weights": int(known.network.weights.size),
        "head_weights_flat": int(known.network.weights.size) * side * side,
    }


@cache
def models() -> Facts:
    """Summarize the recorded trainings: percent right, not shifted and shifted by a cell; the last loss."""
    facts: dict[str, Fact] = {"learned": LEARNED, "tested": 450}
    for head in HEADS:
        for pooling in POOLINGS:
            outcomes = _outcomes(pooling, head)
            name = pooling if head == "flatten" else f"{pooling}_global"
            facts[name] = _mean(outcomes, 0)
            facts[f"{name}_shifted"] = _mean(outcomes, 1)
            facts[f"{name}_loss"] = round(mean(outcome.loss[-1] for outcome in outcomes), 4)
            facts[f"{name}_parameters"] = cost_of(pooling, head).parameters
    facts["seeds"] = len(_outcomes("max", "flatten"))
    return facts


def models_table(*poolings: str) -> Table:
    """Return how often networks are right: with Flatten and with one number a map."""
    made = models()
    heads = ("Right, %", "Flatten", "moved by a cell", "One number a map", "moved by a cell ")
    keys = ("", "_shifted", "_global", "_global_shifted")
    return Table(
        heads, tuple((POOLING_WORDS[name], *(made[f"{name}{key}"] for key in keys)) for name in poolings)
    )


@cache
def max_or_none() -> Table:
    """Return how often the networks with max pooling and without pooling are right."""
    return models_table("max", "none")


@cache
def max_or_average() -> Table:
    """Return how often the networks with max and with average pooling are right."""
    return models_table("max", "avg")


@cache
def all_models() -> Table:
    """Return how often each network is right."""
    return models_table(*POOLINGS)


@cache
def overfitting_table() -> Table:
    """Return how well the digits are known that were learned, and others."""
    made = models()
    return Table(
        ("Pooling", "Parameters", "Error on the learned digits", "Right on new ones, %"),
        tuple(
            (POOLING_WORDS[name], made[f"{name}_parameters"], made[f"{name}_loss"], made[name])
            for name in ("max", "none")
        ),
    )


def _outcomes(pooling: str, head: str) -> list[Outcome]:
    return [
        outcome
        for run, outcome in recorded().outcomes.items()
        if (run.pooling, run.head, run.pictures) == (pooling, head, LEARNED)
    ]


def _mean(outcomes: list[Outcome], shifted: int) -> float:
    return round(100 * mean(outcome.zero[shifted] for outcome in outcomes), 1)


MEASURED: Mapping[str, Callable[[], Facts]] = {"digits": digits, "vehicles": vehicles, "models": models}
"""The facts of each experiment by its name, beside `pooling.experiments.EXPERIMENTS`."""

MEASURED_TABLES: Mapping[str, Callable[[], Table]] = {
    "digits": digits_table,
    "max_or_average": max_or_average,
    "max_or_none": max_or_none,
    "models": all_models,
    "overfitting": overfitting_table,
}
"""Their tables, beside `pooling.experiments.TABLES`."""

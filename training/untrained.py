"""The ranking of the literature without training a filter: python -m training untrained.

900 digits in the middle of 16 × 16 zeros, 630 to learn from; two blocks of convolution with random filters,
ReLU and pooling, everything circular; one average a map, standardized; only the head is trained, by
scikit-learn's logistic regression. Consistency: how often a shifted test picture has the class of the one
that is not shifted, over five circular shifts; and for the page Translation invariance over the four shifts
of each distance, circular and with zeros. assets/models/README.md has what other settings give.
"""

import json
from collections.abc import Callable
from statistics import mean
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pooling.models.digits import BORDERS, DISTANCES, LEVELS, read_file, shifted_sets
from training.comparison import DIGITS, FOLDER

Array = NDArray[Any]
RECORDED = FOLDER / "untrained.json"
COUNT, LEARNED, MAPS, SEEDS = 900, 630, (8, 128), (0, 1, 2, 3)
SHIFTS = ((0, 1), (1, 0), (1, 1), (2, 1), (3, 3))
ROWS, COLUMNS = 2, 3
BINOMIAL = {"blur_3": (1, 2, 1), "blur_5": (1, 4, 6, 4, 1)}


def windows(x: Array) -> list[Array]:
    """Return the four cells of every 2 × 2 window at stride 1: planes of the size of `x`."""
    return [np.roll(x, (-down, -right), (ROWS, COLUMNS)) for down in (0, 1) for right in (0, 1)]


def blur(x: Array, taps: tuple[int, ...]) -> Array:
    """Blur along both axes."""
    for axis in (ROWS, COLUMNS):
        middle = len(taps) // 2
        moved = [tap / sum(taps) * np.roll(x, at - middle, axis) for at, tap in enumerate(taps)]
        x = np.sum(moved, axis=0)
    return x


def polyphase(x: Array) -> Array:
    """Keep, of the four phases of each picture, the one with the largest norm (Chaman and Dokmanic 2021).

    The norm is that of all maps together, so that all of them keep the same phase.
    """
    phases = np.stack([x[..., down::2, right::2] for down in (0, 1) for right in (0, 1)], axis=1)
    return np.asarray(phases[np.arange(len(x)), (phases**2).sum(axis=(2, 3, 4)).argmax(axis=1)])


def thin(x: Array) -> Array:
    """Keep every second row and column."""
    return x[..., ::2, ::2]


def maximum(x: Array) -> Array:
    """Return the maximum of each window at stride 1; what comes next thins it out."""
    return np.asarray(np.maximum.reduce(windows(x)))


POOLINGS: dict[str, Callable[[Array], Array]] = {
    "max": lambda x: thin(maximum(x)),
    "avg": lambda x: thin(np.mean(windows(x), axis=0)),
    "blur_3": lambda x: thin(blur(maximum(x), BINOMIAL["blur_3"])),
    "blur_5": lambda x: thin(blur(maximum(x), BINOMIAL["blur_5"])),
    "polyphase": lambda x: polyphase(maximum(x)),
}
CURVES: dict[str, Callable[[Array], Array]] = {
    "max": POOLINGS["max"],
    "subsample": thin,
    "blur": POOLINGS["blur_3"],
    "polyphase": POOLINGS["polyphase"],
}
"""The poolings that are followed by distance, by their names in `pooling.invariance.WAYS`."""


def features(pictures: Array, filters: list[Array], pool: Callable[[Array], Array]) -> Array:
    """Return one average a map, (N, maps)."""
    x = pictures[:, None].astype(np.float32)
    for weights in filters:
        moved = [np.roll(x, (down, right), (ROWS, COLUMNS)) for down in (-1, 0, 1) for right in (-1, 0, 1)]
        columns = np.moveaxis(np.concatenate(moved, axis=1), 1, -1)  # (N, H, W, 9 · C)
        x = pool(np.maximum(np.moveaxis(columns @ weights, -1, 1), 0))
    return np.asarray(x.mean(axis=(ROWS, COLUMNS)))


class Network(NamedTuple):
    """A head that has learned, what it predicts for pictures, and its test pictures with their classes."""

    predict: Callable[[Array], Array]
    test: Array
    classes: Array


def learned(pool: Callable[[Array], Array], seed: int, pictures: Array, classes: Array) -> Network:
    """Draw the filters of a seed, and let the head learn."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    rng, channels, filters = np.random.default_rng(seed), 1, []
    for maps in MAPS:
        scale = np.sqrt(2 / (9 * channels))
        filters.append((scale * rng.normal(size=(9 * channels, maps))).astype(np.float32))
        channels = maps
    order = rng.permutation(COUNT)
    seen, test = order[:LEARNED], order[LEARNED:]
    head = make_pipeline(StandardScaler(), LogisticRegression(max_iter=3000))
    head.fit(features(pictures[seen], filters, pool), classes[seen])
    return Network(lambda x: head.predict(features(x, filters, pool)), pictures[test], classes[test])


def trial(name: str, seed: int, pictures: Array, classes: Array) -> tuple[float, float]:
    """Return the accuracy and the consistency of one pooling with one seed."""
    network = learned(POOLINGS[name], seed, pictures, classes)
    found = network.predict(network.test)
    moved = [np.roll(network.test, shift, (1, 2)) for shift in SHIFTS]
    return float((found == network.classes).mean()), mean(_same(network, found, each) for each in moved)


def curve(name: str, seed: int, pictures: Array, classes: Array) -> dict[str, list[float]]:
    """Return the consistency by distance, for each border."""
    network = learned(CURVES[name], seed, pictures, classes)
    found = network.predict(network.test)
    return {
        border: [
            mean(_same(network, found, each) for each in shifted_sets(network.test, distance, border))
            for distance in DISTANCES
        ]
        for border in BORDERS
    }


def _same(network: Network, found: Array, moved: Array) -> float:
    """Return how often moved pictures have the class that was `found` before."""
    return float((network.predict(moved) == found).mean())


def compare_untrained() -> None:
    """Run all trials and write what came out."""
    digits, classes = (each[:COUNT] for each in read_file(DIGITS.read_bytes()))
    pictures = np.pad(digits / LEVELS, ((0, 0), (4, 4), (4, 4)))
    rows = {}
    for name in POOLINGS:
        found = [trial(name, seed, pictures, classes) for seed in SEEDS]
        rows[name] = {
            "accuracy": [round(accuracy, 4) for accuracy, _ in found],
            "consistency": [round(same, 4) for _, same in found],
        }
        print(
            f"{name}: {mean(a for a, _ in found):.1%} right, {mean(c for _, c in found):.1%} the same class"
        )
    curves = {name: _mean_curve([curve(name, seed, pictures, classes) for seed in SEEDS]) for name in CURVES}
    made = {"command": "python -m training untrained", "seeds": SEEDS, "maps": MAPS, "pictures": COUNT}
    RECORDED.write_text(
        json.dumps({"made": made, "rows": rows, "curves": curves}, indent=1) + "\n", encoding="utf-8"
    )


def _mean_curve(found: list[dict[str, list[float]]]) -> dict[str, list[float]]:
    """Return the mean over the seeds, border by border."""
    return {
        border: [round(mean(at), 4) for at in zip(*(each[border] for each in found), strict=True)]
        for border in BORDERS
    }

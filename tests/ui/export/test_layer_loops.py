"""The loop of a layer beside plain pooling: it runs as it stands, draws the same, and computes the output."""

from dataclasses import replace

import numpy as np
import pytest

from pooling import PoolingError, PoolSpec
from pooling.kinds.base import Adaptive, Fractional
from pooling.kinds.dispatch import pool
from pooling.kinds.weighted import Blur, RoiAlign, RoiPool, Stochastic
from pooling.reductions import REDUCTIONS
from tests.ui.export.test_copies import run
from tests.ui.layers.cases import CHANNELS, EVERY_LAYER, X
from ui.export.loop.layer_loops import BY_OUR_CORE, layer_loop

KINDS = ("adaptive", "fractional", "blur", "stochastic", "roi_pool", "roi_align")
CASES = 36


def assert_computes_the_output(x, layer):
    names, printed = run(layer_loop(x, layer).program)
    np.testing.assert_allclose(names["y"], pool(x, layer), rtol=1e-9, atol=1e-9)
    assert printed


def random_layer(rng, kind, rank):
    """A layer with random settings."""

    def some(low, high, count=rank):
        return tuple(int(n) for n in rng.integers(low, high + 1, count))

    window = some(1, 3)
    padding = [tuple(int(n) for n in rng.integers(0, size, 2)) for size in window]
    spec = PoolSpec.of(str(rng.choice(list(REDUCTIONS))), window, strides=some(1, 3), padding=padding)
    given = vars(spec)
    shape, seed, flag = some(1, 4), int(rng.integers(99)), bool(rng.integers(2))
    sequence, border = (
        rng.choice(["random", "pseudorandom", "pytorch"]),
        rng.choice(["reflect", "replicate", "zero"]),
    )
    top, left, high, wide = (float(n) / 4 for n in rng.integers(0, 24, 4))
    region = {
        "box": (top, left, top + high + 0.25, left + wide + 0.25),
        "output_shape": some(1, 4, 2),
    }
    flat = {**given, "padding": "valid"}
    draw = {"seed": seed, "sequence": str(sequence), "overlapping": flag}
    return {
        "adaptive": lambda: Adaptive(**flat, output_shape=shape),
        "fractional": lambda: Fractional(**flat, output_shape=shape, **draw),
        "blur": lambda: Blur(**given, taps=int(rng.integers(3, 6)), border=str(border)),
        "stochastic": lambda: Stochastic(**given | {"reduction": "max"}, seed=seed, training=flag),
        "roi_pool": lambda: RoiPool(**flat | {"reduction": "max"}, **region),
        "roi_align": lambda: RoiAlign(
            **flat | {"reduction": "avg"}, **region, samples=int(rng.integers(1, 4)), aligned=flag
        ),
    }[kind]()


def test_loop_computes_the_output_of_random_layers():
    rng, done = np.random.default_rng(12), set()
    for n in range(CASES):
        kind = KINDS[n % len(KINDS)]
        rank = 2 if kind.startswith("roi") else int(rng.integers(1, 4))
        x = rng.integers(0, 10, rng.integers(3, 6, rank + int(rng.integers(2)))) / 2.0
        layer = random_layer(rng, kind, rank)
        try:
            pool(x, layer)
        except PoolingError:
            continue
        assert_computes_the_output(x, layer)
        done.add(kind)
    assert done == set(KINDS)


@pytest.mark.parametrize("layer", EVERY_LAYER.values(), ids=EVERY_LAYER)
def test_loop_of_every_layer_is_short_and_computes_the_output(layer):
    for x in (X, CHANNELS, X.astype(np.uint8)):
        assert_computes_the_output(x, layer)
    lines = [line for line, _ in layer_loop(X, layer).lines]
    assert len(lines) - lines.index(next(line for line in lines if line.startswith("y = "))) <= 8
    kinds = [kind for _, kind in layer_loop(X, layer).lines if kind]
    assert kinds[:2] == ["i", "j"]
    assert kinds[-1] == "result"


def test_another_seed_draws_otherwise():
    for name in ("fractional", "fractional, pytorch", "stochastic"):
        layer = EVERY_LAYER[name]
        program = layer_loop(X, layer).program
        others = [run(program.replace(f"({layer.seed})", f"({seed})"))[0]["y"] for seed in range(20, 26)]
        assert any((other != pool(X, layer)).any() for other in others)


def test_numbers_that_numpy_does_not_pool_alike_go_to_our_core():
    wild = X.copy()
    wild[2, 2], wild[0, 0] = np.nan, np.inf
    for layer in EVERY_LAYER.values():
        assert_computes_the_output(wild, layer)
    codes = {name: layer_loop(wild, layer).program for name, layer in EVERY_LAYER.items()}
    assert {name for name, code in codes.items() if BY_OUR_CORE in code} == {
        *("blur", "blur, padded", "blur, p-norm", "stochastic", "stochastic, test"),
        *("roi_align", "roi_align, one sample"),
    }


def test_windows_of_zeros_give_0():
    zeros = X.copy()
    zeros[:2, :2] = 0
    assert_computes_the_output(zeros, EVERY_LAYER["stochastic"])
    assert "or 1" not in layer_loop(X, EVERY_LAYER["stochastic"]).program


def test_a_box_past_the_map_gives_0_there():
    for name in ("roi_pool", "roi_align", "roi_align, one sample"):
        assert_computes_the_output(-X, replace(EVERY_LAYER[name], box=(2.0, 3.0, 9.0, 8.0)))

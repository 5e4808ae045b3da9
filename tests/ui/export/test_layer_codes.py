"""A layer beside plain pooling as code: ours runs and checks itself, the frameworks' compiles."""

import numpy as np
import pytest

from tests.ui.layers.cases import CHANNELS, EVERY_LAYER, X
from ui.export.code.layer_codes import OURS, every_code
from ui.layers.frameworks import FRAMEWORKS
from ui.layers.labels import LAYERS

EVERY = pytest.mark.parametrize("layer", EVERY_LAYER.values(), ids=EVERY_LAYER)


@EVERY
@pytest.mark.parametrize("x", [X, CHANNELS], ids=["matrix", "channels"])
def test_our_code_gives_the_numbers_of_the_screen(layer, x, capsys):
    codes, reasons = every_code(x, layer)
    assert list(codes)[:2] == ["Python loop", OURS]
    exec(compile(codes[OURS], "copied", "exec"), {})  # noqa: S102
    assert capsys.readouterr().out
    assert reasons[0] == FRAMEWORKS[layer.kind]
    assert all(name in reasons[1] for name in {"PyTorch", "TensorFlow"} - codes.keys())
    for code in codes.values():
        compile(code, "copied", "exec")


def test_our_code_fails_where_it_gives_other_numbers():
    codes, _ = every_code(X, EVERY_LAYER["stochastic"])
    with pytest.raises(AssertionError):
        exec(codes[OURS].replace("seed=3", "seed=4"), {})  # noqa: S102


@EVERY
def test_code_for_a_photo_opens_it(layer):
    x = np.zeros((64, 64), np.uint8)
    codes, _ = every_code(x, layer, "photo = open('photo.png')\n")
    assert all("x = photo" in code for code in codes.values())


def test_every_layer_has_a_sentence_on_the_frameworks():
    assert FRAMEWORKS.keys() == LAYERS.keys() - {"pool"}

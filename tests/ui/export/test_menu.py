"""The menu's own decisions: how many gifs stay, and what names one."""

import numpy as np

from pooling import PoolSpec
from ui.export.widgets.menu import MOST_GIFS, _gif_name, remember

X, SPEC = np.arange(4.0).reshape(2, 2), PoolSpec.of("max", 2)


def test_gifs_are_few_and_the_oldest_goes_first():
    gifs = {}
    for name in "abcdefg":
        remember(gifs, name, name.encode())
    assert list(gifs) == list("abcdefg")[-MOST_GIFS:]
    remember(gifs, "g", b"again")
    assert len(gifs) == MOST_GIFS
    assert gifs["g"] == b"again"


def test_gif_is_named_by_all_that_changes_it():
    names = {
        _gif_name(X, SPEC, 1.0, False),
        _gif_name(X + 1, SPEC, 1.0, False),
        _gif_name(X.reshape(1, 4), SPEC, 1.0, False),
        _gif_name(X, PoolSpec.of("avg", 2), 1.0, False),
        _gif_name(X, SPEC, 2.0, False),
        _gif_name(X, SPEC, 1.0, True),
    }
    assert len(names) == 6
    assert _gif_name(X.copy(), PoolSpec.of("max", 2), 1.0, False) in names

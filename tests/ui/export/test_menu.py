"""The menu's own decisions: what names a GIF."""

import numpy as np

from pooling import PoolSpec
from ui.export.widgets.menu import _gif_name

X, SPEC = np.arange(4.0).reshape(2, 2), PoolSpec.of("max", 2)


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

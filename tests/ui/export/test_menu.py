"""The menu's own decisions: how many films stay, and what names one."""

import numpy as np

from pooling import PoolSpec
from ui.export.widgets.menu import MOST_FILMS, _film_name, remember

X, SPEC = np.arange(4.0).reshape(2, 2), PoolSpec.of("max", 2)


def test_films_are_few_and_the_oldest_goes_first():
    films = {}
    for name in "abcdefg":
        remember(films, name, name.encode())
    assert list(films) == list("abcdefg")[-MOST_FILMS:]
    remember(films, "g", b"again")
    assert len(films) == MOST_FILMS
    assert films["g"] == b"again"


def test_film_is_named_by_all_that_changes_it():
    names = {
        _film_name(X, SPEC, 1.0, False),
        _film_name(X + 1, SPEC, 1.0, False),
        _film_name(X.reshape(1, 4), SPEC, 1.0, False),
        _film_name(X, PoolSpec.of("avg", 2), 1.0, False),
        _film_name(X, SPEC, 2.0, False),
        _film_name(X, SPEC, 1.0, True),
    }
    assert len(names) == 6
    assert _film_name(X.copy(), PoolSpec.of("max", 2), 1.0, False) in names

"""The menu's own decisions: how many films stay, and what names one."""

import numpy as np
import pytest

from pooling import PoolSpec, pool
from ui.keep import MOST_FILMS, _film_name, remember
from ui.one_row import as_one_row

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


@pytest.mark.parametrize(
    "spec",
    [
        PoolSpec.of("max", (2,)),
        PoolSpec.of("avg", (3,), strides=1, padding="same"),
        PoolSpec.of("sum", (2,), strides=3, padding=((1, 0),), dilations=2, ceil_mode=True),
    ],
)
def test_row_is_pooled_alike_as_a_matrix_of_one_row(spec):
    x = np.array([3.0, -1, 4, 1, -5, 9, 2, 6])
    matrix, same = as_one_row(x, spec)
    assert matrix.shape == (1, 8)
    np.testing.assert_array_equal(pool(matrix, same)[0], pool(x, spec))

"""Many cases in one test: all are gone through, and those that fail are named."""

import inspect

import pytest

from tests.each import each


def test_every_case_is_tried_and_those_that_fail_are_named(tmp_path):
    seen = []

    @each(("a", "b"), [(1, 2), (3, 4), (5, 6)])
    @each("c", [7, 8])
    def case(a, b, c, tmp_path):
        seen.append((a, b, c))
        assert a != 3

    assert list(inspect.signature(case).parameters) == ["tmp_path"]
    with pytest.raises(ExceptionGroup, match="2 of 2 cases fail") as caught:
        case(tmp_path=tmp_path)
    assert seen == [(a, a + 1, c) for a in (1, 3, 5) for c in (7, 8)]
    assert caught.value.__notes__ == ["for a = 3, b = 4"]
    assert [error.__notes__ for error in caught.value.exceptions] == [["for c = 7"], ["for c = 8"]]


def test_a_single_case_that_fails_fails_as_it_does():
    @each("text", ["a", "b"])
    def case(text):
        with pytest.raises(ValueError, match="no"):
            text.index(text if text == "a" else "z")

    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE") as caught:
        each("text", ["a"])(lambda text: inspect.unwrap(case)(text))()
    assert caught.value.__notes__ == ["for text = 'a'"]

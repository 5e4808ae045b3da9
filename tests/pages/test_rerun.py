"""A changed control sends few and small messages; Compare's are held by test_compare.py."""

import pytest

from tests.pages.rerun import assert_light


@pytest.mark.parametrize("name", ["step_through", "translation_invariance"])
def test_changed_control_sends_little(name, monkeypatch):
    assert_light(name, monkeypatch)


def test_run_that_sends_more_is_found(monkeypatch):
    """Every step of a large matrix."""
    matrix = ";".join(["1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16"] * 16)
    with pytest.raises(AssertionError):
        assert_light("step_through", monkeypatch, matrix=matrix)

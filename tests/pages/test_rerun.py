"""A changed control sends few and small messages; Compare's are held by test_compare.py."""

import pytest

from tests.pages import rerun


@pytest.mark.parametrize("name", ["step_through", "translation_invariance"])
def test_changed_control_sends_little(name, monkeypatch):
    rerun.assert_light(name, monkeypatch)


@pytest.mark.parametrize("limit", ["MOST_MESSAGES", "MOST_BYTES"])
def test_run_that_sends_more_is_found(limit, monkeypatch):
    monkeypatch.setattr(rerun, limit, getattr(rerun, limit) // 2)
    with pytest.raises(AssertionError):
        rerun.assert_light("step_through", monkeypatch)

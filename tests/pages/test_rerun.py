"""A changed control sends few and small messages; Compare's are held by test_compare.py."""

import pytest

from tests.pages import rerun


def test_changed_control_sends_little(monkeypatch):
    rerun.assert_light("step_through", monkeypatch)


def test_new_experiment_sends_the_maps_of_all_its_shifts_at_once(monkeypatch):
    """Draws, a hand and the walks then ask the server for nothing."""
    rerun.assert_light("translation_invariance", monkeypatch, most_bytes=48 * 1024)


@pytest.mark.parametrize("limit", ["MOST_MESSAGES", "MOST_BYTES"])
def test_run_that_sends_more_is_found(limit, monkeypatch):
    monkeypatch.setattr(rerun, limit, getattr(rerun, limit) // 2)
    with pytest.raises(AssertionError):
        rerun.assert_light("step_through", monkeypatch)

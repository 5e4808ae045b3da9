"""Settings for every test: how hard Hypothesis looks, and which tests need a browser."""

import os

import pytest
from hypothesis import settings

from tests.browser import which

# No deadline: on a shared machine the slowest of a hundred examples says nothing about the code.
settings.register_profile("default", max_examples=100, deadline=None)
# HYPOTHESIS_PROFILE=thorough before a release, or after a change to the core.
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, so that `-m "not browser"` leaves it out."""
    for item in items:
        if any(folder in item.path.parents for folder in which.FOLDERS):
            item.add_marker(pytest.mark.browser)

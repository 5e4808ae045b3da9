"""Settings for every test: how hard Hypothesis looks, and which tests need a browser."""

from pathlib import Path

import pytest

from tests.browser import which
from tests.profiles import register_profiles

register_profiles()


@pytest.fixture
def no_tensorflow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare a test that opens Compare, but not for its answers, the seconds TensorFlow takes to start."""
    monkeypatch.setattr("pooling.frameworks.tensorflow.tensorflow_installed", lambda: False)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Spare a run without a browser the import of its tests: a tenth of all there is to import."""
    without = config.option.markexpr == "not browser"
    return True if without and collection_path in which.FOLDERS else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, so that `-m "not browser"` leaves it out."""
    for item in items:
        if any(folder in item.path.parents for folder in which.FOLDERS):
            item.add_marker(pytest.mark.browser)

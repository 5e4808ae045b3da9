"""Settings for every test: how hard Hypothesis looks, and which tests need a browser."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from xdist.remote import Producer

from pooling.frameworks.tensorflow import WORKER
from pooling.process.parent import HelperProcess
from tests.browser import which
from tests.ending import end_by_itself
from tests.groups import Grouped
from tests.profiles import register_profiles

register_profiles()
# Tests leave little garbage: looking for it as often as Python does takes a fourteenth of their time.
gc.set_threshold(5_000, 20, 1_000)


@pytest.fixture(scope="session")
def tensorflow_worker() -> Iterator[HelperProcess]:
    """TensorFlow's process, one for all tests that ask it; at the end it ends as the app's does."""
    yield WORKER
    end_by_itself(WORKER)


@pytest.fixture
def no_tensorflow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare a test that opens Compare, but not for its answers, the seconds TensorFlow takes to start."""
    monkeypatch.setattr("pooling.frameworks.tensorflow.tensorflow_installed", lambda: False)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Spare a run without a browser the import of its tests: a tenth of all there is to import."""
    without = config.option.markexpr == "not browser"
    return True if without and collection_path in which.FOLDERS else None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Grouped | None:
    """Give each worker whole groups of tests."""
    return Grouped(config, log) if config.getvalue("dist") == "loadgroup" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, so that `-m "not browser"` leaves it out."""
    paths = {item.path for item in items}  # far fewer than tests
    driven = {path for path in paths if any(folder in path.parents for folder in which.FOLDERS)}
    for item in items:
        if item.path in driven:
            item.add_marker(pytest.mark.browser)

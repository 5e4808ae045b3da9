"""The benchmarks are no tests, but each can be imported: it starts on the day it is asked for."""

from importlib import import_module
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks"


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("[a-z]*.py")))
def test_benchmark_finds_what_it_imports(name):
    import_module(f"benchmarks.{name}")

"""How many processors are free."""

import pytest

from pooling.process import processors


@pytest.mark.parametrize(
    ("load", "free"),
    [
        ("0.1 0.2 0.3 1/200 17", 4),
        ("9.9 2.0 1.0 3/200 17", 2),
        ("9.9 2.0 1.0 12/200 17", 1),
        ("odd", 4),
        (None, 4),
    ],
)
def test_free_processors_are_those_with_nothing_else_to_do(monkeypatch, tmp_path, load, free):
    if load is not None:
        (tmp_path / "loadavg").write_text(load, "ascii")
    monkeypatch.setattr(processors, "LOAD", tmp_path / "loadavg")
    monkeypatch.setattr(processors, "PROCESSORS", 4)
    assert processors.free_processors() == free

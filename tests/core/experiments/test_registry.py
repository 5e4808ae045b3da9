"""Every experiment of the lessons: quick, the same each time, and made of plain numbers and texts."""

import time

from pooling.experiments import EXPERIMENTS, TABLES
from tests.each import each


def seconds(experiment):
    """The time of a first run: what is cached is asked to forget."""
    experiment.cache_clear()
    start = time.process_time()
    experiment()
    return time.process_time() - start


@each("name", EXPERIMENTS)
def test_facts_are_plain_and_come_again(name):
    experiment = EXPERIMENTS[name]
    first = dict(experiment())
    assert first, name
    assert {type(value) for value in first.values()} <= {int, float, str}
    assert all(key.isidentifier() for key in first)
    assert seconds(experiment) < 0.3
    assert dict(experiment()) == first


def test_tables_are_rectangles_of_plain_numbers_and_texts():
    for name, table in TABLES.items():
        made = table()
        assert made.rows, name
        assert {len(row) for row in made.rows} == {len(made.head)}, name
        assert {type(cell) for row in made.rows for cell in row} <= {int, float, str}, name

"""What the lessons measure: small experiments whose numbers anyone can have again.

An experiment takes no argument, is cached, draws random numbers from a seed of its own, and takes less
than 0.3 s. `EXPERIMENTS` has their facts by name, `TABLES` those that are a whole table.
"""

from collections.abc import Callable, Mapping

from pooling.experiments.cost import cost, cost_table
from pooling.experiments.facts import Facts, Table

EXPERIMENTS: Mapping[str, Callable[[], Facts]] = {
    "cost": cost,
}
"""The facts of each experiment, by the name that a chapter calls it."""

TABLES: Mapping[str, Callable[[], Table]] = {
    "cost": cost_table,
}
"""What a table or a chart of a chapter shows, by the experiment's name."""

__all__ = ["EXPERIMENTS", "TABLES", "Facts", "Table"]

"""What the lessons measure: small experiments whose numbers anyone can have again.

An experiment takes no argument, is cached, draws random numbers from a seed of its own, and takes less
than 0.3 s. `EXPERIMENTS` has their facts by name, `TABLES` those that are a whole table.
"""

from collections.abc import Callable, Mapping

from pooling.experiments.average_as_convolution import average_as_convolution
from pooling.experiments.cost import cost, cost_table
from pooling.experiments.facts import Facts, Table
from pooling.experiments.from_scratch import columns_by_rows, square_root
from pooling.experiments.keras_layers import keras_layers
from pooling.experiments.min_from_max import min_from_max
from pooling.experiments.photograph import brightness, photograph
from pooling.experiments.relu_chain import relu_chain, relu_chain_table
from pooling.experiments.softmax_between import softmax_between, softmax_between_table

EXPERIMENTS: Mapping[str, Callable[[], Facts]] = {
    "average_as_convolution": average_as_convolution,
    "brightness": brightness,
    "columns_by_rows": columns_by_rows,
    "cost": cost,
    "keras_layers": keras_layers,
    "min_from_max": min_from_max,
    "photograph": photograph,
    "relu_chain": relu_chain,
    "softmax_between": softmax_between,
    "square_root": square_root,
}
"""The facts of each experiment, by the name that a chapter calls it."""

TABLES: Mapping[str, Callable[[], Table]] = {
    "cost": cost_table,
    "relu_chain": relu_chain_table,
    "softmax_between": softmax_between_table,
}
"""What a table or a chart of a chapter shows, by the experiment's name."""

__all__ = ["EXPERIMENTS", "TABLES", "Facts", "Table"]

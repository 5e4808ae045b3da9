"""What the lessons measure: small experiments whose numbers anyone can have again.

An experiment takes no argument, is cached, draws random numbers from a seed of its own, and takes less
than 0.3 s. `EXPERIMENTS` has their facts by name, `TABLES` those that are a whole table.
"""

from collections.abc import Callable, Mapping

from pooling.experiments.chains import chain, chain_table, masks, stride_one
from pooling.experiments.condense import order, square
from pooling.experiments.cost import cost, cost_table
from pooling.experiments.facts import Facts, Table
from pooling.experiments.gradients import gradients, gradients_table
from pooling.experiments.heads import maps, vgg
from pooling.experiments.instead import attention, instead, instead_table, same_numbers
from pooling.experiments.moves import direction, dots, moves, near_same, ring, turned
from pooling.experiments.networks import parameters, resnet
from pooling.experiments.noise import noise, noise_table

EXPERIMENTS: Mapping[str, Callable[[], Facts]] = {
    "cost": cost,
    "square": square,
    "order": order,
    "moves": moves,
    "ring": ring,
    "near_same": near_same,
    "dots": dots,
    "turned": turned,
    "direction": direction,
    "noise": noise,
    "gradients": gradients,
    "vgg": vgg,
    "maps": maps,
    "chain": chain,
    "masks": masks,
    "stride_one": stride_one,
    "instead": instead,
    "same_numbers": same_numbers,
    "attention": attention,
    "resnet": resnet,
    "parameters": parameters,
}
"""The facts of each experiment, by the name that a chapter calls it."""

TABLES: Mapping[str, Callable[[], Table]] = {
    "cost": cost_table,
    "noise": noise_table,
    "gradients": gradients_table,
    "chain": chain_table,
    "instead": instead_table,
}
"""What a table or a chart of a chapter shows, by the experiment's name."""

__all__ = ["EXPERIMENTS", "TABLES", "Facts", "Table"]

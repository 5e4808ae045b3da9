"""What the lessons measure: small experiments whose numbers anyone can have again.

An experiment takes no argument, is cached, draws random numbers from a seed of its own, and takes less
than 0.3 s. `EXPERIMENTS` has their facts by name, `TABLES` those that are a whole table.
"""

from collections.abc import Callable, Mapping

from pooling.experiments.average_as_convolution import average_as_convolution
from pooling.experiments.chains import chain, chain_table, masks, stride_one, stride_one_table
from pooling.experiments.channels import channels
from pooling.experiments.condense import order, square, square_table
from pooling.experiments.cost import cost, cost_table, saved_table
from pooling.experiments.facts import Facts, Table
from pooling.experiments.from_scratch import columns_by_rows, square_root
from pooling.experiments.gradients import gradients, gradients_table
from pooling.experiments.guesses import default_stride, padding_words
from pooling.experiments.heads import maps, sizes_table, vgg, weights_table
from pooling.experiments.instead import attention, instead, instead_table
from pooling.experiments.keras_layers import keras_layers
from pooling.experiments.min_from_max import min_from_max
from pooling.experiments.moves import direction, dots, moves, near_same, ring, turned
from pooling.experiments.networks import parameters, parameters_table, resnet, resnet_table
from pooling.experiments.noise import noise, noise_table
from pooling.experiments.photograph import brightness, photograph
from pooling.experiments.relu_chain import relu_chain, relu_chain_table
from pooling.experiments.softmax_between import softmax_between, softmax_between_table

EXPERIMENTS: Mapping[str, Callable[[], Facts]] = {
    "attention": attention,
    "average_as_convolution": average_as_convolution,
    "brightness": brightness,
    "chain": chain,
    "channels": channels,
    "columns_by_rows": columns_by_rows,
    "cost": cost,
    "default_stride": default_stride,
    "direction": direction,
    "dots": dots,
    "gradients": gradients,
    "instead": instead,
    "keras_layers": keras_layers,
    "maps": maps,
    "masks": masks,
    "min_from_max": min_from_max,
    "moves": moves,
    "near_same": near_same,
    "noise": noise,
    "order": order,
    "parameters": parameters,
    "padding_words": padding_words,
    "photograph": photograph,
    "relu_chain": relu_chain,
    "resnet": resnet,
    "ring": ring,
    "softmax_between": softmax_between,
    "square": square,
    "square_root": square_root,
    "stride_one": stride_one,
    "turned": turned,
    "vgg": vgg,
}
"""The facts of each experiment, by the name that a chapter calls it."""

TABLES: Mapping[str, Callable[[], Table]] = {
    "chain": chain_table,
    "cost": cost_table,
    "gradients": gradients_table,
    "instead": instead_table,
    "noise": noise_table,
    "parameters": parameters_table,
    "relu_chain": relu_chain_table,
    "resnet": resnet_table,
    "saved": saved_table,
    "sizes": sizes_table,
    "softmax_between": softmax_between_table,
    "square": square_table,
    "stride_one": stride_one_table,
    "weights": weights_table,
}
"""What a table or a chart of a chapter shows, by the experiment's name."""

__all__ = ["EXPERIMENTS", "TABLES", "Facts", "Table"]

"""What stands around pooling in a network: convolution, ReLU, dense, softmax, and class activation maps.

>>> from pooling.network import conv2d, relu
>>> relu(conv2d([[1, 2], [3, 1]], [[-1, 1]]))
array([[1.],
       [0.]])
"""

from pooling.network.alternatives import Alternative, alternatives
from pooling.network.attention import Attended, attention_pool
from pooling.network.convolution import conv2d, plan_convolution
from pooling.network.convolution_steps import ConvolutionStep, convolution_step, convolution_steps
from pooling.network.effect import Effect, MapSize, effect_of, measure
from pooling.network.extraction import Extraction, Trace, extract, share_of_zeros, trace
from pooling.network.head import (
    HeadSize,
    class_activation_map,
    class_activation_terms,
    head_sizes,
    shuffle_cells,
)
from pooling.network.kernels import KERNELS, Kernel
from pooling.network.layers import dense, relu, softmax
from pooling.network.random_maps import random_map, random_maps
from pooling.network.stack import Level, Stack, plan_stack
from pooling.network.winners import winners

__all__ = [
    "KERNELS",
    "Alternative",
    "Attended",
    "ConvolutionStep",
    "Effect",
    "Extraction",
    "HeadSize",
    "Kernel",
    "Level",
    "MapSize",
    "Stack",
    "Trace",
    "alternatives",
    "attention_pool",
    "class_activation_map",
    "class_activation_terms",
    "conv2d",
    "convolution_step",
    "convolution_steps",
    "dense",
    "effect_of",
    "extract",
    "head_sizes",
    "measure",
    "plan_convolution",
    "plan_stack",
    "random_map",
    "random_maps",
    "relu",
    "share_of_zeros",
    "shuffle_cells",
    "softmax",
    "trace",
    "winners",
]

"""The gradient of every reduction: `pool_backward`, and what it is made of."""

from pooling.gradient.backward import backpropagate, check_gradient_shape, pool_backward

__all__ = ["backpropagate", "check_gradient_shape", "pool_backward"]

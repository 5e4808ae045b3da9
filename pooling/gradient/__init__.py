"""The gradient of every reduction: `pool_backward`, and what it is made of."""

from pooling.gradient.backward import backpropagate, pool_backward, read_gradient

__all__ = ["backpropagate", "pool_backward", "read_gradient"]

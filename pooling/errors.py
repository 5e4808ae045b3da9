"""The core's one type of error: its message is a sentence that a learner can act on."""


class PoolingError(ValueError):
    """An input, a setting or an argument is not valid.

    The message is one full sentence: what the value is, what is allowed, and one way to fix it. Pages show it
    to the learner as it is.

    Examples
    --------
    >>> from pooling import PoolSpec
    >>> PoolSpec.of("max", 0)
    Traceback (most recent call last):
    pooling.errors.PoolingError: window_shape is (0, 0); every number must be at least 1: raise 0.
    """

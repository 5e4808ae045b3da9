"""The one error type of the core: every refusal is a sentence a learner can act on."""


class PoolingError(ValueError):
    """A refusal by the core.

    The message is one full sentence that says what came, what is allowed and one way to fix it; pages show it
    to the learner as it is.
    """

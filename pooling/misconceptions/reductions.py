"""Which reductions learners compute in place of another."""

CONFUSED_WITH = {
    "max": ("avg", "min", "sum"),
    "avg": ("max", "sum", "min"),
    "min": ("max", "avg", "sum"),
    "sum": ("avg", "max", "min"),
    "lp": ("sum", "max", "avg", "min"),
    "softmax": ("avg", "max", "sum", "min"),
    "lse": ("avg", "max", "softmax", "sum"),
    "gem": ("avg", "max", "lp", "sum"),
    "mixed": ("max", "avg", "sum", "min"),
}
"""The likeliest first."""
ANY = ("avg", "max", "min", "sum")


def confused_with(reduction: str) -> tuple[str, ...]:
    """Return the reductions that learners compute instead, the likeliest first.

    >>> confused_with("max"), confused_with("median")
    (('avg', 'min', 'sum'), ('avg', 'max', 'min', 'sum'))
    """
    return CONFUSED_WITH.get(reduction, ANY)

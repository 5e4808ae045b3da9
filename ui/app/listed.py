"""Several names in a sentence."""

from collections.abc import Iterable


def listed(names: Iterable[str]) -> str:
    """Write names one after the other; nothing for none.

    >>> listed([]), listed(["Flax"]), listed(["Flax", "JAX"]), listed(["Flax", "JAX", "Keras"])
    ('', 'Flax', 'Flax and JAX', 'Flax, JAX and Keras')
    """
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last

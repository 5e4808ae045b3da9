"""Names of the libraries, and of ours and yours beside them."""

from pooling.frameworks.libraries.table import LIBRARIES

OURS, MINE = "ours", "mine"
_NAMES = {OURS: "Ours", MINE: "My output"}


def name_of(key: str) -> str:
    """Return what stands above an answer.

    >>> name_of("torch")
    'PyTorch'
    """
    return _NAMES.get(key) or LIBRARIES[key].name

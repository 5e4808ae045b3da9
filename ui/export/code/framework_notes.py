"""What is said beside the code of a framework that computes something else than we do."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling.frameworks.rules import find_rule


def nan_note(x: NDArray[Any], framework: str) -> str:
    """Write what the framework does with NaN as a comment, if there is one in the input."""
    rule = find_rule(framework, "NaN")
    return f"# {rule.sentence}\n" if rule and np.isnan(np.asarray(x, dtype=np.float64)).any() else ""

"""What is said beside the code of a framework that computes something else than we do."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import PoolSpec
from pooling.frameworks.limits import TORCH
from pooling.frameworks.question import Question
from pooling.frameworks.rules import PYTORCH, find_rule


def nan_note(x: NDArray[Any], framework: str) -> str:
    """Write what the framework does with NaN as a comment, if there is one in the input."""
    rule = find_rule(framework, "NaN")
    return f"# {rule.sentence}\n" if rule and np.isnan(np.asarray(x, dtype=np.float64)).any() else ""


def other_norm(x: NDArray[Any], spec: PoolSpec) -> str | None:
    """Explain that PyTorch's p-norm differs for negative cells with odd p, and for a window past the end."""
    question = Question(x, spec, TORCH)
    differs = spec.reduction == "lp" and (question.ceil_matters or bool((x < 0).any() and spec.p % 2))
    rule = find_rule(PYTORCH, "p-norm")
    return f"PyTorch computes another p-norm here. {rule.sentence}" if differs and rule else None

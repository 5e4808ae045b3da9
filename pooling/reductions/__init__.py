"""What a window becomes: every reduction's definition and derivative, and the one table of them all."""

from pooling.reductions.formulas import SCALE
from pooling.reductions.table import REDUCTIONS, Reduction

__all__ = ["REDUCTIONS", "SCALE", "Reduction"]

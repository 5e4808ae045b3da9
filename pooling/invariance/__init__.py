"""Translation invariance: draw a picture, move it a little, pool it several times, measure what is left.

The experiment is that of Kaggle's computer-vision course (a jittered circle and two dots, four 2 × 2 max
pools), made deterministic, with the numbers that show where invariance begins and where it ends.
"""

from pooling.invariance.equivariance import equivariance_errors
from pooling.invariance.experiment import LevelReport, distinct_results, exact_share, levels, survey
from pooling.invariance.metrics import cosine_distance, same_share
from pooling.invariance.moves import (
    along_line,
    around_circle,
    jitter,
    jitter_probabilities,
    whole_jitter,
)
from pooling.invariance.pictures import FAR, NEAR, circle, disc, dot_pair, edge, one_dot, square, two_dots
from pooling.invariance.shifts import BORDERS, all_shifts, shift
from pooling.invariance.ways import WAYS, Way

__all__ = [
    "BORDERS",
    "FAR",
    "NEAR",
    "WAYS",
    "LevelReport",
    "Way",
    "all_shifts",
    "along_line",
    "around_circle",
    "circle",
    "cosine_distance",
    "disc",
    "distinct_results",
    "dot_pair",
    "edge",
    "equivariance_errors",
    "exact_share",
    "jitter",
    "jitter_probabilities",
    "levels",
    "one_dot",
    "same_share",
    "shift",
    "square",
    "survey",
    "two_dots",
    "whole_jitter",
]

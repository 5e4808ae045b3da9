"""Translation invariance: draw a picture, move it a little, pool it several times, measure what is left.

The experiment is that of Kaggle's computer-vision course (a jittered circle and two dots, four 2 × 2 max
pools), made deterministic, with the numbers that show where invariance begins and where it ends.
"""

from pooling.invariance.experiment import LevelReport, distinct_results, exact_share, levels, survey
from pooling.invariance.metrics import cosine_distance, same_share
from pooling.invariance.pictures import FAR, NEAR, circle, dot_pair, two_dots
from pooling.invariance.shifts import BORDERS, all_shifts, jitter, jitter_probabilities, shift

__all__ = [
    "BORDERS",
    "FAR",
    "NEAR",
    "LevelReport",
    "all_shifts",
    "circle",
    "cosine_distance",
    "distinct_results",
    "dot_pair",
    "exact_share",
    "jitter",
    "jitter_probabilities",
    "levels",
    "same_share",
    "shift",
    "survey",
    "two_dots",
]

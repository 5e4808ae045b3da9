"""The names of what is moved, and of the ways to make a map smaller."""

from pooling.images.samples import SAMPLES
from pooling.invariance import FAR, NEAR

PHOTOS = ("camera", "astronaut", "coins")
P, BETA = 3, 5
"""The power of Lp, and the sharpness of log-sum-exp."""

FIGURES = {
    "circle": "Circle",
    "disc": "Disc",
    "square": "Square",
    "edge": "Edge",
    "dot": "One dot",
    NEAR: "Two dots, near",
    FAR: "Two dots, far",
    "digit": "Digit",
    **{name: SAMPLES[name].title for name in PHOTOS if name in SAMPLES},
    "matrix": "Your matrix",
}
"""The word on the screen for everything that can be moved."""

WAYS = {
    "max": "Max",
    "avg": "Average",
    "min": "Min",
    "subsample": "Stride only",
    "blur": "Max, then blur",
    "lp": f"Lp, p = {P}",
    "lse": f"Log-sum-exp, β = {BETA}",
    "polyphase": "Adaptive polyphase",
}
"""The word on the screen for each way."""

MEANINGS = {
    "max": "The largest cell of each 2 × 2 window.",
    "avg": "The mean of each window.",
    "min": "The smallest cell of each window.",
    "subsample": "Every second cell of every second row: a stride without pooling.",
    "blur": "The maximum at stride 1, then [1 2 1] with stride 2 (Zhang 2019).",
    "lp": "The sum of the cells' third powers, and its third root.",
    "lse": "Between average and max: the logarithm of the mean of exponentials.",
    "polyphase": "The maximum at stride 1; of the four ways to keep every second cell, the one with the "
    "largest norm (Chaman and Dokmanić 2021).",
}

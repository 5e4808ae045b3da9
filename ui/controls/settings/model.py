"""The settings of What pooling does to a model; `__init__.py` has the others."""

from pooling.models.runs import LEARNED, POOLINGS
from ui.controls.setting_types import MOST_SEED, Choice, Number, Setting, Several

POOLING_WORDS = dict(
    zip(POOLINGS, ("Max", "Average", "Strided convolution", "Blur pooling", "No pooling"), strict=True)
)
ASK, SKIP = "ask", "skip"
"""The prediction of a learner who has not been asked yet, and of one who wants none."""

MODEL_SETTINGS: dict[str, Setting] = {
    "models": Several(
        "Networks",
        POOLING_WORDS,
        "max,avg,blur,none",
        "Two to four networks that differ in nothing but this.",
    ),
    "model_head": Choice(
        "Head",
        {"flatten": "Flatten", "global": "Global average"},
        "Flatten: the head sees every cell of every map. Global average: one number a map.",
        "flatten",
    ),
    "bet": Choice(
        "Your prediction",
        {ASK: "none yet", **POOLING_WORDS, SKIP: "no prediction"},
        "Which network will be best on shifted pictures.",
        ASK,
    ),
    "epochs": Number("Epochs", 12, 1, 40, "How often the network sees all pictures that it learns from."),
    "learned": Choice(
        "Learn from",
        {str(count): f"{count:,} digits" for count in (LEARNED, 400, 100)},
        "How many pictures the networks learn from. The 450 test pictures are never among them.",
        str(LEARNED),
    ),
    "seeds": Number(
        "Seeds",
        3,
        1,
        5,
        "How often each network is trained, each time from other random weights: this shows the spread.",
    ),
    "first_seed": Number("First seed", 1, 0, MOST_SEED, "Same seed, same random weights."),
    "train_limit": Choice(
        "Stop after",
        {"30": "30 seconds", "60": "1 minute", "120": "2 minutes", "300": "5 minutes"},
        "The most time that training here may take. What is finished by then is kept.",
        "120",
    ),
}

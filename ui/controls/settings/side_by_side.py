"""The settings of the view *Reductions* of Compare."""

from ui.controls.setting_types import Choice, Flag, Setting, Several, Threshold
from ui.stepper.reduction_words import SIDE_BY_SIDE

SIDE_BY_SIDE_SETTINGS: dict[str, Setting] = {
    "side_by_side": Several(
        "Reductions",
        SIDE_BY_SIDE,
        "max,avg,min,lp,softmax,median",
        "What stands side by side. Blur, Global and Adaptive pool by the reduction that is set above.",
        least=1,
        most=len(SIDE_BY_SIDE),
    ),
    "map_shown": Choice(
        "Show",
        {"result": "Result", "back": "Upsampled", "difference": "Difference"},
        "Result: the pooled map. Upsampled: each input cell gets the mean of the outputs whose windows read "
        "it. Difference: the upsampled map minus the input.",
        "result",
    ),
    "sorted_by": Choice(
        "Sort by",
        {
            "listed": "As listed",
            "difference": "Difference",
            "rms": "RMS",
            "high": "Largest",
            "mean": "Mean",
            "deviation": "Std",
            "active": "Active",
            "total": "Total",
        },
        "The order of the results and of the table. By a difference, the smallest comes first; by anything "
        "else, the largest.",
        "listed",
    ),
    "active_above": Threshold(
        "Active above",
        "A cell is active if it is larger than this. Empty: 0 for numbers, the mean of the input for photos.",
    ),
    "histograms": Flag("Large histograms", "Input and result in the same bins, with the numbers on hover."),
}

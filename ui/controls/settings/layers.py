"""The settings of layers beside plain pooling."""

from ui.controls.setting_types import MOST_SEED, Choice, Flag, Number, Setting
from ui.controls.text_types import Box
from ui.layers.labels import BORDERS, FILTERS, LAYERS, MEANINGS, PHASES, SEQUENCES

LAYER_SETTINGS: dict[str, Setting] = {
    "layer": Choice("Layer", LAYERS, MEANINGS["layer"], "pool"),
    "out_depth": Number("Output slices", 2, 1, 6, "Slices of the output."),
    "out_rows": Number("Output rows", 3, 1, 32, "Rows of the output."),
    "out_cols": Number("Output columns", 3, 1, 32, "Columns of the output."),
    "draw": Number("Draw", 1, 0, MOST_SEED, MEANINGS["draw"]),
    "sequence": Choice("Sequence", SEQUENCES, MEANINGS["sequence"], "random"),
    "overlap": Flag("Overlapping", MEANINGS["overlap"]),
    "phase": Choice("Phase", PHASES, MEANINGS["phase"], "training"),
    "taps": Choice("Filter", FILTERS, MEANINGS["taps"], "3"),
    "blur_border": Choice("Past the edge", BORDERS, MEANINGS["blur_border"], "reflect"),
    "box": Box("Box", "0.25,0.5,3,3.25", MEANINGS["box"]),
    "samples": Number("Samples", 2, 1, 4, MEANINGS["samples"]),
    "aligned": Flag("Aligned", MEANINGS["aligned"], default=True),
}

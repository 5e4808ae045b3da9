"""Words of the settings of layers beside plain pooling, on the screen and in links: they stay as they are."""

LAYERS = {
    "pool": "Pooling",
    "adaptive": "Adaptive",
    "fractional": "Fractional",
    "blur": "Blur",
    "stochastic": "Stochastic",
    "roi_pool": "RoI pool",
    "roi_align": "RoI align",
}
WITHOUT_REDUCTION = ("stochastic", "roi_pool", "roi_align")
"""The layers that have no choice of a reduction."""
SEQUENCES = {"random": "Random", "pseudorandom": "Pseudorandom", "pytorch": "PyTorch"}
PHASES = {"training": "Training", "test": "Test"}
FILTERS = {"3": "1 2 1", "4": "1 3 3 1", "5": "1 4 6 4 1"}
PAST_THE_EDGE = {"reflect": "the mirror image", "replicate": "the last number", "zero": "0"}
"""What the blur reads there, in a sentence."""
BORDERS = {"reflect": "Reflect", "replicate": "Replicate", "zero": "Zero"}

MEANINGS = {
    "layer": "Pooling: windows of one size. Adaptive: the output's size is given. Fractional: an output "
    "nearly as large as the input, by windows that are drawn. Blur: max at stride 1, then blurred with the "
    "stride. "
    "Stochastic: one cell of each window is drawn. RoI: a box becomes a few bins.",
    "draw": "The seed of the random numbers: same seed, same draw.",
    "sequence": "Random: long and short regions in any order. Pseudorandom: one random number sets all, so "
    "they are more regular. PyTorch: windows of the size of Window, at such places.",
    "overlap": "Each region also has the first cell of the next one.",
    "phase": "In training a cell is drawn, the larger the likelier. In a test all count, by these chances.",
    "taps": "The weights of the blur along each axis, before they are divided by their sum.",
    "blur_border": "What the blur reads past the edge: the mirror image, the last number, or 0.",
    "box": "Top, left, bottom and right of the box, in cells.",
    "samples": "Samples along each side of a bin.",
    "aligned": "On: a cell's middle lies half a cell from its edge (Detectron2, ONNX). Off: torchvision's "
    "default, half a cell too far down and right.",
}

"""What is said of common mistakes about layers beside plain pooling; `mistakes` has the numbers."""

from pooling.kinds.base import Layer
from pooling.kinds.weighted import Blur, RoiAlign, RoiPool
from pooling.number_text import format_number

SAY = {
    "fixed": "{typed} is the result of windows that are all alike; here they differ in length: look where "
    "this one begins and ends.",
    "shared": "{typed} leaves out the first cells of the next region: overlapping regions have them too.",
    "next": "{typed} has taken a cell of the next region as well: these regions don't overlap.",
    "unblurred": "{typed} is the number before the blur: average it with its neighbours.",
    "plain": "{typed} is the plain average: the middle counts more, by the weights of the filter.",
    "undivided": "{typed} is the weighted sum; divide it by {total}.",
    "all": "{typed} is the {noun} of all these cells: there are several windows in them, and the filter "
    "averages their results.",
    "max": "{typed} is the largest cell: it is the likeliest, but the draw decides.",
    "test_max": "{typed} is the largest cell: in a test all cells count, by their chances.",
    "weighted": "{typed} is the mean by chance, as in a test; in training one cell is drawn.",
    "avg": "{typed} is the plain average; here larger cells count more, by their chances.",
    "floored": "{typed} comes from a box that is cut down to whole cells: {box} is rounded, halves up.",
    "ceiled": "{typed} comes from a box that is rounded up: {box} is rounded to the nearest, halves up.",
    "exclusive": "{typed} leaves out the last row and column of the rounded box: they count too.",
    "bin_avg": "{typed} is the average of the bin; RoI pool takes the largest cell.",
    "nearest": "{typed} takes the nearest cell of each sample; weight the four cells around it.",
    "other_half": "{typed} reads each sample half a cell {where}: Aligned is {aligned}.",
    "one": "{typed} takes one sample in the middle of the bin; here are {samples}: average them.",
    "sample_max": "{typed} is the largest sample; RoI align averages them.",
    "roi_pool": "{typed} is what RoI pool gives, the largest cell of a rounded bin; RoI align doesn't round.",
}
CELL = {
    "stochastic": "{typed} is a cell of the window, but the draw falls on another: add up the chances in "
    "reading order until the sum is larger than the draw.",
    "blur": "{typed} is one of the cells; the result is a weighted average.",
    "roi_align": "{typed} is one of the cells; the samples lie between the cells.",
}
"""What is said of a cell that is not the result, where that has another reason than for plain pooling."""


def layer_mistakes(layer: Layer, noun: str) -> dict[str, str]:
    """Return the sentence of each mistake; `{typed}` is the typed number, `noun` the layer's reduction."""
    typed = {
        "{total}": str(2 ** ((layer.taps - 1) * layer.rank)) if isinstance(layer, Blur) else "",
        "{noun}": noun,
    }
    if isinstance(layer, RoiPool | RoiAlign):
        typed["{box}"] = ", ".join(map(format_number, layer.box))
    if isinstance(layer, RoiAlign):
        where, aligned = ("down and right", "on") if layer.aligned else ("up and left", "off")
        typed |= {"{where}": where, "{aligned}": aligned, "{samples}": str(layer.samples**2)}
    said = SAY
    for name, text in typed.items():
        said = {key: sentence.replace(name, text) for key, sentence in said.items()}
    return said

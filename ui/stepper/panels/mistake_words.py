"""What is said of the mistakes that one reduction alone invites, and of windows in the wrong places."""

from pooling import PoolSpec
from pooling.number_text import format_number


def own_sentences(spec: PoolSpec) -> dict[str, str]:
    """Return the sentence of each mistake; `{typed}` is the learner's number."""
    middle = "{typed} is one of the two cells in the middle; the median is their mean."
    total = "sum" if spec.reduction == "lp" else "mean"
    window, strides = " × ".join(map(str, spec.window_shape)), dict.fromkeys(spec.strides)
    stride = str(*strides) if len(strides) == 1 else " × ".join(map(str, spec.strides))
    divided = "" if spec.beta == 1 else f", and divide it by {format_number(spec.beta)}"
    return {
        "swapped": f"{{typed}} has the shares swapped: {format_number(spec.alpha)} is the share of the max.",
        "root": f"{{typed}} is the {total} of the powers; take it to the power of 1/{format_number(spec.p)}.",
        "logarithm": f"{{typed}} is the mean of the exponentials; take its logarithm{divided}.",
        "lower": middle,
        "upper": middle,
        "one": f"{{typed}} comes from a window moved by one cell; it moves by the stride, {stride}.",
        "exchanged": f"{{typed}} has window and stride swapped: the window is {window}, the stride {stride}.",
        "turned": f"{{typed}} has the window's rows and columns swapped: it is {window}, rows first.",
    }

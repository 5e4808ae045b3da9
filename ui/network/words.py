"""Every sentence of the figure of Filter, Detect, Condense; braces are filled by the component."""

from pooling import PoolSpec
from pooling.network import KERNELS, Extraction
from pooling.number_text import count_things, format_number
from ui.network.weights import name_of
from ui.stepper.labels import by
from ui.stepper.reduction_words import REDUCTION_WORDS

STAGES = ("Photo", "Filter", "Detect", "Condense")

CONVOLUTION = (
    "A **convolution** moves a window over the photo. At each place it multiplies every cell by the weight "
    "that lies on it, and adds up the products. The weights are the *kernel*, or convolution filter."
)


def about_kernel(text: str) -> str:
    """Say what a convolution is, and what the kernel with these weights finds, if it has a name.

    >>> about_kernel("0,0,0;0,1,0;0,0,0")[-48:]
    ' **Identity**: The cell itself: nothing changes.'
    """
    name = name_of(text)
    found = f" **{KERNELS[name].label}**: {KERNELS[name].meaning}" if name in KERNELS else ""
    return f"{CONVOLUTION}{found}"


ITS_WEIGHTS = "its weights"
FIGURE = {
    "label": "The four pictures; arrow keys go from result to result, Space plays",
    "no_numbers": "Resize the photo to 224 px or less to see its numbers.",
    "kernel": "Kernel",
    "weights": f"{ITS_WEIGHTS}: change one",
    "weight": "Weight in row {row}, column {col}",
    "undo": "Undo",
    "draw": "Draw on the photo",
    "white": "White",
    "black": "Black",
    "blank": "Blank",
    "size": "{n} × {n}",
    "play": "Play",
    "pause": "Pause",
    "next": "Next step",
    "enlarge": "Enlarge the windows",
    "previous": "Previous step",
    "count": "Step {n} of {total}",
    "result": "Result in row {row}, column {col}",
    "filter": "{pairs} = {result}",
    "pair": "{weight} × {value}",
    "filter_many": "Sum of {count} products, weight × pixel = {result}",
    "padding_one": "; 1 weight lies on padding, which is 0",
    "padding": "; {k} weights lie on padding, which is 0",
    "detect": "max(0, {before}) = {after}",
    "no_relu": "no ReLU: {before} stays {after}",
    "condense": "{body} = {result}",
    "field": "It depends on {rows} × {cols} pixels of the photo: {row_places}, {col_places}.",
    "row_one": "row {first}",
    "row_many": "rows {first}–{last}",
    "col_one": "column {first}",
    "col_many": "columns {first}–{last}",
}


def subtitles(made: Extraction) -> tuple[str, str, str, str]:
    """Say in a few words what happens at each stage."""
    return (
        "its pixels, 0 to 255",
        f"convolution {by(made.kernel.shape)}{_dilated(made)}",
        "ReLU, max(0, x)" if made.rectified else "no ReLU",
        pooling_words(made.pool_plan.spec),
    )


def _dilated(made: Extraction) -> str:
    spec = made.filter_plan.spec
    return f", dilation {by(spec.dilations)}" if set(spec.dilations) != {1} else ""


def pooling_words(spec: PoolSpec) -> str:
    """Name a pooling layer: "max pooling 2 × 2, stride 2"."""
    stride = format_number(spec.strides[0]) if len(set(spec.strides)) == 1 else by(spec.strides)
    return f"{REDUCTION_WORDS[spec.reduction].noun} pooling {by(spec.window_shape)}, stride {stride}"


def alternative_text(stage: int, shape: tuple[int, ...]) -> str:
    """Describe a picture for those who do not see it."""
    rows, columns = shape
    names = ("The photo", "The filtered map", "The map after the ReLU", "The pooled map")
    return f"{names[stage]}, {count_things(rows, 'row')} and {count_things(columns, 'column')}"

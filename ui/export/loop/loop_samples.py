"""The lines about a box: the bins of RoI pooling, and the samples of RoI align."""

from pooling.kinds.weighted import RoiAlign, RoiPool
from pooling.roi.pool import rounded

HALF = 0.5
"""A cell's middle lies half a cell after its edge."""


def bin_lines(layer: RoiPool) -> list[tuple[str, str]]:
    """Write the rounded box, and how many rows and columns a bin has."""
    top, left, bottom, right = (int(rounded(side)) for side in layer.box)
    rows, cols = layer.output_shape
    sizes = f"h, w = {max(bottom - top + 1, 1)} / {rows}, {max(right - left + 1, 1)} / {cols}"
    typed = ", ".join(f"{side:g}" for side in layer.box)
    return [
        ("from math import ceil", ""),
        (f"top, left = {top}, {left}  # the box {typed}, rounded to {top}, {left}, {bottom}, {right}", ""),
        (f"{sizes}  # rows and columns in a bin", ""),
    ]


def bin_slices() -> list[str]:
    """Write the rows and the columns of a bin."""
    return ["top + int(i*h):top + ceil((i+1)*h)", "left + int(j*w):left + ceil((j+1)*w)"]


def align_lines(
    layer: RoiAlign, shape: tuple[int, ...], place: str, channel: str
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Write what comes before the loops of RoI align, and what is inside them.

    `place` is that of a result, and `channel` the index of the map's channel.
    """
    rows, cols = shape
    middles = tuple(n + HALF for n in range(layer.samples))
    inside = [
        (f"down = [near(top + i*h + a*h/{layer.samples}, {rows}) for a in {middles}]", ""),
        (f"across = [near(left + j*w + a*w/{layer.samples}, {cols}) for a in {middles}]", ""),
        (f"samples = down @ x{channel} @ np.transpose(across)", "parts"),
        (f"y[{place}] = samples.mean()", "result"),
    ]
    if layer.samples == 1:
        value = f"near(top + i*h + h/2, {rows}) @ x{channel} @ near(left + j*w + w/2, {cols})"
        inside = [(f"y[{place}] = {value}", "result")]
    return [(line, "") for line in [*_near(layer, shape), *box_lines(layer)]], inside


def _near(layer: RoiAlign, shape: tuple[int, ...]) -> list[str]:
    """Write the function that weights the two cells beside a sample."""
    axes = layer.axis_samples(shape)
    outside = not all(axis.inside.all() for axis in axes)
    clipped = "np.clip(at, 0, size - 1)"
    return [
        "def near(at, size):  # weights of the cells: 1 at a cell's middle, 0 a cell away",
        *(["    if not -1 <= at <= size: return np.zeros(size)"] if outside else []),
        f"    return np.maximum(0, 1 - abs({clipped} - np.arange(size)))",
        "",
    ]


def box_lines(layer: RoiAlign) -> list[str]:
    """Write where the samples begin, and the height and width of a bin."""
    top, left, bottom, right = layer.box
    lengths = [_length(top, bottom, layer.aligned), _length(left, right, layer.aligned)]
    half = f" - {HALF}" if layer.aligned else ""
    rows, cols = layer.output_shape
    why = "  # a cell's middle is half a cell after its edge" if layer.aligned else ""
    return [
        f"top, left = {top:g}{half}, {left:g}{half}{why}",
        f"h, w = {lengths[0]} / {rows}, {lengths[1]} / {cols}  # a bin's height and width",
    ]


def _length(start: float, stop: float, aligned: bool) -> str:
    return f"({stop:g} - {start:g})" if aligned or stop - start >= 1 else "1"

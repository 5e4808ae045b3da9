"""Every sentence of One number a map; braces are filled by the component."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pooling import global_pool
from pooling.network import HeadSize
from pooling.number_text import format_number, percent

FIGURE = {
    "label": "Feature maps, one number each; arrow keys go from map to map",
    "maps": "{n} feature maps of {size}",
    "one": "Map {k}",
    "avg": "{total} ÷ {cells} cells = {result}",
    "max": "the largest of {cells} cells = {result}",
    "part": "× weight {weight} = {part} for {label}",
    "count": "Map {k} of {n}",
    "play": "Play",
    "pause": "Pause",
    "next": "Next map",
    "previous": "Previous map",
    "map_alt": "Map {k}: {result}",
    "all": "All",
    "this": "This",
    "so_far": "Up to here",
    "overlay": "Class activation map for {label}",
    "overview": "The {n} numbers",
    "no_numbers": "Point at a map of up to 16 × 16 cells to see its numbers.",
}

WHY_GREY = (
    "With these settings all averages are close to 0.5: fine detail up and down evens out over a map. "
    "The squares look alike, so a head learns nothing from them."
)
ONE_WINDOW = "Global pooling is pooling with one window as large as the map: nothing is left to move."
CUT_OUT = "The photo is made like the pictures of the training: light on black, and cut to its ink."
NO_MORE_SETTINGS = "These maps have no further settings."
TRAINED_ON_AVERAGES = "This network was trained on averages, so it has no classes for maxima."


def verdict(classes: Sequence[str], shares: Sequence[float], answer: int | None) -> str:
    """Say what the network takes a picture for, how sure it is, and whether it is right.

    >>> verdict(["car", "truck"], [0.125, 0.875], 0)
    'Truck, 87.5% sure. It is wrong: this is a car.'
    """
    found = max(range(len(shares)), key=shares.__getitem__)
    said = f"{classes[found].capitalize()}, {percent(shares[found])} sure."
    if answer is None:
        return said
    if answer == found:
        return f"{said} It is right."
    name = classes[answer]
    return f"{said} It is wrong: this is {name if name[0].isdigit() or ' ' in name else f'a {name}'}."


def reasons(label: str, parts: Sequence[float], bias: float, score: float) -> str:
    """Name the maps that count most for a class and against it.

    >>> reasons("car", [2.0, -1.0, 0.25], 0.5, 1.75)
    'Most for “car”: map 1 (+2) and map 3 (+0.25); most against it: map 2 (−1). The bias is 0.5, the score
    1.75.'
    """
    order = sorted(range(len(parts)), key=parts.__getitem__)
    pro = [_named(k, parts[k]) for k in reversed(order[-2:]) if parts[k] > 0]
    contra = [_named(order[0], parts[order[0]])] if parts[order[0]] < 0 else []
    told = [f"Most for “{label}”: {' and '.join(pro)}"] if pro else []
    told += [f"{'most against it' if pro else f'Most against “{label}”'}: {contra[0]}"] if contra else []
    end = f"The bias is {format_number(bias, 3)}, the score {format_number(score, 3)}."
    return f"{'; '.join(told)}. {end}" if told else end


def _named(k: int, part: float) -> str:
    return f"map {k + 1} ({'+' if part > 0 else ''}{format_number(part, 3)})"


def heads(flat: HeadSize, pooled: HeadSize) -> str:
    """Compare the two heads in a sentence.

    >>> from pooling.network import head_sizes
    >>> heads(*head_sizes(5, 5, 8, 2))
    'Flatten needs 400 weights, global pooling 16: 25 times fewer.'
    """
    times = flat.weights / pooled.weights
    if times == 1:
        return f"Both need {flat.weights:,} weights: a map of one cell is its own average."
    return (
        f"Flatten needs {flat.weights:,} weights, global pooling {pooled.weights:,}: "
        f"{format_number(times)} times fewer."
    )


def heads_html(flat: HeadSize, pooled: HeadSize) -> str:
    """Draw the weights of both heads as bars, to one scale."""
    lines = (
        f'<p class="head-bar" style="--share: {size.weights / flat.weights:.6f}"><b>{name}</b>'
        f"<span>{size.features:,} {'feature' if size.features == 1 else 'features'}, "
        f"{size.weights:,} weights</span></p>"
        for name, size in (("Flatten", flat), ("Global pooling", pooled))
    )
    return f"<div>{''.join(lines)}</div>"


def shuffle_words(maps: NDArray[Any], shuffled: NDArray[Any]) -> str:
    """Say what a random order of the cells changes for both heads, measured on these maps.

    >>> import numpy as np
    >>> shuffle_words(np.array([[[1.0, 2.0]]]), np.array([[[2.0, 1.0]]]))
    'Put the cells of each map into a random order: 100% of the cells change, and Flatten passes that on.
    The averages stay the same. Global pooling knows what is in a picture, not where.'
    """
    changed = float(np.mean(maps != shuffled))
    difference = float(np.abs(global_pool(maps) - global_pool(shuffled)).max())
    same = (
        "stay the same"
        if difference == 0
        else f"differ by at most {format_number(difference, 2)}, by rounding"
    )
    return (
        f"Put the cells of each map into a random order: {percent(changed)} of the cells change, and Flatten "
        f"passes that on. The averages {same}. Global pooling knows what is in a picture, not where."
    )

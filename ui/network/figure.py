"""What the component of assets/network is sent: four pictures, their numbers, and where every window lies."""

from base64 import b64encode
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pooling import WindowPlan
from pooling.images import encode_png
from pooling.network import Extraction, winners
from pooling.number_text import format_number
from pooling.windows.axes import AxisPlan
from ui.layers.words import pad_text
from ui.network.paint import Scale, colours_words, maps_of, paint
from ui.network.words import FIGURE, STAGES, alternative_text, subtitles
from ui.stepper.payloads.tables import base64, looked_up, may_look_new
from ui.stepper.reduction_words import REDUCTION_WORDS

MOST_NUMBERS = 256 * 256
"""A picture with more cells is sent without its numbers: they would be megabytes."""

MOST_WHOLE = 100_000
"""`format_number` rounds whole numbers with more than five digits."""

Values = NDArray[Any]


class Made(NamedTuple):
    """The results of the three stages, and what the component is sent of them."""

    extraction: Extraction
    data: dict[str, Any]


def figure_data(made: Extraction) -> dict[str, Any]:
    """Describe the four pictures of an extraction from a photo of uint8."""
    scale = Scale.of(made)
    captions = ["Black 0, white 255.", *(colours_words(each, scale) for each in maps_of(made))]
    parts = zip(STAGES, subtitles(made), paint(made, scale), captions, strict=True)
    pictures = [
        {
            "title": title,
            "note": note,
            "rows": pixels.shape[0],
            "cols": pixels.shape[1],
            "png": b64encode(encode_png(pixels, palette=True)).decode("ascii"),
            "alt": alternative_text(stage, pixels.shape[:2]),
            "caption": caption,
        }
        for stage, (title, note, pixels, caption) in enumerate(parts)
    ]
    return {
        "pictures": pictures,
        "numbers": _numbers(made) if made.photo.size <= MOST_NUMBERS else None,
        "filter": axes_data(made.filter_plan),
        "pool": axes_data(made.pool_plan),
        "weights": [[format_number(weight) for weight in row] for row in made.kernel.tolist()],
        "start": _start(made),
        "rectify": made.rectified,
        "reduction": _reduction(made.pool_plan),
        "words": FIGURE,
    }


def _start(made: Extraction) -> list[int]:
    """Return the place of the strongest response; at padding, zeros make edges of their own."""
    inner = np.ix_(*map(_inner, made.filter_plan.axes, made.pool_plan.axes))
    strongest = np.full(made.condensed.shape, -np.inf)
    strongest[inner] = made.condensed[inner]
    return [int(at) for at in np.unravel_index(int(strongest.argmax()), strongest.shape)]


def _inner(filtered: AxisPlan, pooled: AxisPlan) -> list[int]:
    """Return the results along an axis that depend on no padding, or all of them if each does."""
    whole = filtered.whole_windows()
    reads = [pooled.positions(i) for i in range(pooled.output_size)]
    inner = [i for i, cells in enumerate(reads) if cells[0] in whole and cells[-1] in whole]
    return inner or list(range(pooled.output_size))


def axes_data(plan: WindowPlan) -> dict[str, dict[str, Any]]:
    """Return where each window lies: along rows and columns, in cells of its input."""
    return {
        name: {
            "size": axis.size,
            "start": -axis.before,
            "stride": axis.stride,
            "dilation": axis.dilation,
            "window": axis.window,
            "count": axis.output_size,
        }
        for name, axis in zip(("rows", "cols"), plan.axes, strict=True)
    }


def _reduction(plan: WindowPlan) -> dict[str, Any]:
    """Describe how a window is reduced: its calculation in words, and what an average divides by."""
    words, spec = REDUCTION_WORDS[plan.spec.reduction], plan.spec
    p = format_number(spec.p)
    listed = words.body if "{share}" not in words.term else words.short
    return {
        "body": listed.replace("{p}", p),
        "term": words.term.replace("{p}", p),
        "many": (words.short or words.head).replace("{p}", p),
        "pad": pad_text(plan)[0],
        "divisors": base64(plan.divisors.astype("<u2")) if spec.reduction == "avg" else "",
    }


def _numbers(made: Extraction) -> dict[str, Any]:
    """Encode all numbers; a filtered one and what the ReLU makes of it share their place."""
    filtered = _text_table(made.filtered, made.detected)
    won = winners(made.detected, made.condensed, made.pool_plan)
    return {
        "photo": base64(made.photo.astype(np.uint8)),
        "filtered": filtered,
        "condensed": _text_table(made.condensed),
        "winners": "" if won is None else base64(np.packbits(won.reshape(made.condensed.size, -1), axis=-1)),
    }


def _text_table(values: Values, rectified: Values | None = None) -> dict[str, str]:
    """Encode each different text once, and its index for each cell; with what the same cell is afterwards."""
    numbers, first, which = _distinct(values.ravel())
    changes = may_look_new(np.abs(numbers)) | np.concatenate([[True], np.diff(np.sign(numbers)) != 0])
    table = looked_up(numbers[changes], (np.cumsum(changes) - 1)[which], _texts)
    if rectified is not None:
        table["rectified"] = " ".join(_texts(rectified.ravel()[first[changes]]))
    return table


def _distinct(values: Values) -> tuple[Values, Values, Values]:
    """Return `np.unique` with the first places and the inverse; whole numbers take it a third of the time."""
    low, high = values.min(), values.max()
    if not high - low < values.size or (np.rint(values) != values).any():  # NaN is neither
        return np.unique(values, return_index=True, return_inverse=True)
    which = (values - low).astype(np.intp)
    first = np.full(int(high - low) + 1, values.size)
    first[which[::-1]] = np.arange(values.size)[::-1]
    found = first < values.size
    return np.flatnonzero(found) + low, first[found], (np.cumsum(found) - 1)[which]


def _texts(numbers: Values) -> list[str]:
    """Write numbers as `format_number` does; many whole ones take it a tenth of the time."""
    whole = np.rint(numbers)
    if (whole == numbers).all() and (np.abs(whole) < MOST_WHOLE).all():
        return " ".join(map(str, whole.astype(int).tolist())).replace("-", "−").split(" ")
    return list(map(format_number, numbers.tolist()))

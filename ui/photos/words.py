"""Sentences about a pooled picture: its shape and its range."""

from math import prod

from pooling import WindowPlan
from pooling.images import ALLOWED
from pooling.number_text import format_number
from ui.controls.settings import UPLOAD
from ui.photos.cache import MINUTES
from ui.photos.own import HOURS, MOST_MEGABYTES
from ui.stepper.labels import by, pads_label


def pooled_sentence(plan: WindowPlan, channels: int = 1) -> str:
    """Say what pooling does to a picture: its shape, how many pixels are left, the settings."""
    share = _share(plan.window_count, prod(plan.input_shape))
    settings = f"{layer_words(plan)}: {windows_words(plan, channels)}"
    return f"{by(plan.input_shape)} → {by(plan.output_shape)}: {share}. {settings[0].upper()}{settings[1:]}."


def layer_words(plan: WindowPlan) -> str:
    """Write the settings of a layer: "window 2 × 2, strides 2 × 2, padded by 1"."""
    spec = plan.spec
    dilated = "" if set(spec.dilations) == {1} else f" with dilations {by(spec.dilations)}"
    return f"window {by(spec.window_shape)}{dilated}, strides {by(spec.strides)}{pads_label(plan)}"


def windows_words(plan: WindowPlan, channels: int = 1) -> str:
    """Write the number of windows: "9 windows in each of 3 channels"."""
    each = f" in each of {channels} channels" if channels > 1 else ""
    return f"{plan.window_count:,} window{'' if plan.window_count == 1 else 's'}{each}"


def _share(left: int, of: int) -> str:
    """Write `left` of `of` pixels as words: "a quarter of the pixels", "88.4% of the pixels"."""
    if left == of:
        return "as many pixels as before"
    if left > of:
        return f"{left - of:,} more pixels than before"
    times, rest = divmod(of, left)
    if rest:
        return f"{format_number(100 * left / of, 3)}% of the pixels"
    names = {2: "half the pixels", 3: "a third of the pixels", 4: "a quarter of the pixels"}
    return names.get(times, f"1 pixel for every {times:,}")


CAMERA_NAME = "Camera photo"
TAKE_ANOTHER = "Take another"


def no_photo_yet(source: str) -> str:
    """Say how to choose a photo, and what becomes of it; a link cannot contain one."""
    file = f"Choose a {ALLOWED} file above, up to {MOST_MEGABYTES} MB"
    how = file if source == UPLOAD else "Take a photo above"
    return (
        f"{how}, or pick a sample photo. The server keeps your photo in memory, for this tab alone, until "
        f"{HOURS} hours after its last use, and pictures made from it for {MINUTES} minutes. Links do not "
        "include it."
    )


def lost_photo() -> str:
    """Say why a photo is gone after a reload or a restart."""
    return (
        f"Your photo is gone: the server keeps it for {HOURS} hours after its last use, and forgets it when "
        "it restarts or is full. Choose it again."
    )


def file_gone() -> str:
    """Say that the server no longer has the file that the field shows."""
    return "The server has lost this file; choose it again."


def still_used(sentence: str, name: str) -> str:
    """Say which photo is pooled while the new file is not a picture."""
    return f"{sentence} Still using {name}."


LENS = {
    "hint": "Point at a picture or tap it: the same place is enlarged in all. "
    "On the photo, arrow keys move it.",
    "told": "Row {row}, column {col}: {input}. Its window, rows {rows} and columns {cols}: max {max}, "
    "average {avg}, min {min}.",
    "range": "{first}–{last}",
    "no_number": "no number",
    "wipe": "Photo over results",
}
LENS_KEYS = "The photo; arrow keys move the lens"

PANELS = {
    "input": "The photo before pooling",
    "max": "Maximum of each window",
    "avg": "Average of each window",
    "min": "Minimum of each window",
}


def panel_caption(name: str, low: float, high: float, mean: float, before: float) -> str:
    """Say what a panel shows, its range and mean, and how the mean changed from `before`."""
    change = "" if name == "input" else f" ({_change(mean, before)})"
    lowest, highest = format_number(low), format_number(high)
    return f"{PANELS[name]}. Range {lowest} to {highest}, mean {mean:.1f}{change}."


def _change(mean: float, before: float) -> str:
    if f"{mean:.1f}" == f"{before:.1f}":
        return "as before"
    size = f"{abs(mean - before):.1f}"
    return f"{size if size != '0.0' else 'less than 0.1'} {'brighter' if mean > before else 'darker'}"

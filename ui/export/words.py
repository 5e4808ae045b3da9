"""Words of what a learner takes along: copies and the GIF; the stepper's own buttons have theirs."""

from math import ceil

NAMES = {
    "max": "max",
    "min": "min",
    "avg": "average",
    "sum": "sum",
    "lp": "p-norm",
    "softmax": "softmax-weighted mean",
}

COPY_LINK = {"label": "Share", "done": "Link copied", "failed": "Copy the address bar"}
COPY_TEXT = {"done": "Copied", "failed": "The browser refused"}

KEEP = {
    "label": "Keep",
    "copy": "**Copy as**",
    "gif": "**Film for slides**",
    "speed": "Frames a second",
    "make": "Make the GIF",
    "making": "Drawing the frames …",
    "download": "Download the GIF, {size}",
    "load": "The code opens the picture as a file: these are too many numbers to paste.",
    "picture": "Download {name}, {size}",
    "nothing": "There is nothing to keep yet.",
    "covered": "**Predict** is on: copies and the film, which give results away, come back with its end.",
}


def gif_sentence(total: int, frames: int, seconds: float) -> str:
    """Say what the GIF shows, how long it lasts, and which steps it leaves out.

    >>> gif_sentence(4, 4, 6.5)
    'All 4 steps, 960 × 540 pixels, 7 seconds and again from the start.'
    >>> gif_sentence(961, 321, 325)
    'Every 3rd of 961 steps, 960 × 540 pixels, 5 minutes and again from the start.'
    """
    every = -(-total // frames)
    steps = f"All {total} steps" if every == 1 else f"Every {_ordinal(every)} of {total:,} steps"
    shown = "The only step" if total == 1 else steps
    return f"{shown}, 960 × 540 pixels, {_duration(seconds)} and again from the start."


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _duration(seconds: float) -> str:
    whole, unit = (round(seconds / 60), "minute") if seconds >= 90 else (ceil(seconds), "second")
    return f"{whole} {unit}{'' if whole == 1 else 's'}"


def file_size(count: int) -> str:
    """Write a number of bytes for people.

    >>> file_size(52_300), file_size(2_270_000)
    ('52 kB', '2.3 MB')
    """
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1000))} kB"

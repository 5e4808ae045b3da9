"""Words of the export menu: pictures, copies, the notebook and the GIF."""

from math import ceil

COPY_LINK = {"label": "Share", "done": "Link copied", "failed": "Copy the address bar"}
COPY_TEXT = {"done": "Copied", "failed": "Copying is blocked", "icon": "copy"}
SAVE_PICTURE = {
    "group": "Picture of this step",
    "done": "Saved",
    "failed": "No figure to save",
    "icon": "picture",
}
OPEN_PAGE = {
    "label": "Open to print",
    "done": "Opened",
    "failed": "Blocked: download it",
    "icon": "print",
}
PICTURES = {"PNG": "png", "SVG": "svg"}

EXPORT = {
    "label": "Export",
    "code": "Copy code",
    "tables": "Copy numbers",
    "notebook": "Jupyter notebook",
    "figure": "This figure as one HTML file",
    "figure_title": "Pooling, step by step",
    "speed": "GIF for slides, frames per second",
    "make": "Create the GIF",
    "making": "Drawing the frames…",
    "stop": "Stop",
    "download": "Download the GIF, {size}",
    "load": "There are too many numbers to paste, so the code opens the picture as a file.",
    "picture": "Download {name}, {size}",
    "nothing": "Nothing else to export yet.",
    "covered": "The rest of Export is off during **Predict**, so it doesn't give answers away.",
}


def gif_sentence(total: int, frames: int, seconds: float) -> str:
    """Describe the GIF: its steps, its size and how long it lasts.

    >>> gif_sentence(4, 4, 6.5)
    '4 steps, 960 × 540 px, 7 s, loops'
    >>> gif_sentence(961, 321, 325)
    'Every 3rd of 961 steps, 960 × 540 px, 5 min, loops'
    """
    every = -(-total // frames)
    steps = "1 step" if total == 1 else f"{total:,} steps"
    shown = steps if every == 1 else f"Every {_ordinal(every)} of {steps}"
    return f"{shown}, 960 × 540 px, {_duration(seconds)}, loops"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _duration(seconds: float) -> str:
    return f"{round(seconds / 60)} min" if seconds >= 90 else f"{ceil(seconds)} s"


def file_size(count: int) -> str:
    """Write a number of bytes in kB or MB.

    >>> file_size(52_300), file_size(2_270_000)
    ('52 kB', '2.3 MB')
    """
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1000))} kB"

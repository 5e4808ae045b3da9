"""The export menu: pictures, code and numbers for other programs, a notebook, and a GIF for slides."""

from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec
from pooling.images import encode_png
from pooling.kinds.base import Layer
from pooling.kinds.dispatch import plan_windows, pool
from ui.app.plain_text import plain
from ui.app.widgets.share import take_buttons
from ui.export.copies import csv, latex, latex_steps, markdown
from ui.export.every_code import every_code
from ui.export.notebook import NOTEBOOK, notebook
from ui.export.photo_copies import FILE, as_picture, needs_file, opening
from ui.export.widgets.gif import gif_part
from ui.export.words import EXPORT, file_size

MOST_STEPS = 1024  # whose calculations can be copied
WIDTH = 540  # px


def export_menu(x: NDArray[Any], spec: PoolSpec, *, photo: bool = False, covered: bool = False) -> None:
    """Draw the menu for pooling `x`, with or without channels in front; it is filled when it is opened.

    It has only the picture of the figure while the results are `covered`, because the learner predicts them,
    and if no window of `spec` fits `x`.
    """
    menu = st.popover(EXPORT["label"], icon=":material/download:", key="export", on_change="rerun")
    if not menu.open:
        return
    with menu, st.container(width=WIDTH, gap="small"):
        why_not, total = _window_count(x, spec)
        if covered or why_not:
            take_buttons({}, key="copies")
            st.caption(EXPORT["covered"] if covered else f"{EXPORT['nothing']} {plain(why_not)}")
            return
        _copies(x, spec)
        if isinstance(spec, Layer):
            st.caption(EXPORT["layer"])
            return
        _notebook(x, spec)
        gif_part(x, spec, photo, total)


def _window_count(x: NDArray[Any], spec: PoolSpec) -> tuple[str, int]:
    """Return why there is no window, or how many there are."""
    try:
        return "", plan_windows(spec, x.shape[-spec.rank :]).window_count
    except PoolingError as error:
        return str(error), 0


def _copies(x: NDArray[Any], spec: PoolSpec) -> None:
    """Draw the buttons; the code for a photo opens it as a file, which is offered too."""
    in_file = needs_file(x)
    codes, reasons = every_code(x, spec, opening(x) if in_file else "")
    take_buttons({EXPORT["code"]: codes, EXPORT["tables"]: {} if in_file else _tables(x, spec)}, key="copies")
    for reason in reasons:
        st.caption(plain(reason))
    if in_file:
        st.caption(EXPORT["load"])
        picture = encode_png(as_picture(x))
        label = EXPORT["picture"].format(name=FILE, size=file_size(len(picture)))
        st.download_button(label, picture, FILE, "image/png", key="picture", on_click="ignore")


def _tables(x: NDArray[Any], spec: PoolSpec) -> dict[str, str | list[str]]:
    return {
        "Input as CSV": csv(x),
        "Output as CSV": csv(pool(x, spec)),
    } | ({} if isinstance(spec, Layer) else _written(x, spec))


def _written(x: NDArray[Any], spec: PoolSpec) -> dict[str, str | list[str]]:
    return {
        "Markdown": markdown(x, spec),
        "LaTeX": latex(x, spec),
        "This step in LaTeX": latex_steps(x, spec, MOST_STEPS),
    }


def _notebook(x: NDArray[Any], spec: PoolSpec) -> None:
    file = notebook(x, spec)
    label = EXPORT["notebook"].format(size=file_size(len(file.encode())))
    st.download_button(label, file, NOTEBOOK, "application/x-ipynb+json", key="notebook", on_click="ignore")

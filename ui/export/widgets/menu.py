"""The menu of what a learner takes along: the numbers as text for other programs, and a GIF for slides."""

from hashlib import sha256
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, plan_windows, pool
from pooling.images import encode_png
from ui.app.widgets.notices import plain
from ui.app.widgets.share import copy_buttons
from ui.export.code_copies import numpy_code
from ui.export.copies import csv, latex, latex_steps, markdown
from ui.export.framework_copies import tensorflow_code, torch_code
from ui.export.gif.animation import frames_of, gif_seconds, make_gif
from ui.export.photo_copies import FILE, as_picture, opening
from ui.export.words import KEEP, file_size, gif_sentence

MOST_CELLS = 32  # a side; beyond, nobody pastes the numbers
MOST_STEPS = 1024  # whose calculations are kept ready for copying
MOST_GIFS = 4  # kept on the server, so that opening the menu again does not draw it again
SPEEDS = [0.5, 1.0, 2.0, 4.0, 8.0]
WIDTH = 420  # px


def keep_menu(x: NDArray[Any], spec: PoolSpec, *, photo: bool = False, covered: bool = False) -> None:
    """Draw the menu for pooling `x`, of shape (H, W); what it offers is made when it is opened.

    While the results are `covered`, because the learner is to predict them, it offers nothing; nor where
    `spec` lays no window on `x`.
    """
    menu = st.popover(KEEP["label"], icon=":material/download:", key="keep", on_change="rerun")
    if not menu.open:
        return
    with menu, st.container(width=WIDTH):
        if covered:
            st.caption(KEEP["covered"])
            return
        try:
            total = plan_windows(spec, x.shape[-spec.rank :]).window_count
        except PoolingError as refusal:
            st.caption(f"{KEEP['nothing']} {plain(str(refusal))}")
            return
        st.markdown(KEEP["copy"])
        if photo and (x.ndim > 2 or max(x.shape) > MOST_CELLS):
            _photo_copies(x, spec)
        else:
            _copies(x, spec)
        st.markdown(KEEP["gif"])
        _gif(x, spec, photo, total)


def _photo_copies(x: NDArray[Any], spec: PoolSpec) -> None:
    """Offer code that opens the picture, and the picture."""
    texts, refusals = _codes(x, spec, opening(x))
    st.caption(KEEP["load"])
    copy_buttons(texts, key="copies")
    picture = encode_png(as_picture(x))
    label = KEEP["picture"].format(name=FILE, size=file_size(len(picture)))
    st.download_button(label, picture, FILE, "image/png", key="picture", on_click="ignore")
    for refusal in refusals:
        st.caption(plain(refusal))


def _codes(x: NDArray[Any], spec: PoolSpec, *opening: str) -> tuple[dict[str, str | list[str]], list[str]]:
    """Return code by what it is for, and why there is none."""
    texts: dict[str, str | list[str]] = {"NumPy": numpy_code(x, spec, *opening)}
    refusals = []
    for name, write in (("TensorFlow", tensorflow_code), ("PyTorch", torch_code)):
        try:
            texts[name] = write(x, spec, *opening)
        except PoolingError as error:
            refusals.append(f"No {name}: {error}")
    return texts, refusals


def _copies(x: NDArray[Any], spec: PoolSpec) -> None:
    texts, refusals = _codes(x, spec)
    texts |= {"Input as CSV": csv(x), "Output as CSV": csv(pool(x, spec)), "Markdown": markdown(x, spec)}
    texts |= {"LaTeX": latex(x, spec), "This step in LaTeX": latex_steps(x, spec, MOST_STEPS)}
    copy_buttons(texts, key="copies")
    for refusal in refusals:
        st.caption(plain(refusal))


def _gif(x: NDArray[Any], spec: PoolSpec, photo: bool, total: int) -> None:
    """Ask for the speed, say what the GIF of `total` steps will be, draw it on demand, offer it."""
    speed = st.segmented_control(
        KEEP["speed"], SPEEDS, default=1.0, format_func="{:g}".format, key="gif_speed", required=True
    )
    frames = len(frames_of(total))
    st.caption(gif_sentence(total, frames, gif_seconds(frames, speed)))
    name, gifs = _gif_name(x, spec, speed, photo), _gifs()
    if st.button(KEEP["make"], icon=":material/movie:", key="make_gif", disabled=name in gifs):
        bar = st.progress(0.0, KEEP["making"])
        gif = make_gif(x, spec, speed, photo=photo, progress=lambda done: _tell(bar, done))
        remember(gifs, name, gif)
        bar.empty()
    if name in gifs:
        label = KEEP["download"].format(size=file_size(len(gifs[name])))
        st.download_button(
            label, gifs[name], "pooling.gif", "image/gif", key="gif", on_click="ignore", type="primary"
        )


def _tell(bar: Any, done: float) -> None:
    bar.progress(done, KEEP["making"])


def remember(gifs: dict[str, bytes], name: str, gif: bytes) -> None:
    """Keep a GIF; of more than a few, the oldest goes.

    >>> gifs = {name: b"" for name in "abcd"}
    >>> remember(gifs, "e", b"")
    >>> list(gifs)
    ['b', 'c', 'd', 'e']
    """
    gifs[name] = gif
    for oldest in list(gifs)[:-MOST_GIFS]:
        gifs.pop(oldest, None)


def _gif_name(x: NDArray[Any], spec: PoolSpec, speed: float, photo: bool) -> str:
    """Name a GIF by everything that it depends on."""
    settings = repr((spec, speed, photo, x.shape, str(x.dtype)))
    return sha256(settings.encode() + x.tobytes()).hexdigest()


@st.cache_resource
def _gifs() -> dict[str, bytes]:
    """Hold the last GIFs of everybody on this server."""
    return {}

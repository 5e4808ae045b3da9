"""The export menu: the numbers as text for other programs, and a GIF for slides."""

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
from ui.export.photo_copies import FILE, as_picture, needs_file, opening
from ui.export.words import EXPORT, file_size, gif_sentence

MOST_STEPS = 1024  # whose calculations can be copied
MOST_GIFS = 4  # cached on the server, so that opening the menu again does not redraw them
SPEEDS = [0.5, 1.0, 2.0, 4.0, 8.0]
WIDTH = 420  # px


def export_menu(x: NDArray[Any], spec: PoolSpec, *, photo: bool = False, covered: bool = False) -> None:
    """Draw the menu for pooling `x`, of shape (H, W); its content is made when it is opened.

    It is empty while the results are `covered`, because the learner predicts them, and if no window of `spec`
    fits `x`.
    """
    menu = st.popover(EXPORT["label"], icon=":material/download:", key="export", on_change="rerun")
    if not menu.open:
        return
    with menu, st.container(width=WIDTH):
        if covered:
            st.caption(EXPORT["covered"])
            return
        try:
            total = plan_windows(spec, x.shape[-spec.rank :]).window_count
        except PoolingError as error:
            st.caption(f"{EXPORT['nothing']} {plain(str(error))}")
            return
        st.markdown(EXPORT["copy"])
        if needs_file(x):
            _photo_copies(x, spec)
        else:
            _copies(x, spec)
        st.markdown(EXPORT["gif"])
        _gif(x, spec, photo, total)


def _photo_copies(x: NDArray[Any], spec: PoolSpec) -> None:
    """Draw buttons for code that opens the picture, and for the picture."""
    texts, reasons = _codes(x, spec, opening(x))
    st.caption(EXPORT["load"])
    copy_buttons(texts, key="copies")
    picture = encode_png(as_picture(x))
    label = EXPORT["picture"].format(name=FILE, size=file_size(len(picture)))
    st.download_button(label, picture, FILE, "image/png", key="picture", on_click="ignore")
    for reason in reasons:
        st.caption(plain(reason))


def _codes(x: NDArray[Any], spec: PoolSpec, *opening: str) -> tuple[dict[str, str | list[str]], list[str]]:
    """Return the code by library, and the reasons why some have none."""
    texts: dict[str, str | list[str]] = {"NumPy": numpy_code(x, spec, *opening)}
    reasons = []
    for name, write in (("TensorFlow", tensorflow_code), ("PyTorch", torch_code)):
        try:
            texts[name] = write(x, spec, *opening)
        except PoolingError as error:
            reasons.append(f"No {name}: {error}")
    return texts, reasons


def _copies(x: NDArray[Any], spec: PoolSpec) -> None:
    texts, reasons = _codes(x, spec)
    texts |= {"Input as CSV": csv(x), "Output as CSV": csv(pool(x, spec)), "Markdown": markdown(x, spec)}
    texts |= {"LaTeX": latex(x, spec), "This step in LaTeX": latex_steps(x, spec, MOST_STEPS)}
    copy_buttons(texts, key="copies")
    for reason in reasons:
        st.caption(plain(reason))


def _gif(x: NDArray[Any], spec: PoolSpec, photo: bool, total: int) -> None:
    """Ask for the speed, describe the GIF of `total` steps, draw it on demand, offer the download."""
    speed = st.segmented_control(
        EXPORT["speed"], SPEEDS, default=1.0, format_func="{:g}".format, key="gif_speed", required=True
    )
    frames = len(frames_of(total))
    st.caption(gif_sentence(total, frames, gif_seconds(frames, speed)))
    name, gifs = _gif_name(x, spec, speed, photo), _gifs()
    if st.button(EXPORT["make"], icon=":material/movie:", key="make_gif", disabled=name in gifs):
        bar = st.progress(0.0, EXPORT["making"])
        gif = make_gif(x, spec, speed, photo=photo, progress=lambda done: _tell(bar, done))
        remember(gifs, name, gif)
        bar.empty()
    if name in gifs:
        label = EXPORT["download"].format(size=file_size(len(gifs[name])))
        st.download_button(
            label, gifs[name], "pooling.gif", "image/gif", key="gif", on_click="ignore", type="primary"
        )


def _tell(bar: Any, done: float) -> None:
    bar.progress(done, EXPORT["making"])


def remember(gifs: dict[str, bytes], name: str, gif: bytes) -> None:
    """Cache a GIF; if there are too many, forget the oldest.

    >>> gifs = {name: b"" for name in "abcd"}
    >>> remember(gifs, "e", b"")
    >>> list(gifs)
    ['b', 'c', 'd', 'e']
    """
    gifs[name] = gif
    for oldest in list(gifs)[:-MOST_GIFS]:
        gifs.pop(oldest, None)


def _gif_name(x: NDArray[Any], spec: PoolSpec, speed: float, photo: bool) -> str:
    """Return a hash of everything a GIF depends on."""
    settings = repr((spec, speed, photo, x.shape, str(x.dtype)))
    return sha256(settings.encode() + x.tobytes()).hexdigest()


@st.cache_resource
def _gifs() -> dict[str, bytes]:
    """Hold the most recent GIFs of all sessions."""
    return {}

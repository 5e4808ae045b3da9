"""The menu of what a learner takes along: the numbers as text for other programs, and a film for slides."""

from hashlib import sha256
from itertools import islice
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec, plan_windows, pool, steps
from ui.code_copies import numpy_code
from ui.copies import csv, latex, latex_step, markdown
from ui.film import film_seconds, frames_of, make_film
from ui.framework_copies import tensorflow_code, torch_code
from ui.keep_words import KEEP, file_size, film_sentence
from ui.notices import plain
from ui.share import copy_buttons

MOST_CELLS = 32  # a side; beyond, nobody pastes the numbers
MOST_STEPS = 1024  # whose calculations are kept ready for copying
MOST_FILMS = 4  # kept on the server, so that opening the menu again does not draw a film again
SPEEDS = [0.5, 1.0, 2.0, 4.0, 8.0]
WIDTH = 420  # px


def keep_menu(x: NDArray[Any], spec: PoolSpec, *, photo: bool = False) -> None:
    """Draw the menu for pooling `x`, of shape (H, W); what it offers is made when it is opened."""
    menu = st.popover(KEEP["label"], icon=":material/download:", key="keep", on_change="rerun")
    if not menu.open:
        return
    with menu, st.container(width=WIDTH):
        if x.ndim > 2:
            st.caption(KEEP["one_channel"])
            return
        st.markdown(KEEP["copy"])
        if max(x.shape) > MOST_CELLS:
            st.caption(KEEP["too_large"].format(most=MOST_CELLS))
        else:
            _copies(x, spec)
        st.markdown(KEEP["film"])
        _film(x, spec, photo)


def _copies(x: NDArray[Any], spec: PoolSpec) -> None:
    texts: dict[str, str | list[str]] = {"NumPy": numpy_code(x, spec)}
    refusals = []
    for name, write in (("TensorFlow", tensorflow_code), ("PyTorch", torch_code)):
        try:
            texts[name] = write(x, spec)
        except PoolingError as error:
            refusals.append(f"No {name}: {error}")
    texts |= {"Input as CSV": csv(x), "Output as CSV": csv(pool(x, spec)), "Markdown": markdown(x, spec)}
    texts |= {"LaTeX": latex(x, spec), "This step in LaTeX": _every_step(x, spec)}
    copy_buttons(texts, key="copies")
    for refusal in refusals:
        st.caption(plain(refusal))


def _every_step(x: NDArray[Any], spec: PoolSpec) -> list[str]:
    return [latex_step(step, spec) for step in islice(steps(x, spec), MOST_STEPS)]


def _film(x: NDArray[Any], spec: PoolSpec, photo: bool) -> None:
    """Ask for the speed, say what the film will be, draw it on demand, offer it."""
    total = plan_windows(spec, x.shape).window_count
    speed = st.segmented_control(
        KEEP["speed"], SPEEDS, default=1.0, format_func="{:g}".format, key="film_speed", required=True
    )
    frames = len(frames_of(total))
    st.caption(film_sentence(total, frames, film_seconds(frames, speed)))
    name, films = _film_name(x, spec, speed, photo), _films()
    if st.button(KEEP["make"], icon=":material/movie:", key="make_film", disabled=name in films):
        bar = st.progress(0.0, KEEP["making"])
        film = make_film(x, spec, speed, photo=photo, progress=lambda done: _tell(bar, done))
        remember(films, name, film)
        bar.empty()
    if name in films:
        label = KEEP["download"].format(size=file_size(len(films[name])))
        st.download_button(
            label, films[name], "pooling.gif", "image/gif", key="film", on_click="ignore", type="primary"
        )


def _tell(bar: Any, done: float) -> None:
    bar.progress(done, KEEP["making"])


def remember(films: dict[str, bytes], name: str, film: bytes) -> None:
    """Keep a film; of more than a few, the oldest goes.

    >>> films = {name: b"" for name in "abcd"}
    >>> remember(films, "e", b"")
    >>> list(films)
    ['b', 'c', 'd', 'e']
    """
    films[name] = film
    for oldest in list(films)[:-MOST_FILMS]:
        films.pop(oldest, None)


def _film_name(x: NDArray[Any], spec: PoolSpec, speed: float, photo: bool) -> str:
    """Name a film by everything that it depends on."""
    settings = repr((spec, speed, photo, x.shape, str(x.dtype)))
    return sha256(settings.encode() + x.tobytes()).hexdigest()


@st.cache_resource
def _films() -> dict[str, bytes]:
    """Hold the last films of everybody on this server."""
    return {}

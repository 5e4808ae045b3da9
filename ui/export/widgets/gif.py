"""The part of the export menu that makes a GIF, while the learner goes on."""

from functools import partial
from hashlib import sha256
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolSpec
from ui.app.widgets.ask_again import ask_again
from ui.export.gif.animation import frames_of, gif_seconds, make_gif
from ui.export.gif.making import GifMaker
from ui.export.words import EXPORT, file_size, gif_sentence

SPEEDS = [0.5, 1.0, 2.0, 4.0, 8.0]


def gif_part(x: NDArray[Any], spec: PoolSpec, photo: bool, total: int) -> None:
    """Draw the part, for a GIF of `total` steps: it alone is drawn again while the GIF is made."""

    def part() -> None:
        speed = _speed()
        name = _name(x, spec, speed, photo)
        frames = len(frames_of(total))
        st.caption(gif_sentence(total, frames, gif_seconds(frames, speed)))
        _state(name, lambda: _maker().start(name, partial(_make, x, spec, speed, photo)))

    st.fragment(part)()


def _speed() -> float:
    speed: float = st.segmented_control(
        EXPORT["speed"], SPEEDS, default=1.0, format_func="{:g}".format, key="gif_speed", required=True
    )
    return speed


def _state(name: str, start: Any) -> None:
    """Draw the button that makes the GIF, or how far it is, or the button that downloads it."""
    maker = _maker()
    done, gif = maker.progress(name), maker.gif(name)  # in this order: between the two it may be finished
    if gif is not None:
        label = EXPORT["download"].format(size=file_size(len(gif)))
        st.download_button(
            label, gif, "pooling.gif", "image/gif", key="gif", on_click="ignore", type="primary"
        )
    elif done is None:
        st.button(EXPORT["make"], icon=":material/movie:", key="make_gif", on_click=start)
    else:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.progress(done, EXPORT["making"])
            st.button(EXPORT["stop"], key="stop_gif", on_click=maker.stop, args=(name,))
        ask_again()


def _make(x: NDArray[Any], spec: PoolSpec, speed: float, photo: bool, progress: Any) -> bytes:
    return make_gif(x, spec, speed, photo=photo, progress=progress)


def _name(x: NDArray[Any], spec: PoolSpec, speed: float, photo: bool) -> str:
    """Return a hash of everything a GIF depends on."""
    settings = repr((spec, speed, photo, x.shape, str(x.dtype)))
    return sha256(settings.encode() + x.tobytes()).hexdigest()


@st.cache_resource(show_spinner=False)
def _maker() -> GifMaker:
    return GifMaker()

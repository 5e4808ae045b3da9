"""The export menu: pictures, code and numbers for other programs, a notebook, and a GIF for slides."""

from functools import partial
from hashlib import sha256
from typing import Any

import streamlit as st
from numpy.typing import NDArray

from pooling import PoolingError, PoolSpec
from pooling.images import encode_png
from pooling.kinds.dispatch import plan_windows, pool
from ui.app.plain_text import plain
from ui.app.widgets.ask_again import ask_again
from ui.app.widgets.downloads import export_popover
from ui.app.widgets.share import take_buttons
from ui.export.code.layer_codes import every_code
from ui.export.gif.animation import frames_of, gif_seconds, make_gif
from ui.export.gif.making import GifMaker
from ui.export.latex import latex, latex_steps
from ui.export.notebook import NOTEBOOK, notebook
from ui.export.photo_code import FILE, as_picture, needs_file, opening
from ui.export.tables import csv, markdown
from ui.export.words import EXPORT, file_size, gif_sentence
from ui.stepper.data import Screen, stepper_data

SPEEDS = [0.5, 1.0, 2.0, 4.0, 8.0]  # frames per second
MOST_STEPS = 1024  # whose calculations can be copied
WIDTH = 540  # px
FIGURE = "pooling-figure.html"


def export_menu(x: NDArray[Any], spec: PoolSpec, *, photo: bool = False, covered: bool = False) -> None:
    """Draw the menu for pooling `x`, with or without channels in front; it is filled when it is opened.

    It has only the picture of the figure while the results are `covered`, because the learner predicts them,
    and if no window of `spec` fits `x`.
    """
    menu = export_popover()
    if not menu.open:
        return
    with menu, st.container(width=WIDTH, gap="small"):
        why_not, total = _window_count(x, spec)
        if covered or why_not:
            take_buttons({}, key="copies")
            st.caption(EXPORT["covered"] if covered else f"{EXPORT['nothing']} {plain(why_not)}")
            return
        _copies(x, spec)
        with st.container(horizontal=True, gap="small"):
            _notebook(x, spec)
            if not needs_file(x):
                _figure(x, spec)
        _gif(x, spec, photo, total)


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
        "Markdown": markdown(x, spec),
        "LaTeX": latex(x, spec),
        "This step in LaTeX": latex_steps(x, spec, MOST_STEPS),
    }


def _notebook(x: NDArray[Any], spec: PoolSpec) -> None:
    """Offer the notebook, which is written when it is asked for: what writes it takes time to import."""
    label, made = EXPORT["notebook"], partial(notebook, x, spec)
    st.download_button(label, made, NOTEBOOK, "application/x-ipynb+json", key="notebook", on_click="ignore")


def _figure(x: NDArray[Any], spec: PoolSpec) -> None:
    label, made = EXPORT["figure"], partial(_make_figure, x, spec)
    st.download_button(label, made, FIGURE, "text/html", key="figure_file", on_click="ignore")


def _make_figure(x: NDArray[Any], spec: PoolSpec) -> str:
    from ui.lessons.standalone import layer_html  # here: Step through does without the lessons until then
    from ui.lessons.words import words

    return layer_html(stepper_data(x, spec, Screen(embedded=True)), EXPORT["figure_title"], words())


def _gif(x: NDArray[Any], spec: PoolSpec, photo: bool, total: int) -> None:
    """Draw the part, for a GIF of `total` steps: it alone is drawn again while the GIF is made."""

    def part() -> None:
        speed = _speed()
        name = _gif_name(x, spec, speed, photo)
        frames = len(frames_of(total))
        st.caption(gif_sentence(total, frames, gif_seconds(frames, speed)))
        _state(name, lambda: _maker().start(name, partial(_make_gif, x, spec, speed, photo)))

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


def _make_gif(x: NDArray[Any], spec: PoolSpec, speed: float, photo: bool, progress: Any) -> bytes:
    return make_gif(x, spec, speed, photo=photo, progress=progress)


def _gif_name(x: NDArray[Any], spec: PoolSpec, speed: float, photo: bool) -> str:
    """Return a hash of everything a GIF depends on."""
    settings = repr((spec, speed, photo, x.shape, str(x.dtype)))
    return sha256(settings.encode() + x.tobytes()).hexdigest()


@st.cache_resource(show_spinner=False)
def _maker() -> GifMaker:
    return GifMaker()

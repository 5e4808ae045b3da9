"""Pool an image: a photo by max, average and min, side by side."""

from dataclasses import replace

import streamlit as st

from pooling import PoolingError, PoolSpec, plan_windows, pool
from ui.app.widgets import frame as nav
from ui.app.widgets.notices import warn
from ui.controls.widgets.controls import choose, pick, row
from ui.controls.widgets.layer import spec_controls
from ui.photos import words as picture_words
from ui.photos.panels import Panel, make_panel
from ui.photos.widgets.panels import show_panels
from ui.photos.widgets.photos import BY_NAME, Picture, choose_photo, current_photo, file_stem, sized

TITLES = {"max": "Max", "avg": "Average", "min": "Min"}


@st.cache_resource(max_entries=6, show_spinner="Resizing the photo…", hash_funcs=BY_NAME)
def prepare(photo: Picture, size: int, fit: str, colour: str) -> tuple[Picture, Panel]:
    """Resize a photo for pooling, and draw it."""
    x = sized(photo.values, size, fit, colour)
    caption = picture_words.panel_caption("input", x.min(), x.max(), x.mean(), x.mean())
    return Picture(f"{photo.name} {size} {fit} {colour}", x), make_panel("Input", x, caption)


@st.cache_resource(max_entries=12, show_spinner="Pooling the photo…", hash_funcs=BY_NAME)
def pooled(picture: Picture, spec: PoolSpec) -> list[Panel]:
    """Pool a picture by each reduction, and draw the results."""
    panels = []
    for reduction, title in TITLES.items():
        y = pool(picture.values, replace(spec, reduction=reduction))
        caption = picture_words.panel_caption(reduction, y.min(), y.max(), y.mean(), picture.values.mean())
        panels.append(make_panel(title, y, caption))
    return panels


def results(key: str, settings: tuple[int, str, str], spec: PoolSpec) -> list[Panel]:
    """Get the photo, pool it and describe it in numbers; return no panels if there is no photo."""
    photo = current_photo(key)
    if photo is None:
        return []
    picture, panel = prepare(photo, *settings)
    *channels, rows, columns = picture.values.shape
    st.markdown(picture_words.pooled_sentence(plan_windows(spec, (rows, columns)), *channels))
    return [panel, *pooled(picture, spec)]


nav.frame("pages/pool_an_image.py")

with row("photo_row"):
    photo_key = choose_photo()
    photo_settings = (int(pick("size", 110)), pick("fit", 170), choose("colour"))
    step_through = st.button(
        "Step through this photo",
        key="step_through",
        icon=":material/grid_view:",
        type="tertiary",
    )
with row("pool_row"):
    layer = spec_controls(reduction=False)

with st.container(key="stage"):
    panels = []
    try:
        panels = results(photo_key, photo_settings, layer)
    except PoolingError as error:
        warn(error, ":material/crop_free:")
    if panels:
        show_panels(panels, key="panels", file_name=file_stem(photo_key))

if step_through:
    st.switch_page("pages/step_through.py", query_params={"source": "Photo"})

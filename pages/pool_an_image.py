"""Pool an image: a photo by max, average and min, side by side."""

import streamlit as st

from pooling import PoolingError, PoolSpec, plan_windows
from ui.app.widgets import frame as nav
from ui.app.widgets.notices import warn
from ui.controls.widgets.controls import choose, pick
from ui.controls.widgets.layer import spec_controls
from ui.controls.widgets.starts import take_along
from ui.controls.widgets.workspace import workspace
from ui.controls.words import GROUPS
from ui.photos import words as picture_words
from ui.photos.panels import Panel
from ui.photos.widgets.panels import download_menu, show_panels
from ui.photos.widgets.photos import choose_photo, current_photo, file_stem
from ui.photos.widgets.results import pooled, prepare


def results(key: str, settings: tuple[int, str, str], spec: PoolSpec) -> list[Panel]:
    """Get the photo, pool it, show it and describe it in numbers; return no panels if there is no photo."""
    photo = current_photo(key)
    if photo is None:
        return []
    picture, panel = prepare(photo, *settings)
    *channels, rows, columns = picture.values.shape
    plan = plan_windows(spec, (rows, columns))
    with st.container(
        key="pooled_line",
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
    ):
        st.markdown(picture_words.pooled_sentence(plan, *channels), width="content")
        step_through()
    panels = [panel, *pooled(picture, spec)]
    show_panels(panels, plan)
    return panels


def step_through() -> None:
    """Offer the same photo with the same window on Step through."""
    label, icon = "Step through this photo", ":material/grid_view:"
    if st.button(label, key="step_through", icon=icon, type="tertiary"):
        take_along()
        st.switch_page("pages/step_through.py", query_params={"source": "Photo"})


nav.frame("pages/pool_an_image.py")

place = workspace()
with place.settings.group(GROUPS["input"]):
    size, fit = int(place.settings.ask(pick, "size", 110)), place.settings.ask(pick, "fit")
with place.row:
    layer = spec_controls(settings=place.settings, reduction=False, slider=True)
    photo_key, colour = choose_photo(), choose("colour")
buttons = place.buttons()
with buttons:
    place.settings.button()

with place.stage:
    panels = []
    try:
        panels = results(photo_key, (size, fit, colour), layer)
    except PoolingError as error:
        warn(error, ":material/crop_free:")
if panels:
    with buttons:
        download_menu(panels, file_stem(photo_key))

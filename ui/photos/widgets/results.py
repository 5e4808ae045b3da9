"""A photo and its results as panels: each is made once and kept for all sessions."""

from dataclasses import replace

import streamlit as st

from pooling import PoolSpec, pool
from ui.photos.panels import Panel, make_panel
from ui.photos.widgets.photos import BY_NAME, Picture, sized
from ui.photos.words import panel_caption
from ui.stepper.reduction_words import MAIN, REDUCTION_WORDS


@st.cache_resource(max_entries=6, show_spinner="Resizing the photo…", hash_funcs=BY_NAME)
def prepare(photo: Picture, size: int, fit: str, colour: str) -> tuple[Picture, Panel]:
    """Resize a photo for pooling, and draw it."""
    x = sized(photo.values, size, fit, colour)
    caption = panel_caption("input", x.min(), x.max(), x.mean(), x.mean())
    return Picture(f"{photo.name} {size} {fit} {colour}", x), make_panel("Input", x, caption)


@st.cache_resource(max_entries=12, show_spinner="Pooling the photo…", hash_funcs=BY_NAME)
def pooled(picture: Picture, spec: PoolSpec) -> list[Panel]:
    """Pool a picture by each reduction, and draw the results."""
    panels = []
    for reduction in MAIN:
        y = pool(picture.values, replace(spec, reduction=reduction))
        caption = panel_caption(reduction, y.min(), y.max(), y.mean(), picture.values.mean())
        panels.append(make_panel(REDUCTION_WORDS[reduction].label, y, caption))
    return panels

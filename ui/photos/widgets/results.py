"""A photo and its results as panels: each is made once and kept for a while, for all sessions."""

from dataclasses import replace

import streamlit as st

from pooling import PoolSpec, pool
from ui.photos.cache import cached
from ui.photos.panels import Panel, make_panel
from ui.photos.sizes import sized
from ui.photos.widgets.photos import Picture
from ui.photos.words import panel_caption
from ui.stepper.reduction_words import MAIN, REDUCTION_WORDS


@cached(most=6)
def prepare(photo: Picture, size: int, fit: str, colour: str) -> tuple[Picture, Panel]:
    """Resize a photo for pooling, and draw it."""
    with st.spinner("Resizing the photo…"):
        x = sized(photo.values, size, fit, colour)
        caption = panel_caption("input", x.min(), x.max(), x.mean(), x.mean())
        return Picture(f"{photo.name} {size} {fit} {colour}", x), make_panel("Input", x, caption)


@cached(most=12)
def pooled(picture: Picture, spec: PoolSpec) -> list[Panel]:
    """Pool a picture by each reduction, and draw the results."""
    with st.spinner("Pooling the photo…"):
        return [_panel(picture, replace(spec, reduction=reduction)) for reduction in MAIN]


def _panel(picture: Picture, spec: PoolSpec) -> Panel:
    y = pool(picture.values, spec)
    caption = panel_caption(spec.reduction, y.min(), y.max(), y.mean(), picture.values.mean())
    return make_panel(REDUCTION_WORDS[spec.reduction].label, y, caption)

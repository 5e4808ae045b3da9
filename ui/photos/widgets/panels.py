"""Panels side by side on a page, with a lens over all of them, a wipe, and a menu of downloads."""

from collections.abc import Sequence

import streamlit as st

from pooling import WindowPlan
from ui.app import assets
from ui.app.widgets.downloads import download, export_popover
from ui.photos.numbers import lens_axes
from ui.photos.panels import Panel, displayed_ratio, panel_html
from ui.photos.words import LENS, LENS_KEYS

SIDE_BY_SIDE = 150  # px a panel needs; on a phone, two fit side by side
_lens = st.components.v2.component("lens", **assets.component("lens"))


def show_panels(panels: Sequence[Panel], plan: WindowPlan) -> None:
    """Draw the photo and its results side by side, all as large; the lens shows the windows of `plan`."""
    st.html(assets.style("show.css", "pictures.css"))
    ratio = displayed_ratio(panels[0].shape)
    with st.grid(len(panels), min_column_width=SIDE_BY_SIDE, key="panels"):
        for panel in panels:
            with st.container(key=f"panels_{panel.title.lower()}"):
                st.html(panel_html(panel, ratio, LENS_KEYS if panel is panels[0] else ""))
    _lens(key="lens", data={**lens_axes(plan), "words": LENS})


def download_menu(panels: Sequence[Panel], file_name: str) -> None:
    """Draw the menu of PNG files; its content is made when it is opened."""
    menu = export_popover()
    if not menu.open:
        return
    with menu:
        for panel in panels:
            size = "x".join(map(str, panel.shape))
            name = f"{file_name}-{panel.title.lower()}-{size}.png"
            download(f"{panel.title} as PNG", panel.png, name)

"""Panels side by side on a page, with their downloads."""

from collections.abc import Sequence

import streamlit as st

from ui.app import assets
from ui.photos.panels import Panel, displayed_ratio, panel_html

SIDE_BY_SIDE = 150  # px a panel needs; on a phone, two fit side by side


def show_panels(panels: Sequence[Panel], *, key: str, file_name: str = "") -> None:
    """Draw panels side by side, all as large as the first, with downloads if there is a `file_name`."""
    st.html(assets.style("show.css"))
    ratio = displayed_ratio(panels[0].shape)
    with st.grid(len(panels), min_column_width=SIDE_BY_SIDE, key=key):
        for panel in panels:
            with st.container(key=f"{key}_{panel.title.lower()}"):
                st.html(panel_html(panel, ratio))
                if file_name:
                    _download(panel, file_name)


def _download(panel: Panel, file_name: str) -> None:
    rows, columns = panel.shape
    st.download_button(
        f"{panel.title} as PNG",
        panel.png,
        f"{file_name}-{panel.title.lower()}-{rows}x{columns}.png",
        "image/png",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )

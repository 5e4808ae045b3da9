"""The export menu of One number a map: the maps, their numbers, pictures, and programs."""

import numpy as np
import streamlit as st

from pooling.images import encode_png
from ui.app.widgets.downloads import WIDTH, download, export_popover
from ui.app.widgets.share import take_buttons
from ui.export.words import EXPORT
from ui.head.figure import Maps
from ui.head.files import (
    FILE,
    PIXELS,
    activation_picture,
    head_programs,
    maps_file,
    maps_picture,
    numbers_csv,
)


def export_menu(maps: Maps, kind: str, label: int | None) -> None:
    """Draw the menu; its content is made when it is opened."""
    menu = export_popover()
    if not menu.open:
        return
    with menu, st.container(width=WIDTH, gap="small"):
        texts = {
            EXPORT["code"]: head_programs(maps, kind),
            EXPORT["tables"]: {"All as CSV": numbers_csv(maps)},
        }
        take_buttons(texts, key="copies", pictures=False)
        st.caption(f"The programs open the maps as {FILE}.")
        download(f"Maps as {FILE}", maps_file(maps), FILE, "application/octet-stream")
        download("Maps as PNG", encode_png(maps_picture(maps)), "maps.png")
        heat = None if label is None else activation_picture(maps, label)
        if heat is not None:
            large = np.repeat(np.repeat(heat, PIXELS, axis=0), PIXELS, axis=1)
            download("Class activation map as PNG", encode_png(large), "class-activation.png")

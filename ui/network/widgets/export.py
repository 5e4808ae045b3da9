"""The export menu of Filter, detect, condense: pictures, numbers, and programs that make them."""

import streamlit as st

from pooling.images import encode_png
from pooling.matrices import format_matrix
from pooling.network import Extraction
from ui.app.plain_text import plain
from ui.app.widgets.downloads import WIDTH, download, export_popover
from ui.app.widgets.share import take_buttons
from ui.export.photo_code import FILE
from ui.export.tables import csv
from ui.export.words import EXPORT
from ui.network.code import all_programs
from ui.network.paint import Scale, maps_of, paint
from ui.network.words import STAGES


def export_menu(made: Extraction, stem: str) -> None:
    """Draw the menu; its content is made when it is opened."""
    menu = export_popover()
    if not menu.open:
        return
    programs, reasons = all_programs(made)
    with menu, st.container(width=WIDTH, gap="small"):
        texts = {EXPORT["code"]: programs, EXPORT["tables"]: {"Kernel": format_matrix(made.kernel)}}
        take_buttons(texts, key="copies", pictures=False)
        for reason in reasons:
            st.caption(plain(reason))
        st.caption(f"The programs open the photo as {FILE}.")
        pixels = paint(made, Scale.of(made))
        download(f"{STAGES[0]} as {FILE}", encode_png(pixels[0]), FILE)
        for title, picture, values in zip(STAGES[1:], pixels[1:], maps_of(made), strict=True):
            name = f"{stem}-{title.lower()}"
            with st.container(horizontal=True, gap="xsmall"):
                download(f"{title} as PNG", encode_png(picture), f"{name}.png")
                download(f"{title} as CSV", csv(values).encode(), f"{name}.csv", "text/csv")

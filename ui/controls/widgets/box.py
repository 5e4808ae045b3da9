"""The four numbers of a box: they stand for one setting, which the figure changes too."""

from typing import Any

import streamlit as st

from ui.app.widgets.notices import mention
from ui.controls.settings import SETTINGS
from ui.controls.text_types import Box
from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.controls import row
from ui.controls.widgets.held import assign
from ui.controls.words import BOX_ENDS, BOX_SIDES, GROUPS

SIDE_WIDTH, STEP = 104, 0.25
_KEYS = [f"box_{side.lower()}" for side in BOX_SIDES]


def ask_box(settings: AllSettings) -> tuple[float, float, float, float]:
    """Ask for the box in All settings; they are not bound to the address, which holds the one text."""
    setting, text = SETTINGS["box"], str(settings.keep("box"))
    if not isinstance(setting, Box):
        raise TypeError("box is no Box")
    sides = setting.sides(text)
    if settings.open:
        with settings.group(GROUPS["box"]), row("box_row"):
            for key, label, side in zip(_KEYS, BOX_SIDES, sides, strict=True):
                if st.session_state.get(key) != side:
                    st.session_state[key] = side
                st.number_input(
                    label,
                    0.0,
                    float(setting.MOST),
                    step=STEP,
                    key=key,
                    width=SIDE_WIDTH,
                    on_change=_take_sides,
                )
    return sides


def _take_sides() -> None:
    """Set the box, unless it would end before it begins: that is said, and the last numbers stay."""
    text = ",".join(f"{st.session_state[key]:g}" for key in _KEYS)
    if SETTINGS["box"].validate(text):
        mention(BOX_ENDS, ":material/edit_off:")
    take_box(text)


def take_box(text: Any) -> None:
    """Set the box if the text is valid; called in a callback."""
    setting = SETTINGS["box"]
    if isinstance(text, str) and not setting.validate(text):
        assign(box=setting.value(text))

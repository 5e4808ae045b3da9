"""The maps of VGG16 on the page: an offer to load it, its progress, or one sentence on what is wrong."""

from typing import Any

import streamlit as st
from numpy.typing import NDArray

from ui.app.widgets.ask_again import ask_again
from ui.app.widgets.notices import warn
from ui.head.vgg16 import AGAIN, LOAD, OFFER, Waiting, is_here, look_vgg16

WANTED, SAID = "vgg16_wanted", "vgg16_said"
BEFORE_THE_FIRST_LOOK = 0.15  # s: a photo that was seen before is answered by then


def vgg16(photo: NDArray[Any]) -> NDArray[Any] | None:
    """Return the maps of a photo, (3, H, W); until there are any, draw what leads to them."""
    state = st.session_state
    if SAID in state:
        warn(state[SAID], ":material/cloud_off:")
        _offer(AGAIN)
        return None
    if not (state.get(WANTED) or is_here()):
        st.info(OFFER, icon=":material/download:")
        _offer(LOAD)
        return None
    found = look_vgg16(photo, BEFORE_THE_FIRST_LOOK)
    if isinstance(found, Waiting | str):
        st.fragment(_wait)(photo, found)
        return None
    return found


def _offer(label: str) -> None:
    st.button(label, key="vgg16_load", type="primary", on_click=_load)


def _load() -> None:
    st.session_state.pop(SAID, None)
    st.session_state[WANTED] = True


def _wait(photo: NDArray[Any], first: Waiting | str) -> None:
    """Show how far it is, and draw the page anew at the end."""
    found = first if isinstance(first, str) else look_vgg16(photo)
    if isinstance(found, Waiting):
        st.progress(found.share, found.sentence)
        ask_again()
        return
    if isinstance(found, str):
        st.session_state[SAID] = found
        st.session_state.pop(WANTED, None)
    st.rerun()

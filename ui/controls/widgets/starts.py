"""What Pool an image begins with in place of the defaults, which would suit a small matrix.

An address that names a setting of the page keeps its result: only a bare one begins so. These settings then
are the page's own. The menu does not take them to other pages, whose inputs they would not fit, and brings
them back; "Step through this photo" takes them along.
"""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from ui.controls.settings import IMAGE_START, SETTINGS

HOME, IMAGE = "app.py", "pages/pool_an_image.py"
_OWN, _BEGAN, _HERE = "image_settings", "image_began", "image_settings_here"
_SIZES = ("window", "stride", "dilation", "pad")
NAMED = {
    key
    for key in SETTINGS
    if key.startswith(_SIZES) or key in ("photo", "size", "fit", "colour", "ceil_mode", "count_include_pad")
}
"""The settings by which a link to the page says that it means something else."""


def change_page(before: str | None, path: str, sent: dict[str, str], *, went_back: bool) -> dict[str, str]:
    """Return what the browser `sent`, without the settings of the page that is left, with those of `path`.

    Of the session, the same settings are changed. After Back and Forward the address alone counts.
    """
    state = st.session_state
    if before == IMAGE and state.pop(_HERE, False):
        state[_OWN] = {key: state.get(key, SETTINGS[key].default) for key in IMAGE_START}
        if not went_back:
            sent = _without_own(sent)
    if path != IMAGE:
        return sent
    began = state.setdefault(_BEGAN, not _is_named(sent, NAMED if before in (None, HOME) else IMAGE_START))
    begins = began and not _is_named(sent, NAMED if went_back else IMAGE_START, went_back=went_back)
    state[_HERE] = began and (begins or went_back)
    return sent | _begin(went_back=went_back) if begins else sent


def take_along() -> None:
    """Let the settings of this page go along to the next one."""
    st.session_state[_HERE] = False


def _without_own(sent: dict[str, str]) -> dict[str, str]:
    for key in IMAGE_START:
        st.session_state[key] = SETTINGS[key].default
    return {key: text for key, text in sent.items() if key not in IMAGE_START}


def _is_named(sent: dict[str, str], keys: Iterable[str], *, went_back: bool = False) -> bool:
    """Whether the address names one of the settings, or the page before has changed those of the start."""
    state = st.session_state
    changed = [key for key in IMAGE_START if state.get(key, SETTINGS[key].default) != SETTINGS[key].default]
    return any(key in sent for key in keys) or (bool(changed) and not went_back)


def _begin(*, went_back: bool) -> dict[str, str]:
    """Set what the page had before, or what it begins with; return it as it stands in a link."""
    values: dict[str, Any] = st.session_state.get(_OWN, IMAGE_START)
    if not went_back:
        for key, value in values.items():
            st.session_state[key] = value
    return {key: SETTINGS[key].text(value) for key, value in values.items() if value != SETTINGS[key].default}

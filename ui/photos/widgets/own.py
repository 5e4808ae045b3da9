"""The learner's own photo: taken from a file or the camera, shown while in use, back after a reload.

Not public in Streamlit: `get_script_run_ctx` and the files behind it. tests/pages/test_pool_an_image.py
holds it.
"""

from secrets import token_hex, token_urlsafe
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pooling.images import EXTENSIONS, MAX_MEGAPIXELS, ImageError
from pooling.images.readers import Readers
from ui.app import assets
from ui.app.plain_text import plain
from ui.app.widgets.messages import message_of
from ui.app.widgets.notices import warn
from ui.controls.settings import CAMERA
from ui.photos.cache import Cache
from ui.photos.own import MOST_MEGABYTES, OwnPhoto, PhotoStore
from ui.photos.words import CAMERA_NAME, TAKE_ANOTHER, file_gone, lost_photo, no_photo_yet, still_used

CAMERA_WIDTH = 260  # px: small, to leave room for the figure
LONGEST_SIDE = 2048  # px, for a decoded photo: twice the largest size on offer
LONGEST_OWNER = 64  # characters, of what a browser sends

OWNER, REJECTED, AGAIN = "own_photo_owner", "own_photo_rejected", "take_another"
FIELD = "own_photo_field"
"""A name that no other session has: after a restart, the field must not show what only the browser has."""
_decoded: Cache[str, NDArray[np.uint8]] = Cache(most=6)
_owner = st.components.v2.component("photo_owner", js=assets.script("photo_owner"))


def own_photo(source: str) -> OwnPhoto | None:
    """Draw what takes a photo from `source`, a file or the camera; return the photo in use, if any."""
    state = st.session_state
    _owner(key="unseen_photo_owner", data={"owner": _known()}, on_owner_change=_come_back)
    _come_back()  # a session that replaces a lost one begins with what the browser sends: nothing has changed
    _readers().warm_up()
    photo = _store().find(_known(), source)
    with st.container(key="own_photo", horizontal=True, vertical_alignment="center"):
        st.html(assets.style("own_photo.css"))
        if photo:
            st.html(photo.html, width="content")
        if source == CAMERA and photo and not state.get(AGAIN):
            st.button(TAKE_ANOTHER, key="again", icon=":material/photo_camera:", on_click=_take_another)
            return photo
        held = _field(source) is not None
    _say(source, photo, state.get(REJECTED, "") if held else "")
    return photo


def _say(source: str, photo: OwnPhoto | None, rejected: str) -> None:
    """Say in one sentence what is wrong or missing."""
    if rejected:
        warn(still_used(rejected, photo.name) if photo else rejected, ":material/broken_image:")
    elif photo is None:
        gone = _known() and not _store().knows(_known())
        st.info(plain(lost_photo() if gone else no_photo_yet(source)), icon=":material/add_photo_alternate:")


def _field(source: str) -> Any:
    """Ask for a photo, with a field that is empty again after each one it took; return what it holds."""
    key = f"{source}_{st.session_state.setdefault(FIELD, token_hex(4))}"
    options: dict[str, Any] = {"key": key, "on_change": _take, "args": (key, source)}
    if source == CAMERA:
        return st.camera_input("Take a photo", label_visibility="collapsed", width=CAMERA_WIDTH, **options)
    return st.file_uploader(
        f"Your photo: up to {MOST_MEGABYTES} MB and {MAX_MEGAPIXELS} megapixels",
        ["image", *EXTENSIONS],
        max_upload_size=MOST_MEGABYTES,
        label_visibility="collapsed",
        **options,
    )


def _take(key: str, source: str) -> None:
    """Keep the file of a field; one that is no picture leaves the photo in use where it is."""
    state = st.session_state
    file = state[key]
    state[REJECTED] = ""
    if file is None:
        return
    if not hasattr(file, "getvalue"):  # Streamlit's DeletedFile: the browser has it, the server does not
        state[REJECTED] = file_gone()
        return
    data = file.getvalue()
    try:
        pixels, shape = _readers().read(data, LONGEST_SIDE)
    except ImageError as error:
        state[REJECTED] = str(error)
        return
    state[OWNER] = _known() or token_urlsafe()
    name = CAMERA_NAME if source == CAMERA else file.name
    photo = OwnPhoto.of(name, data, pixels, shape)
    _store().keep(state[OWNER], source, photo)
    _decoded.keep(photo.digest, pixels)
    state[FIELD], state[AGAIN] = token_hex(4), False
    _release(file)


def _release(file: Any) -> None:
    """Let Streamlit forget its own copy of a file, which it would keep as long as the session lasts."""
    ctx = get_script_run_ctx()
    if ctx is not None and isinstance(ctx.uploaded_file_mgr, MemoryUploadedFileManager):
        ctx.uploaded_file_mgr.remove_file(ctx.session_id, file.file_id)


def _take_another() -> None:
    st.session_state[AGAIN] = True


def _known() -> str:
    owner: str = st.session_state.get(OWNER, "")
    return owner


def _come_back() -> None:
    """Take the owner that the tab had before a reload, if no photo has come meanwhile."""
    owner = message_of("unseen_photo_owner", "owner")
    if isinstance(owner, str) and 0 < len(owner) <= LONGEST_OWNER:
        st.session_state.setdefault(OWNER, owner)


@st.cache_resource(show_spinner=False)
def _store() -> PhotoStore:
    return PhotoStore()


@st.cache_resource(show_spinner=False)
def _readers() -> Readers:
    return Readers()


def pixels_of(photo: OwnPhoto) -> NDArray[np.uint8]:
    """Return a photo as (H, W, 3), reduced if it is very large.

    Raises
    ------
    ImageError
        It was forgotten meanwhile, and the server is too busy to read it again.
    """
    return _decoded.get(photo.digest, lambda: _readers().read(photo.data, LONGEST_SIDE)[0])

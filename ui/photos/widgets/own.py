"""The learner's own photo: taken from a file or the camera, shown while in use, back after a reload."""

from secrets import token_urlsafe
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from pooling.images import MAX_MEGAPIXELS, ImageError, fit_within, read_image, resize
from ui.app import assets
from ui.app.plain_text import plain
from ui.app.widgets.notices import warn
from ui.controls.settings import CAMERA
from ui.photos.own import OwnPhoto, PhotoStore
from ui.photos.words import CAMERA_NAME, TAKE_ANOTHER, lost_photo, no_photo_yet, still_used

FILE_TYPES = ["png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff"]
MOST_MEGABYTES = 10  # one file
CAMERA_WIDTH = 260  # px: small, to leave room for the figure
LONGEST_SIDE = 2048  # px, for a decoded photo: twice the largest size on offer
LONGEST_OWNER = 64  # characters, of what a browser sends

OWNER, REJECTED, TAKEN, AGAIN = "own_photo_owner", "own_photo_rejected", "own_photos_taken", "take_another"
_owner = st.components.v2.component("photo_owner", js=assets.script("photo_owner"))


def own_photo(source: str) -> OwnPhoto | None:
    """Draw what takes a photo from `source`, a file or the camera; return the photo in use, if any."""
    state = st.session_state
    _owner(key="unseen_photo_owner", data={"owner": _known()}, on_owner_change=_come_back)
    photo = _store().find(_known(), source)
    with st.container(key="own_photo", horizontal=True, vertical_alignment="center"):
        if photo:
            st.html(assets.style("own_photo.css") + photo.html, width="content")
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
    key = f"{source}_{st.session_state.get(TAKEN, 0)}"
    options: dict[str, Any] = {"key": key, "on_change": _take, "args": (key, source)}
    if source == CAMERA:
        return st.camera_input("Take a photo", label_visibility="collapsed", width=CAMERA_WIDTH, **options)
    return st.file_uploader(
        f"Your photo: up to {MOST_MEGABYTES} MB and {MAX_MEGAPIXELS} megapixels",
        FILE_TYPES,
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
    data = file.getvalue()
    try:
        pixels, shape = decoded(data)
    except ImageError as error:
        state[REJECTED] = str(error)
        return
    state[OWNER] = _known() or token_urlsafe()
    name = CAMERA_NAME if source == CAMERA else file.name
    _store().keep(state[OWNER], source, OwnPhoto.of(name, data, pixels, shape))
    state[TAKEN], state[AGAIN] = state.get(TAKEN, 0) + 1, False


def _take_another() -> None:
    st.session_state[AGAIN] = True


def _known() -> str:
    owner: str = st.session_state.get(OWNER, "")
    return owner


def _come_back() -> None:
    """Take the owner that the tab had before a reload, if no photo has come meanwhile."""
    owner = st.session_state["unseen_photo_owner"].owner
    if isinstance(owner, str) and len(owner) <= LONGEST_OWNER:
        st.session_state.setdefault(OWNER, owner)


@st.cache_resource(show_spinner=False)
def _store() -> PhotoStore:
    return PhotoStore()


@st.cache_resource(max_entries=6, show_spinner=False)
def decoded(data: bytes) -> tuple[NDArray[np.uint8], tuple[int, int]]:
    """Read a file to (H, W, 3), reduced if it is very large; return its own shape as well.

    Raises:
        ImageError: the file is not a readable picture.
    """
    photo = read_image(data)
    shape = photo.shape[0], photo.shape[1]
    smaller = fit_within(shape, LONGEST_SIDE)
    return photo if smaller == shape else resize(photo, *smaller), shape

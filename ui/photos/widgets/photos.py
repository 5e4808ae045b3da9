"""The photo to pool: a sample, an upload or a snapshot, decoded once and reduced."""

from dataclasses import dataclass
from hashlib import sha256
from operator import attrgetter
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from pooling.images import MAX_MEGAPIXELS, fit_within, read_image, resize, square, to_grey
from pooling.samples import SAMPLES, sample_image
from ui.controls.settings import CAMERA, UPLOAD
from ui.controls.widgets.controls import pick

FILE_TYPES = ["png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff"]
MOST_MEGABYTES = 10
CAMERA_WIDTH = 260  # px: small, to leave room for the figure
LONGEST_SIDE = 2048  # px, for a decoded photo: twice the largest size on offer

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Picture:
    """An array with a name for caches: Streamlit would hash only a sample of a large array."""

    name: str
    values: NDArray[Any]


BY_NAME = {Picture: attrgetter("name")}  # the `hash_funcs` of a cached function that takes a Picture


def choose_photo(*, labelled: bool = True) -> str:
    """Draw the choice of a photo into the current row; return its key."""
    return pick("photo", 210, labelled=labelled)


def current_photo(key: str) -> Pixels | None:
    """Return the chosen photo, (H, W, 3) uint8; draw an uploader or the camera if needed.

    Return None if there is no photo yet.

    Raises:
        ImageError: the file is not a readable picture.
    """
    if key in SAMPLES:
        return _sample(key)
    if key == UPLOAD:
        st.file_uploader(
            f"Your photo: up to {MOST_MEGABYTES} MB and {MAX_MEGAPIXELS} megapixels",
            FILE_TYPES,
            key="upload_file",
            on_change=_keep,
            args=("upload_file", UPLOAD),
            max_upload_size=MOST_MEGABYTES,
            label_visibility="collapsed",
        )
    else:
        st.camera_input(
            "Take a photo",
            key="camera_file",
            on_change=_keep,
            args=("camera_file", CAMERA),
            label_visibility="collapsed",
            width=CAMERA_WIDTH,
        )
    data = st.session_state.get(_kept(key))
    return None if data is None else _decoded(data)


def named(key: str, photo: Pixels) -> Picture:
    """Name the photo of `current_photo`: by the sample's key, or by a digest of the file."""
    return Picture(key if key in SAMPLES else sha256(st.session_state[_kept(key)]).hexdigest(), photo)


def file_stem(key: str) -> str:
    """Return the start of a download's file name; it never repeats the name of the user's own file."""
    return key if key in SAMPLES else "photo"


def _kept(source: str) -> str:
    """Return the session key of an uploaded file: the only state that a link cannot restore."""
    return f"kept_{source}"


def _keep(widget: str, source: str) -> None:
    file = st.session_state[widget]
    if file is None:
        st.session_state.pop(_kept(source), None)
    else:
        st.session_state[_kept(source)] = file.getvalue()


@st.cache_resource(max_entries=12, show_spinner=False)
def _sample(name: str) -> Pixels:
    return sample_image(name)


@st.cache_resource(max_entries=6, show_spinner="Reading the photo…")
def _decoded(data: bytes) -> Pixels:
    photo = read_image(data)
    height, width = fit_within(photo.shape[:2], LONGEST_SIDE)
    return photo if (height, width) == photo.shape[:2] else resize(photo, height, width)


def sized(photo: Pixels, longest: int, fit: str, colour: str) -> NDArray[Any]:
    """Resize a photo for pooling: (H, W) for "grey", else (3, H, W).

    `fit` is "crop" (the middle square), "stretch" (to a square) or "keep" (the shape).
    """
    if fit == "crop":
        photo = square(photo)
    height, width = fit_within(photo.shape[:2], longest) if fit == "keep" else (longest, longest)
    photo = resize(photo, height, width)
    return to_grey(photo) if colour == "grey" else np.moveaxis(photo, -1, 0)

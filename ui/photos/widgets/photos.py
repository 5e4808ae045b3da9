"""The photo to pool: a sample or the learner's own, decoded once and reduced."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from pooling.images import ImageError
from pooling.images.samples import SAMPLES, sample_image
from ui.app.widgets.notices import warn
from ui.controls.widgets.controls import pick
from ui.photos.widgets.own import own_photo, pixels_of

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Picture:
    """An array with a name for caches: Streamlit would hash only a sample of a large array."""

    name: str
    values: NDArray[Any]


def choose_photo(width: int = 200, *, labelled: bool = True) -> str:
    """Draw the choice of a photo into the current row; return its key."""
    return pick("photo", width, labelled=labelled)


def current_photo(key: str) -> Picture | None:
    """Return the chosen photo, (H, W, 3) uint8; for the learner's own, draw what takes it.

    Return None if there is no photo yet, which is said on the page.
    """
    if key in SAMPLES:
        return Picture(key, _sample(key))
    photo = own_photo(key)
    try:
        return None if photo is None else Picture(photo.digest, pixels_of(photo))
    except ImageError as error:  # its pixels were forgotten, and now they cannot be read
        warn(error, ":material/hourglass:")
        return None


def file_stem(key: str) -> str:
    """Return the start of a download's file name; it never repeats the name of the user's own file."""
    return key if key in SAMPLES else "photo"


@st.cache_resource(max_entries=12, show_spinner=False)
def _sample(name: str) -> Pixels:
    return sample_image(name)

"""The four pictures of Filter, Detect, Condense on a page."""

from typing import Any, NamedTuple

import numpy as np
import streamlit as st

from pooling import PoolSpec
from pooling.network import Extraction, extract
from ui.app import assets
from ui.network.figure import figure_data
from ui.network.kernel import KernelDocument, kernel_data
from ui.network.weights import read_weights
from ui.network.widgets.kernel import edit_kernel
from ui.photos.kept import kept
from ui.photos.widgets.photos import Picture, sized

KEY = "chain"
_chain = st.components.v2.component("network", **assets.component("network"))


class Made(NamedTuple):
    """The results of the three stages, and what the component is sent of them."""

    extraction: Extraction
    data: dict[str, Any]


@kept(most=6)
def grey(photo: Picture, size: int, fit: str) -> Picture:
    """Resize a photo, and make it grey."""
    return Picture(f"{photo.name} {size} {fit}", sized(photo.values, size, fit, "grey"))


@kept(most=6)
def make(photo: Picture, weights: str, spec: PoolSpec, padding: str, relu: bool) -> Made:
    """Filter, detect and condense a photo; the same for all sessions.

    Raises:
        PoolingError: a window does not fit.
    """
    x = photo.values.astype(np.float64)
    extraction = extract(x, read_weights(weights), spec, padding=padding, rectify=relu)
    return Made(extraction, figure_data(extraction, rectify=relu))


def show_figure(made: Made, kernel: KernelDocument) -> None:
    """Draw the four pictures with the grid of weights."""
    data = made.data | {"kernel": kernel_data(kernel)}
    _chain(key=KEY, data=[data], on_edit_change=_edited)  # a list: Streamlit would look for tables


def _edited() -> None:
    edit = st.session_state[KEY].edit
    if isinstance(edit, dict):
        edit_kernel(edit)

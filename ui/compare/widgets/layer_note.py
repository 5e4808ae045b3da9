"""A sentence on the page *Compare* about a layer of *Step through* that it does not compare."""

import streamlit as st

from ui.controls.widgets.kept import setting_now
from ui.layers.frameworks import COMPARED, FRAMEWORKS
from ui.layers.labels import LAYERS


def layer_note() -> None:
    """Say what the frameworks have of the layer that is set, unless it is plain pooling."""
    kind = setting_now("layer")
    if kind != "pool":
        st.info(COMPARED.format(layer=LAYERS[kind], frameworks=FRAMEWORKS[kind]), icon=":material/layers:")

"""A page of its own for `benchmarks.stepper`: 32 × 32 cells with numbers; the app has no such large grid."""

import numpy as np
import streamlit as st

from pooling import PoolSpec
from ui.stepper.widgets.stepper import window_stepper

st.set_page_config(layout="wide")
numbers = np.random.default_rng(0).integers(0, 100, (32, 32)).astype(float)
window_stepper(numbers, PoolSpec.of("max", 3, strides=1), key="stepper")

"""Import what the pages need, then exclude it from garbage collection.

Streamlit collects garbage after every run of a page. Without the freeze, each run walks the whole heap of
NumPy, Pillow and Streamlit (measured: 18-27 ms a run instead of 0). Every page imports this module first.
"""

import gc

import numpy as np  # noqa: F401
import PIL.Image  # noqa: F401
import streamlit as st  # noqa: F401

import pooling  # noqa: F401

gc.collect()
gc.freeze()

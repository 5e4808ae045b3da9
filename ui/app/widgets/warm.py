"""Import what the pages need once, then take it out of the garbage collector's sight.

Streamlit collects garbage after every run of every page; without the freeze each run walks the whole heap of
NumPy, Pillow and Streamlit (measured: 18-27 ms a run against 0). Every page imports this module first.
"""

import gc

import numpy as np  # noqa: F401
import PIL.Image  # noqa: F401
import streamlit as st  # noqa: F401

import pooling  # noqa: F401

gc.collect()
gc.freeze()
